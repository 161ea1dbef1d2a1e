using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Verification.Reference.Kernels;

namespace Verification.Benchmarks;

/// <summary>ONNX Runtime's CPU provider as the peer of the convolution: models of one Conv node, filters and bias constant, so that it may lay them out beforehand.</summary>
internal sealed class OnnxRuntimeConvolution : IConvolutionPeer
{
    public string Description => $"ONNX Runtime {OrtEnv.Instance().GetVersionString()}, CPU";

    public IPreparedConvolution Prepare(ConvolutionShape shape, float[] x, float[] w, float[] bias, int threads)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };

        // Threads that wait by spinning would go on doing so in our turn: with two threads on two cores ours took four times as long.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new Prepared(new InferenceSession(Model(shape, w, bias), options), shape, x);
    }

    private static byte[] Model(ConvolutionShape shape, float[] w, float[] bias)
    {
        var node = new NodeProto { OpType = "Conv" };
        node.Input.Add(["x", "w", "bias"]);
        node.Output.Add("y");
        node.Attribute.Add([Ints("strides", shape.Strides), Ints("dilations", shape.Dilations), Ints("pads", [.. shape.PadsBegin, .. shape.PadsEnd])]);
        node.Attribute.Add(new AttributeProto { Name = "group", Type = AttributeProto.Types.AttributeType.Int, I = shape.Groups });

        var graph = new GraphProto { Name = "conv" };
        graph.Node.Add(node);
        graph.Initializer.Add([Constant("w", w, [shape.Filters, shape.Channels / shape.Groups, .. shape.Kernel]), Constant("bias", bias, [shape.Filters])]);
        graph.Input.Add(Tensor("x", [shape.Batch, shape.Channels, .. shape.Input]));
        graph.Output.Add(Tensor("y", [shape.Batch, shape.Filters, .. shape.Output]));
        var model = new ModelProto { IrVersion = 10, Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Version = 21 });
        return model.ToByteArray();
    }

    private static AttributeProto Ints(string name, int[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.Add(values.Select(v => (long)v));
        return attribute;
    }

    private static TensorProto Constant(string name, float[] values, int[] shape)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
        tensor.Dims.Add(shape.Select(d => (long)d));
        tensor.FloatData.Add(values);
        return tensor;
    }

    private static ValueInfoProto Tensor(string name, int[] dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(dimensions.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }));
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } } };
    }

    private sealed class Prepared : IPreparedConvolution
    {
        private readonly InferenceSession _session;
        private readonly RunOptions _options = new();
        private readonly OrtIoBinding _binding;
        private readonly OrtValue _x;
        private readonly OrtValue _y;

        internal Prepared(InferenceSession session, ConvolutionShape shape, float[] x)
        {
            _session = session;
            _x = OrtValue.CreateTensorValueFromMemory(x, [shape.Batch, shape.Channels, .. shape.Input.Select(d => (long)d)]);
            _y = OrtValue.CreateTensorValueFromMemory(new float[shape.OutputLength], [shape.Batch, shape.Filters, .. shape.Output.Select(d => (long)d)]);
            _binding = session.CreateIoBinding();
            _binding.BindInput("x", _x);
            _binding.BindOutput("y", _y);
        }

        public void Run() => _session.RunWithBinding(_options, _binding);

        public void Dispose()
        {
            _binding.Dispose();
            _x.Dispose();
            _y.Dispose();
            _options.Dispose();
            _session.Dispose();
        }
    }
}
