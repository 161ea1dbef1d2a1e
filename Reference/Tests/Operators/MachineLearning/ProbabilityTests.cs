using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;

namespace Verification.Reference.Tests.Operators.MachineLearning;

public class ProbabilityTests
{
    // Φ⁻¹ to 20 digits, from tables of the normal distribution.
    [Theory]
    [InlineData(0.5, 0), InlineData(0.975, 1.9599639845400542355), InlineData(0.99, 2.3263478740408411009), InlineData(1e-10, -6.3613409024040562047)]
    public void Probit_is_the_quantile_of_the_normal_distribution_within_its_bound(double p, double expected)
    {
        Tracked z = Probit.Of<Tracked>(p);
        Assert.InRange(Math.Abs(z.Value - expected), 0, z.Extra + 1e-15 * Math.Abs(expected));
        Assert.InRange(z.Extra, 0, 1e-12 * Math.Max(1, Math.Abs(expected)));
        Assert.Equal(Math.Sqrt(Math.Tau) * Math.Exp(expected * expected / 2), Probit.Of(new Dual(p, 1)).Extra, 1e-9 * Math.Exp(expected * expected / 2));
    }

    [Fact]
    public void Probit_ends_at_infinity_and_is_nowhere_else()
    {
        Assert.Equal([double.NegativeInfinity, double.PositiveInfinity], [Probit.Of(0.0), Probit.Of(1.0)]);
        Assert.True(double.IsNaN(Probit.Of(-0.1)) && double.IsNaN(Probit.Of(1.5)) && double.IsNaN(Probit.Of(double.NaN)));
    }

    [Fact]
    public void Two_classes_have_the_probabilities_of_their_pair()
    {
        double[] p = PairwiseCoupling.Of<double>([0.8], 2);
        Assert.Equal(0.8, p[0], 0.01);
        Assert.Equal(1, p.Sum(), 1e-14);
    }

    [Fact]
    public void Pairs_that_fit_together_give_back_the_probabilities_that_they_came_from()
    {
        double[] exact = [0.5, 0.2, 0.3];
        double[] found = PairwiseCoupling.Of<double>([0.5 / 0.7, 0.5 / 0.8, 0.2 / 0.5], 3);
        Assert.All(exact.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 0.005));
        Assert.Equal(1, found.Sum(), 1e-14);
    }

    [Fact]
    public void A_classifier_with_sigmoids_names_the_most_probable_class()
    {
        SupportVectors<double> vectors = new()
        {
            Kernel = "LINEAR",
            Parameters = [],
            Vectors = [1, -1],
            Coefficients = [1, -1],
            Rho = [0],
            Sigmoids = ([-2], [0]),
        };
        Tensor[] y = vectors.Classify(new Tensor<double>([3, -3], [2, 1]), new ClassLabels([7, 8], []), [1, 1], "NONE");
        Assert.Equal([7, 8], ((Tensor<long>)y[0]).Values);
        double[] p = ((Tensor<double>)y[1]).Values;
        Assert.Equal([2, 2], y[1].Shape);
        Assert.Equal(1 / (1 + Math.Exp(-12)), p[0], 1e-4);
        Assert.Equal(p[0], p[3], 1e-4);
        Assert.Throws<ShapeException>(() => (vectors with { Sigmoids = ([-2, 1], [0]) }).Classify(new Tensor<double>([3], [1, 1]), new ClassLabels([7, 8], []), [1, 1], "NONE"));
    }

    [Fact]
    public void Too_few_pairs_are_refused() => Assert.Throws<ShapeException>(() => PairwiseCoupling.Of<double>([0.5], 3));
}
