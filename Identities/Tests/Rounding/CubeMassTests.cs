using Verification.Identities.Rounding;

namespace Verification.Identities.Tests.Rounding;

/// <summary>Masses that round to a point, by numbers computed elsewhere.</summary>
public sealed class CubeMassTests
{
    // Φ(½) − Φ(−½) = erf(1 ÷ √8).
    [Fact]
    public void The_standard_normal_mass_of_zero_is_erf_of_one_by_root_eight()
    {
        Assert.Equal(0.38292492254802624, CubeMass.OfNormal(0.0, 1), 1e-15);
        Assert.Equal(0.38292492254802624, CubeMass.OfNormalByCdf(0.0, 1), 1e-15);
    }

    // tanh ¼: the logistic of unit scale.
    [Fact]
    public void The_logistic_mass_of_zero_is_tanh_of_a_quarter()
    {
        DiscreteLogistic<double> logistic = new(0, 1);
        Assert.Equal(0.24491866240370913, logistic.Mass(0), 1e-16);
        Assert.Equal(0.24491866240370913, logistic.MassByHyperbolic(0), 1e-16);
    }

    [Fact]
    public void All_logistic_masses_sum_to_one()
    {
        DiscreteLogistic<double> logistic = new(0.3, 1.7);
        Assert.Equal(1, Enumerable.Range(-100, 201).Sum(k => logistic.Mass(k)), 1e-14);
    }

    [Fact]
    public void Two_points_in_each_variable_are_exact_to_degree_three_and_not_beyond()
    {
        Assert.Equal(1.0 / 12, CubeMass.OfCubic<double>(1, e => e[0] * e[0]), 1e-16);
        Assert.Equal(0, CubeMass.OfCubic<double>(2, e => e[0] * e[0] * e[0] + e[1]), 1e-16);
        Assert.Equal(1.0 / 144, CubeMass.OfCubic<double>(1, e => Math.Pow(e[0], 4)), 1e-16); // 1/80 in truth
    }

    [Fact]
    public void A_deviation_below_one_half_has_no_series() =>
        Assert.Contains("the deviation is 0.25", Assert.Throws<ArgumentException>(() => CubeMass.OfNormal(0.0, 0.25)).Message);
}
