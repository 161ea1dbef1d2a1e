using Verification.Models.Conformance;

namespace Verification.Models.Tests.Conformance;

public sealed class ExpectationBoundTests
{
    [Fact]
    public void An_expectation_that_the_official_tolerance_lets_pass_is_found_beyond_the_bound()
    {
        ExpectationBound bound = ExpectationBound.Of(Test("test_roialign_aligned_true"))!;
        Assert.Equal("beyond", bound.Verdict);
        Assert.Contains("element 25", bound.Worst, StringComparison.Ordinal);
        Assert.InRange(bound.Ratio, 10, 1000);
    }

    [Theory]
    [InlineData("test_softmax_axis_2"), InlineData("test_layer_normalization_4d_axis3"), InlineData("test_gru_bidirectional")]
    public void An_expectation_computed_in_float_is_within_it_and_not_by_a_loose_one(string name)
    {
        ExpectationBound bound = ExpectationBound.Of(Test(name))!;
        Assert.Equal(("within", 0L), (bound.Verdict, bound.Open));
        Assert.InRange(bound.Ratio, 0.01, 1);
    }

    [Fact]
    public void A_legitimate_other_formula_explains_what_the_first_one_does_not() => Assert.Equal("within", ExpectationBound.Of(Test("test_elu_default"))!.Verdict);

    [Fact]
    public void Integers_have_no_bound() => Assert.Null(ExpectationBound.Of(Test("test_argmax_default_axis_example")));

    private static TestFolder Test(string name) => OnnxCorpus.Tests("node").Single(test => test.Name == name);
}
