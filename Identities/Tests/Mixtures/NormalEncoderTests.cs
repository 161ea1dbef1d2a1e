using MathNet.Numerics.Integration;
using Verification.Identities.Distributions;
using Verification.Identities.Mixtures;

namespace Verification.Identities.Tests.Mixtures;

/// <summary>The trapezoidal sums against MathNet's adaptive Gauss–Kronrod quadrature.</summary>
public sealed class NormalEncoderTests
{
    private static readonly NormalEncoder Encoder = new(new Distribution([1, 2, 5]), [-2, 0.25, 2], 0.5, 1.5);

    [Fact]
    public void Its_entropy_is_that_of_adaptive_quadrature()
    {
        NormalEncoder<double> encoder = Encoder.In<double>();
        double entropy = -GaussKronrodRule.Integrate(z => encoder.Marginal(z) * Math.Log(encoder.Marginal(z)), -15, 15, out double error, out _, 1e-13, 20);
        Assert.True(error < 1e-9, $"MathNet estimates its own error at {error}");
        Assert.Equal(entropy, encoder.Entropy(), error + 1e-13);
    }

    [Fact]
    public void Its_rate_is_that_of_adaptive_quadrature()
    {
        NormalEncoder<double> encoder = Encoder.In<double>();
        double rate = 0, errors = 1e-13;
        for (int s = 0; s < 3; s++)
        {
            int value = s;
            rate += encoder.Source[s] * GaussKronrodRule.Integrate(z => Math.Exp(encoder.LogDensity(value, z)) * (encoder.LogDensity(value, z) - Math.Log(encoder.Marginal(z))), -15, 15, out double error, out _, 1e-13, 20);
            errors += error;
        }
        Assert.True(errors < 1e-9, $"MathNet estimates its own error at {errors}");
        Assert.Equal(rate, encoder.Rate(), errors);
    }

    [Fact]
    public void One_value_carries_nothing() => Assert.Equal(0, new NormalEncoder(new Distribution([1]), [1.5], 0, 1).In<double>().Rate(), 1e-13);

    [Fact]
    public void Takes_no_mean_that_its_error_is_not_derived_for() =>
        Assert.Contains("a mean is 2.5: the integrals' error is derived for [-2, 2]", Assert.Throws<ArgumentException>(() => (Encoder with { PriorMean = 2.5 }).In<double>()).Message);
}
