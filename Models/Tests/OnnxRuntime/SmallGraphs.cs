using Google.Protobuf;
using Onnx;

namespace Verification.Models.Tests.OnnxRuntime;

/// <summary>Graphs of a node or two, built in memory.</summary>
internal static class SmallGraphs
{
    /// <summary>y = a·b + c for a [2, 3], b [3, 2], c [2].</summary>
    public static byte[] MatMulThenAdd()
    {
        var graph = new GraphProto { Name = "matmul-then-add" };
        graph.Node.Add(Node("MatMul", "product", "a", "b"));
        graph.Node.Add(Node("Add", "y", "product", "c"));
        graph.Input.Add([Tensor("a", 2, 3), Tensor("b", 3, 2), Tensor("c", 2)]);
        graph.Output.Add(Tensor("y", 2, 2));
        return Model(graph).ToByteArray();
    }

    /// <summary>A model of the graph at IR 10 and opset 21, which every runtime in use reads.</summary>
    public static ModelProto Model(GraphProto graph)
    {
        var model = new ModelProto { IrVersion = 10, ProducerName = "verification", Graph = graph };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = 21 });
        return model;
    }

    private static NodeProto Node(string operation, string output, params string[] inputs)
    {
        var node = new NodeProto { Name = output, OpType = operation };
        node.Input.Add(inputs);
        node.Output.Add(output);
        return node;
    }

    private static ValueInfoProto Tensor(string name, params long[] dimensions)
    {
        var shape = new TensorShapeProto();
        shape.Dim.Add(dimensions.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }));
        return new()
        {
            Name = name,
            Type = new() { TensorType = new() { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }
}
