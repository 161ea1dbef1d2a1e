using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

public sealed class InputBindingTests
{
    private static readonly Tensor X = new Tensor<float>([5, 2]);

    [Fact]
    public void Any_size_of_a_dynamic_dimension_is_taken() => Assert.Equal([5, 2], ((Tensor)Hostile.Run(Hostile.Sound(), ("x", X))["y"]).Shape);

    [Fact]
    public void A_missing_input_is_named_with_its_type() => Refused("input 'x' is missing, needed float [batch, 2]");

    [Fact]
    public void An_unknown_input_is_named_with_the_known_ones() => Refused("'v' is no input of the model: its inputs are 'x'", ("x", X), ("v", X));

    [Fact]
    public void An_initializer_that_is_no_input_cannot_be_replaced() => Refused("'w' is no input of the model", ("x", X), ("w", X));

    [Fact]
    public void Another_element_type_is_refused() => Refused("input 'x' is double [5, 2], needed float [batch, 2]", ("x", new Tensor<double>([5, 2])));

    [Fact]
    public void Another_rank_is_refused() => Refused("input 'x' is float [2], needed float [batch, 2]", ("x", new Tensor<float>([2])));

    [Fact]
    public void Another_fixed_dimension_is_refused() => Refused("input 'x' is float [5, 3], needed float [batch, 2]", ("x", new Tensor<float>([5, 3])));

    [Fact]
    public void A_sequence_is_no_tensor() => Refused("input 'x' is sequence of 1, needed float [batch, 2]", ("x", new Sequence([X])));

    [Fact]
    public void An_input_with_an_initializer_may_be_left_out_or_given()
    {
        var model = Hostile.Spoilt(m => m.Graph.Input.Add(new global::Onnx.ValueInfoProto { Name = "w" }));
        Assert.Equal(Math.Exp(2), ((Tensor<double>)Hostile.Run(model, ("x", X))["y"])[1]);
        Assert.Equal(1, ((Tensor<double>)Hostile.Run(model, ("x", X), ("w", new Tensor<float>([2])))["y"])[1]);
    }

    private static void Refused(string says, params (string, Value)[] inputs) => Hostile.Refuses(() => Hostile.Run(Hostile.Sound(), inputs), "m.onnx: " + says);
}
