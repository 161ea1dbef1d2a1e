using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Reference.Tests.Onnx;

public sealed class NestingTests
{
    private const int VeryDeep = 10_000;

    [Fact]
    public void Graphs_ten_thousand_deep_are_refused_in_memory() => Hostile.IsRefused(Model(Nested(VeryDeep)), "nested more than 64 deep");

    [Fact]
    public void Graphs_ten_thousand_deep_are_refused_as_bytes() =>
        Hostile.Refuses(() => ModelLoader.Load(Wrapped(VeryDeep, [(1, 0x0A), (5, 0x32), (6, 0x3A)]), "m.onnx"), "m.onnx: ");

    [Fact]
    public void Sequences_and_optionals_ten_thousand_deep_are_refused_as_bytes()
    {
        Hostile.Refuses(() => ValueReader.Read(Wrapped(VeryDeep, [(5, 0x2A)], [0x10, 3]), ValueKind.Sequence), "no sequence");
        Hostile.Refuses(() => ValueReader.Read(Wrapped(VeryDeep, [(7, 0x3A)], [0x10, 5]), ValueKind.Optional), "");
    }

    [Fact]
    public void Values_cannot_be_wrapped_without_end()
    {
        Value value = new Tensor<float>([1]);
        Assert.Contains("64 deep", Assert.Throws<ShapeException>(() =>
        {
            for (int i = 0; i < VeryDeep; i++)
            {
                value = i % 2 == 0 ? new Optional(value) : new Sequence([value]);
            }
        }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_that_calls_itself_is_refused() => Hostile.IsRefused(Calling(Function("f", "f")), "circle", "'f' → 'f'");

    [Fact]
    public void Functions_that_call_each_other_are_refused() =>
        Hostile.IsRefused(Calling(Function("f", "g"), Function("g", "h"), Function("h", "f")), "circle", "'f' → 'g' → 'h' → 'f'");

    [Fact]
    public void Functions_that_call_ten_thousand_others_in_turn_are_refused() =>
        Hostile.IsRefused(Calling([.. Enumerable.Range(0, VeryDeep).Select(i => Function(i == 0 ? "f" : $"f{i}", $"f{i + 1}")), Function($"f{VeryDeep}")]), "64 deep");

    [Fact]
    public void Functions_whose_calls_multiply_are_refused() =>
        Hostile.IsRefused(Calling([.. Enumerable.Range(0, 40).Select(i => Function(i == 0 ? "f" : $"f{i}", $"f{i + 1}", $"f{i + 1}")), Function("f40")]), "nodes");

    [Fact]
    public void Functions_within_reason_are_called()
    {
        ModelProto model = Calling(Function("f", "g", "g"), Function("g"));
        Assert.Equal([2.0, 4.0], ((Tensor<double>)Hostile.Run(model, ("x", Tensor<float>.Vector(1, 2)))["y"]).Values);
    }

    [Fact]
    public void A_function_that_is_there_twice_is_refused() => Hostile.IsRefused(Calling(Function("f"), Function("f")), "function 'f'", "twice");

    [Fact]
    public void A_call_with_too_many_inputs_is_refused()
    {
        ModelProto model = Calling(Function("f"));
        model.Graph.Node[0].Input.Add("x");
        Hostile.Refuses(() => Hostile.Run(model, ("x", Tensor<float>.Vector(1, 2))), "m.onnx: node 'y' (local.f)", "2 inputs");
    }

    [Fact]
    public void A_reference_to_an_attribute_that_no_function_declares_is_refused()
    {
        AttributeProto reference = new() { Name = "axis", RefAttrName = "along", Type = AttributeType.Int };
        Hostile.IsRefused(Hostile.Spoilt(m => m.Graph.Node[0].Attribute.Add(reference)), "node 'sum' (Add)", "'along'", "in no function");
        FunctionProto function = Function("f");
        function.Attribute.Add("axes");
        function.Node[0].Attribute.Add(reference);
        Hostile.IsRefused(Calling(function), "function 'f'", "'along'", "axes");
    }

    [Fact]
    public void An_error_deep_inside_names_the_node_once() =>
        Hostile.IsRefused(Model(Nested(30, "Softmax", new AttributeProto { Name = "axis" })), "node 'y' (Softmax)", "'axis' has no type");

    private static ModelProto Model(GraphProto graph) => new() { IrVersion = 10, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 21 } } };

    // An If in an If in an If …
    private static GraphProto Nested(int depth, string opType = "Constant", AttributeProto? innermost = null)
    {
        NodeProto node = new() { OpType = opType, Output = { "y" } };
        if (innermost is not null)
        {
            node.Attribute.Add(innermost);
        }
        GraphProto graph = new() { Name = "g", Node = { node }, Output = { new ValueInfoProto { Name = "y" } } };
        for (int i = 0; i < depth; i++)
        {
            graph = new()
            {
                Name = "g",
                Node = { new NodeProto { OpType = "If", Output = { "y" }, Attribute = { new AttributeProto { Name = "then_branch", Type = AttributeType.Graph, G = graph } } } },
                Output = { new ValueInfoProto { Name = "y" } },
            };
        }
        return graph;
    }

    // Messages in messages, written from the inside out: the generated classes would overflow the stack themselves.
    private static byte[] Wrapped(int depth, (int Field, byte Tag)[] fields, byte[]? beside = null)
    {
        List<byte> reversed = [];
        for (int i = depth * fields.Length - 1; i >= 0; i--)
        {
            byte[] length = new byte[5];
            CodedOutputStream stream = new(length);
            stream.WriteLength(reversed.Count);
            reversed.AddRange(length[..(int)stream.Position].Reverse());
            reversed.Add(fields[i % fields.Length].Tag);
            reversed.AddRange((beside ?? []).Reverse());
        }
        if (fields.Length > 1)
        {
            byte[] length = new byte[5];
            CodedOutputStream stream = new(length);
            stream.WriteLength(reversed.Count);
            reversed.AddRange(length[..(int)stream.Position].Reverse());
            reversed.Add(0x3A); // ModelProto.graph
        }
        reversed.Reverse();
        return [.. reversed];
    }

    // y = f(f(…x + x…)): a body that calls others in turn, or doubles.
    private static FunctionProto Function(string name, params string[] calls)
    {
        FunctionProto function = new() { Name = name, Domain = "local", Input = { "a" }, Output = { "b" }, OpsetImport = { new OperatorSetIdProto { Version = 21 }, new OperatorSetIdProto { Domain = "local", Version = 1 } } };
        if (calls.Length == 0)
        {
            function.Node.Add(new NodeProto { OpType = "Add", Input = { "a", "a" }, Output = { "b" } });
        }
        for (int i = 0; i < calls.Length; i++)
        {
            function.Node.Add(new NodeProto { OpType = calls[i], Domain = "local", Input = { "a" }, Output = { i == 0 ? "b" : $"b{i}" } });
        }
        return function;
    }

    private static ModelProto Calling(params FunctionProto[] functions)
    {
        GraphBuilder graph = new("g");
        graph.Nodes(["y"], "f", [graph.Input("x", ElementType.Float, 2)]).Domain = "local";
        graph.Output("y", ElementType.Float, 2);
        ModelProto model = graph.Model(21, 10);
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "local", Version = 1 });
        model.Functions.AddRange(functions);
        return model;
    }
}
