using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Onnx.Hostile;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Reference.Tests.Onnx;

public sealed class MalformedGraphTests
{
    [Fact]
    public void Nodes_in_any_order_are_put_in_order()
    {
        ModelProto model = Spoilt(m => (m.Graph.Node[0], m.Graph.Node[1]) = (m.Graph.Node[1], m.Graph.Node[0]));
        Assert.Equal([Math.Exp(1), Math.Exp(2)], ((Tensor<double>)Run(model, ("x", new Tensor<float>([1, 2])))["y"]).Values);
    }

    [Fact]
    public void A_cycle_is_named() =>
        IsRefused(Spoilt(m => m.Graph.Node[0].Input[0] = "y"), "node 'sum' (Add)", "through 'y'", "cycle");

    [Fact]
    public void A_node_that_waits_for_itself_is_a_cycle() => IsRefused(Spoilt(m => m.Graph.Node[0].Input[0] = "sum"), "node 'sum' (Add)", "cycle");

    [Fact]
    public void A_node_behind_a_cycle_is_not_blamed() => IsRefused(
        Spoilt(m =>
        {
            m.Graph.Node.Insert(0, new NodeProto { OpType = "Exp", Input = { "sum" }, Output = { "behind" } });
            m.Graph.Node[1].Input[0] = "y";
        }),
        "through", "cycle");

    [Fact]
    public void A_dangling_name_is_named_with_its_node() => IsRefused(Spoilt(m => m.Graph.Node[0].Input[1] = "v"), "node 'sum' (Add)", "'v' is no input, initializer or output");

    [Fact]
    public void A_dangling_output_is_named() => IsRefused(Spoilt(m => m.Graph.Output[0].Name = "z"), "output 'z'");

    [Fact]
    public void A_graph_without_outputs_is_refused() => IsRefused(Spoilt(m => m.Graph.Output.Clear()), "graph 'sound' has no outputs");

    [Fact]
    public void An_empty_graph_is_refused() => IsRefused(Spoilt(m => m.Graph = new GraphProto()), "no outputs");

    [Fact]
    public void Two_nodes_with_one_output_are_refused() => IsRefused(Spoilt(m => m.Graph.Node[1].Output[0] = "sum"), "'sum' has been defined before");

    [Fact]
    public void Duplicates_are_refused()
    {
        IsRefused(Spoilt(m => m.Graph.Initializer.Add(m.Graph.Initializer[0])), "initializer 'w' is there twice");
        IsRefused(Spoilt(m => m.Graph.Input.Add(m.Graph.Input[0])), "input 'x' is there twice");
        IsRefused(Spoilt(m => m.Graph.Output.Add(m.Graph.Output[0])), "output 'y' is there twice");
        IsRefused(Spoilt(m => m.Graph.Node[0].Attribute.Add([Axis(), Axis()])), "node 'sum' (Add)", "attribute 'axis' is there twice");
        IsRefused(Spoilt(m => m.OpsetImport.Add(new OperatorSetIdProto { Domain = "ai.onnx", Version = 7 })), "'ai.onnx' is imported twice", "21", "7");
    }

    [Fact]
    public void What_has_no_name_is_refused()
    {
        IsRefused(Spoilt(m => m.Graph.Initializer[0].Name = ""), "initializer has no name");
        IsRefused(Spoilt(m => m.Graph.Input[0].Name = ""), "input has no name");
        IsRefused(Spoilt(m => m.Graph.Node[0].OpType = ""), "names no operator");
    }

