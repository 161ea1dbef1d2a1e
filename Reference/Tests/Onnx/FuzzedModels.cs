using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

/// <summary>Small models that between them use every part of the format: subgraphs, functions, sparse and typed data, strings, sizes that are values.</summary>
internal static class FuzzedModels
{
    public static IReadOnlyDictionary<string, Func<ModelProto>> All { get; } = new Dictionary<string, Func<ModelProto>>
    {
        ["elementwise"] = Hostile.Sound,
        ["softmax"] = Softmax,
        ["sizes"] = Sizes,
        ["loop"] = Loop,
        ["if"] = If,
        ["function"] = Function,
        ["data"] = Data,
    };

    private static ModelProto Softmax()
    {
        GraphBuilder graph = new("softmax");
        string x = graph.Input("x", ElementType.Float, 2, 3);
        graph.Output(graph.Node("y", "Softmax", [graph.Node("rows", "Softmax", [x], ("axis", 0L))], ("axis", -1L)), ElementType.Float, 2, 3);
        return graph.Model(21, 10);
    }

    // Shapes and counts that are values of the graph, which a single bit can turn into 2⁶².
    private static ModelProto Sizes()
    {
        GraphBuilder graph = new("sizes");
        string x = graph.Node("zeros", "ConstantOfShape", [graph.Constant("shape", 2, 3)], ("value", Tensor<float>.Vector(1)));
        x = graph.Node("wide", "Expand", [x, graph.Constant("wide-shape", 2, 2, 3)]);
        x = graph.Node("tiled", "Tile", [x, graph.Constant("repeats", 1, 2, 1)]);
        x = graph.Node("padded", "Pad", [x, graph.Constant("pads", 0, 0, 1, 0, 0, 1)]);
        x = graph.Node("slice", "Slice", [x, graph.Constant("starts", 0), graph.Constant("ends", 3), graph.Constant("axes", 2), graph.Constant("steps", 1)]);
        x = graph.Node("flat", "Reshape", [x, graph.Constant("flat-shape", 4, -1)]);
        string range = graph.Node("range", "Range", [.. new long[] { 0, 6, 1 }.Select((v, i) => graph.Constant($"r{i}", Tensor<long>.Scalar(v)))]);
        graph.Output(graph.Node("y", "Gather", [x, range], ("axis", 1L)), ElementType.Float, "n", "m");
        return graph.Model(21, 10);
    }

    private static ModelProto Loop()
    {
        GraphBuilder body = new("body");
        body.Input("i", ElementType.Int64);
        body.Output(body.Node("go-on", "Identity", [body.Input("go", ElementType.Bool)]), ElementType.Bool);
        string state = body.Input("s", ElementType.Float, "n");
        body.Output(body.Node("next", "Add", [state, "x"]), ElementType.Float, "n");
        body.Output(body.Node("seen", "Exp", [state]), ElementType.Float, "n");
        GraphBuilder graph = new("loop");
        string x = graph.Input("x", ElementType.Float, 2), trips = graph.Constant("trips", Tensor<long>.Scalar(3));
        graph.Nodes(["last", "all"], "Loop", [trips, graph.Constant("start", Tensor<bool>.Scalar(true)), x], ("body", body.Proto));
        graph.Output("last", ElementType.Float, "n");
        graph.Output("all", ElementType.Float, "t", "n");
        return graph.Model(21, 10);
    }

    private static ModelProto If()
    {
        GraphBuilder then = new("then"), otherwise = new("else"), graph = new("if");
        then.Output(then.Node("a", "Exp", ["x"]), ElementType.Float, 2);
        otherwise.Output(otherwise.Node("b", "Add", ["x", "x"]), ElementType.Float, 2);
        graph.Input("x", ElementType.Float, 2);
        string condition = graph.Input("c", ElementType.Bool);
        graph.Output(graph.Node("y", "If", [condition], ("then_branch", then.Proto), ("else_branch", otherwise.Proto)), ElementType.Float, 2);
        return graph.Model(21, 10);
    }

    private static ModelProto Function()
    {
        GraphBuilder graph = new("calls");
        graph.Nodes(["h"], "Twice", [graph.Input("x", ElementType.Float, 2)], ("along", 0L)).Domain = "local";
        graph.Nodes(["y"], "Twice", ["h"]).Domain = "local";
        graph.Output("y", ElementType.Float, 2);
        ModelProto model = graph.Model(21, 10);
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "local", Version = 1 });
        AttributeProto axis = new() { Name = "axis", RefAttrName = "along", Type = AttributeProto.Types.AttributeType.Int };
        model.Functions.Add(new FunctionProto
        {
            Name = "Twice",
            Domain = "local",
            Input = { "a" },
            Output = { "c" },
            Attribute = { "along" },
            OpsetImport = { new OperatorSetIdProto { Version = 21 } },
            Node =
            {
                new NodeProto { OpType = "Softmax", Input = { "a" }, Output = { "b" }, Attribute = { axis } },
                new NodeProto { OpType = "Add", Input = { "b", "b" }, Output = { "c" } },
            },
        });
        return model;
    }

    private static ModelProto Data()
    {
        GraphBuilder graph = new("data");
        graph.Constant("texts", Tensor<string>.Vector("a", "b"));
        graph.Constant("nibbles", new Tensor<sbyte>([1, -8, 7], [3], ElementType.Int4));
        graph.Constant("half", new Tensor<float>([1, 2, 3], [3], ElementType.Float16));
        graph.Proto.Initializer.Add(new TensorProto { Name = "fields", DataType = (int)ElementType.Float, Dims = { 2, 2 }, FloatData = { 1, 2, 3, 4 } });
        graph.Proto.SparseInitializer.Add(new SparseTensorProto
        {
            Values = TensorWriter.Write(Tensor<float>.Vector(5, 6), "sparse"),
            Indices = TensorWriter.Write(new Tensor<long>([0, 0, 1, 1], [2, 2]), ""),
            Dims = { 2, 2 },
        });
        graph.Output(graph.Node("y", "Add", ["fields", "sparse"]), ElementType.Float, 2, 2);
        graph.Output(graph.Node("z", "Exp", ["half"]), ElementType.Float16, 3);
        return graph.Model(21, 10);
    }
}
