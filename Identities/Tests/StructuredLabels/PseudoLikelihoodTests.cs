using Verification.Identities.StructuredLabels;

namespace Verification.Identities.Tests.StructuredLabels;

public sealed class PseudoLikelihoodTests
{
    [Theory, InlineData(2), InlineData(3), InlineData(10)]
    public void Has_the_digits_that_the_source_prints(int count)
    {
        Assert.Equal(1.1, Math.Round(Of(count, 0) / count, 1));
        Assert.Equal(0.14, Math.Round(Of(count, 1) / count, 2));
        Assert.Equal(0.87, Math.Round(Math.Exp(-Of(count, 1) / count), 2));
    }

    [Fact]
    public void Differs_for_a_single_label_which_is_its_own_neighbour()
    {
        Assert.Equal(Math.Log(1 + 2 * Math.E), Of(1, 0), 1e-15);
        Assert.Equal(Math.Log(1 + 2 * Math.E) - 1, Of(1, 1), 1e-15);
    }

    [Fact]
    public void Conditions_a_joint_distribution_on_all_labels_but_one()
    {
        double[] joint = [1, 2, 3, 0, 4, 0, 5, 0, 5];
        Assert.Equal([1.0 / 6, 2.0 / 6, 3.0 / 6], PseudoLikelihood.Conditional<double>(joint, 1, 0));
        Assert.Equal([2.0 / 6, 4.0 / 6, 0], PseudoLikelihood.Conditional<double>(joint, 1, 1));
    }

    private static double Of(int count, int label) => PseudoLikelihood.ByScores(Ring<double>.OfOnes(count), [.. Enumerable.Repeat(label, count)]);
}