    [Fact]
    public void An_attribute_that_lacks_its_value_or_type_is_refused()
    {
        foreach (AttributeType type in new[] { AttributeType.Tensor, AttributeType.Graph, AttributeType.SparseTensor, AttributeType.TypeProto })
        {
            IsRefused(Spoilt(m => m.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "a", Type = type })), "node 'sum' (Add)", "'a'", type.ToString());
        }
        IsRefused(Spoilt(m => m.Graph.Node[0].Attribute.Add(new AttributeProto { Name = "a", I = 3 })), "node 'sum' (Add)", "'a' has no type");
    }

    [Fact]
    public void An_attribute_of_another_type_than_the_operator_needs_is_refused_when_it_is_used()
    {
        GraphBuilder graph = new("g");
        graph.Output(graph.Node("y", "Softmax", [graph.Input("x", ElementType.Float, 2)], ("axis", 0f)), ElementType.Float, 2);
        Refuses(() => Run(graph.Model(21, 10), ("x", new Tensor<float>([2]))), "m.onnx: node 'y' (Softmax)", "'axis' is a float, needed an integer");
    }

    [Fact]
    public void An_attribute_outside_its_range_is_refused()
    {
        GraphBuilder graph = new("g");
        graph.Output(graph.Node("y", "Softmax", [graph.Input("x", ElementType.Float, 2)], ("axis", 3L)), ElementType.Float, 2);
        Refuses(() => Run(graph.Model(21, 10), ("x", new Tensor<float>([2]))), "m.onnx: node 'y' (Softmax)", "'axis' is 3");
    }

    [Fact]
    public void Operands_that_do_not_fit_are_named_by_shape() => Refuses(
        () => Run(Spoilt(m => m.Graph.Initializer[0] = TensorWriter.Write(new Tensor<float>([3]), "w")), ("x", new Tensor<float>([1, 2]))),
        "m.onnx: node 'sum' (Add)", "[1, 2]", "[3]");

    [Fact]
    public void An_operator_without_its_inputs_is_refused() => Refuses(
        () => Run(Spoilt(m => m.Graph.Node[0].Input.Clear()), ("x", new Tensor<float>([1, 2]))), "m.onnx: node 'sum' (Add)", "input 0 is required");

    [Fact]
    public void An_operator_that_is_not_known_is_unsupported_by_name()
    {
        OnnxException e = Refuses(() => Run(Spoilt(m => m.Graph.Node[0].OpType = "Addd"), ("x", new Tensor<float>([1, 2]))), "m.onnx: ", "Addd-21");
        Assert.Equal("Addd-21", Assert.IsType<UnsupportedException>(e).Operator);
    }

    [Fact]
    public void An_operator_set_that_is_newer_than_the_newest_is_unsupported()
    {
        Assert.Equal("y", ModelLoader.Convert(Spoilt(m => m.OpsetImport[0].Version = 28), "m.onnx", null).Graph.Outputs[0].Name);
        IsRefused(Spoilt(m => m.OpsetImport[0].Version = 29), "operator set 'ai.onnx' 29", "28");
        IsRefused(Spoilt(m => m.OpsetImport[0].Version = 0), "version 0", "1 or more");
        IsRefused(Spoilt(m => m.OpsetImport[0].Version = 1L << 40), "version 1099511627776");
    }

    [Fact]
    public void A_domain_that_is_not_imported_is_refused() => IsRefused(Spoilt(m => m.Graph.Node[1].Domain = "com.example"), "node 'y' (com.example.Exp)", "'com.example'");

    [Fact]
    public void An_element_type_that_is_not_known_is_refused()
    {
        IsRefused(Spoilt(m => m.Graph.Initializer[0].DataType = 999), "tensor 'w'", "999");
        IsRefused(Spoilt(m => m.Graph.Initializer[0].DataType = 0), "tensor 'w'", "type 0");
        IsRefused(Spoilt(m => m.Graph.Input[0].Type.TensorType.ElemType = 999), "'x'", "999");
    }

    [Fact]
    public void A_negative_or_endless_dimension_of_an_input_is_refused()
    {
        IsRefused(Spoilt(m => m.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = -1), "'x' has dimension -1");
        IsRefused(Spoilt(m => m.Graph.Input[0].Type.TensorType.Shape.Dim[1].DimValue = 1L << 40), "'x' has dimension 1099511627776");
    }

    private static AttributeProto Axis() => new() { Name = "axis", Type = AttributeType.Int, I = 1 };
}
