using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Verification.Models.Backends;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Backends;

public sealed class SharedWeightsTests
{
    private static readonly Tensor<float> Input = Random(1, 1, 32, 9, 9);

    [Fact]
    public void A_session_given_weights_computes_what_one_that_reads_them_computes()
    {
        ModelProto model = Network();
        BackendRun run = OrtBackend.Cpu.Run(model, null, new Dictionary<string, Value> { ["x"] = Input }, everyTensor: true);
        using SessionOptions options = new() { GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL };
        using InferenceSession session = new(model.ToByteArray(), options);
        using OrtValue x = OrtValue.CreateTensorValueFromMemory(Input.Values, [1, 32, 9, 9]);
        using RunOptions plainly = new();
        using IDisposableReadOnlyCollection<OrtValue> results = session.Run(plainly, ["x"], [x], ["y"]);
        Assert.Equal(results[0].GetTensorDataAsSpan<float>().ToArray(), ((Tensor<float>)run.Values["y"]).Values);
        Assert.Contains("c", run.Values.Keys);
    }

    [Fact]
    public void The_model_itself_keeps_its_weights()
    {
        ModelProto model = Network(), before = model.Clone();
        OrtBackend.Cpu.Run(model, Path.GetTempPath(), new Dictionary<string, Value> { ["x"] = Input }, everyTensor: true);
        Assert.Equal(before, model);
    }

    [Fact]
    public void Only_large_whole_weights_of_models_without_external_data_are_shared()
    {
        Assert.NotNull(Dispose(SharedWeights.Of(Network())));
        ModelProto small = Network(), damaged = Network(), external = Network();
        small.Graph.Initializer[0].RawData = ByteString.CopyFrom(new byte[16]);
        Assert.Null(SharedWeights.Of(small));
        damaged.Graph.Initializer[0].Dims[0]++;
        Assert.Null(SharedWeights.Of(damaged));
        Assert.Throws<BackendException>(() => OrtBackend.Cpu.Run(damaged, null, new Dictionary<string, Value> { ["x"] = Input }, everyTensor: true));
        external.Graph.Initializer.Add(new TensorProto { Name = "other", DataType = 1, Dims = { 4 }, DataLocation = TensorProto.Types.DataLocation.External });
        Assert.Null(SharedWeights.Of(external));
    }

    [Fact]
    public void The_folder_of_the_empty_file_is_gone_afterwards()
    {
        SharedWeights shared = SharedWeights.Of(Network())!;
        Assert.True(Directory.Exists(shared.Folder));
        shared.Dispose();
        Assert.False(Directory.Exists(shared.Folder));
    }

    private static SharedWeights? Dispose(SharedWeights? shared)
    {
        shared?.Dispose();
        return shared;
    }

    private static ModelProto Network()
    {
        GraphBuilder graph = new("network");
        graph.Input("x", ElementType.Float, new(1), new(32), new(9), new(9));
        graph.Constant("w", Random(2, 32, 32, 3, 3));
        graph.Node("c", "Conv", ["x", "w"]);
        graph.Node("y", "Relu", ["c"]);
        graph.Output("y", ElementType.Float, new(1), new(32), new(7), new(7));
        return graph.Model(13, 8);
    }

    private static Tensor<float> Random(int seed, params int[] shape)
    {
        Random random = new(seed);
        return new Tensor<float>([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.NextSingle() - 0.5f)], shape);
    }
}
