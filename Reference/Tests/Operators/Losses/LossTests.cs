using System.Numerics;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Losses;

public sealed class LossTests
{
    private static readonly Tensor<double> LogProbabilities = new([-1, -2, -3, -4, -5, -6], [2, 3]);
    private static readonly Tensor<double> Weights = Tensor<double>.Vector(1, 2, 4);

    [Theory]
    [InlineData("none", new double[] { 2, 24 })]
    [InlineData("sum", new double[] { 26 })]
    [InlineData("mean", new double[] { 5.2 })]
    public void Weighs_the_target_and_divides_by_the_weights(string reduction, double[] expected)
    {
        Tensor<double> weights = Tensor<double>.Vector(2, 1, 4);
        Assert.Equal(expected, NegativeLogLikelihoodLoss.Of(LogProbabilities, [1, 2], weights, reduction: reduction).Values);
    }

    [Fact]
    public void An_ignored_target_counts_for_nothing_even_outside_the_classes()
    {
        Assert.Equal([4], NegativeLogLikelihoodLoss.Of(LogProbabilities, [-100, 0], ignored: -100).Values);
        Assert.Equal([0, 4], NegativeLogLikelihoodLoss.Of(LogProbabilities, [1, 0], Weights, ignored: 1, reduction: "none").Values);
        Assert.True(double.IsNaN(NegativeLogLikelihoodLoss.Of(LogProbabilities, [1, 1], ignored: 1)[0]));
        Assert.Throws<ShapeException>(() => NegativeLogLikelihoodLoss.Of(LogProbabilities, [3, 0]));
    }

    [Fact]
    public void Classes_are_the_second_dimension()
    {
        Tensor<double> x = new([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]);
        Tensor<double> loss = NegativeLogLikelihoodLoss.Of(x, [0, 1, 1, 0], reduction: "none");
        Assert.Equal([-1, -4, -7, -6], loss.Values);
        Assert.Equal([2, 2], loss.Shape);
    }

    [Fact]
    public void Cross_entropy_is_invariant_to_a_shift_and_does_not_overflow()
    {
        double[] scores = Samples.Doubles(12), moved = [.. scores.Select(s => s + 1e4)];
        Tensor<double>[] low = SoftmaxCrossEntropyLoss.Of(new Tensor<double>(scores, [3, 4]), [0, 3, 1]), high = SoftmaxCrossEntropyLoss.Of(new Tensor<double>(moved, [3, 4]), [0, 3, 1]);
        Assert.Equal(low[0][0], high[0][0], 1e-10);
        Assert.Equal(3, low[1].Values.Sum(Math.Exp), 1e-12);
        Assert.Equal(2e4, SoftmaxCrossEntropyLoss.Of(new Tensor<double>([1e4, -1e4], [1, 2]), [1])[0][0]);
    }

    [Fact]
    public void Float_runs_stay_within_their_bounds() => Bounds.Contain<CrossEntropy>([.. Samples.Singles(3 * 50).Select(v => 20 * v)], 3, 50);

    [Fact]
    public void Derivatives_are_those_of_the_values() => Differences.AgreeWith<CrossEntropy>(Samples.Doubles(12), 3, 4);

    private readonly struct CrossEntropy : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> =>
            SoftmaxCrossEntropyLoss.Of(x, [0, 3, 1], new Tensor<T>([.. Enumerable.Range(1, x.Shape[1]).Select(T.CreateChecked)], [x.Shape[1]]))[0];
    }
}
