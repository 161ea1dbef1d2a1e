using Verification.Models.Inputs;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Inputs;

public sealed class RandomInputsTests
{
    [Fact]
    public void Fit_the_signature_with_one_size_for_each_name()
    {
        Dictionary<string, Value> inputs = new RandomInputs { Seed = 1 }.For(Signature(), _ => null);
        Assert.Equal([1, 16, 3], ((Tensor)inputs["x"]).Shape);
        Assert.Equal([2, 16], ((Tensor)inputs["mask"]).Shape);
        Assert.Equal(ElementType.Bool, ((Tensor)inputs["mask"]).ElementType);
    }

    [Fact]
    public void Are_the_same_for_the_same_seed_and_differ_for_another()
    {
        float[] Draw(ulong seed) => ((Tensor<float>)new RandomInputs { Seed = seed }.For(Signature(), _ => null)["x"]).Values;
        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
    }

    [Fact]
    public void Take_the_sizes_and_constants_that_are_given()
    {
        RandomInputs random = new() { Seed = 1, Dimensions = new Dictionary<string, int> { ["time"] = 7, ["x.0"] = 2 }, Constants = new Dictionary<string, double> { ["rate"] = 44100 } };
        Dictionary<string, Value> inputs = random.For(Signature(), _ => null);
        Assert.Equal([2, 7, 3], ((Tensor)inputs["x"]).Shape);
        Assert.Equal([44100L], ((Tensor<long>)inputs["rate"]).Values);
    }

    [Fact]
    public void Take_the_constant_that_the_model_compares_an_integer_with() =>
        Assert.Equal([16000L], ((Tensor<long>)new RandomInputs { Seed = 1 }.For(Signature(), _ => null)["rate"]).Values);

    [Fact]
    public void Try_other_sizes_until_the_model_runs()
    {
        Dictionary<string, Value> inputs = new RandomInputs { Seed = 1 }.For(Signature(), fed => ((Tensor)fed["x"]).Shape[1] >= 200 ? null : "too short");
        Assert.True(((Tensor)inputs["x"]).Shape[1] >= 200);
    }

    [Fact]
    public void Say_how_to_give_what_cannot_be_guessed()
    {
        OnnxException problem = Assert.Throws<OnnxException>(() => new RandomInputs { Seed = 1 }.For(Signature(), _ => "never"));
        Assert.Contains("never", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--dim x.0=SIZE --dim time=SIZE", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuse_names_that_the_model_does_not_have()
    {
        Assert.Contains("'width'", Assert.Throws<OnnxException>(() => new RandomInputs { Seed = 1, Dimensions = new Dictionary<string, int> { ["width"] = 1 } }.For(Signature(), _ => null)).Message, StringComparison.Ordinal);
        Assert.Contains("'pitch'", Assert.Throws<OnnxException>(() => new RandomInputs { Seed = 1, Constants = new Dictionary<string, double> { ["pitch"] = 1 } }.For(Signature(), _ => null)).Message, StringComparison.Ordinal);
    }

    private static Model Signature()
    {
        GraphBuilder graph = new("signature");
        graph.Input("x", ElementType.Float, "", "time", 3);
        graph.Input("mask", ElementType.Bool, 2, "time");
        graph.Input("rate", ElementType.Int64);
        graph.Constant("usual", Tensor<long>.Scalar(16000));
        graph.Node("is usual", "Equal", ["rate", "usual"]);
        graph.Output("is usual", ElementType.Bool);
        return ModelLoader.Convert(graph.Model(21, 10), "signature", null);
    }
}
