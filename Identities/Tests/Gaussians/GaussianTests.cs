using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using Verification.Identities.Gaussians;
using Verification.Identities.Linear;

namespace Verification.Identities.Tests.Gaussians;

/// <summary>Normal distributions against MathNet's densities, quadrature and linear algebra.</summary>
public sealed class GaussianTests
{
    private static readonly Gaussian<double> P = new Gaussian([0.5, -1], [1, 0.75, 2]).In<double>(), Q = new Gaussian([1, 0.25], [2, -1, 0.5]).In<double>();

    [Fact]
    public void A_divergence_in_one_dimension_is_that_of_adaptive_quadrature()
    {
        Gaussian<double> p = new Gaussian([0.5], [0.75]).In<double>(), q = new Gaussian([-1], [2]).In<double>();
        double kl = GaussKronrodRule.Integrate(x => Normal.PDF(0.5, 0.75, x) * (Normal.PDFLn(0.5, 0.75, x) - Normal.PDFLn(-1, 2, x)), -12, 12, out double error, out _, 1e-13, 20);
        Assert.True(error < 1e-9, $"MathNet estimates its own error at {error}");
        Assert.Equal(kl, p.Kl(q), error + 1e-14);
    }

    [Fact]
    public void A_divergence_in_two_dimensions_is_that_of_a_product_of_Gauss_Legendre_rules()
    {
        // The integrand is below 1e-20 outside of ten deviations.
        double kl = GaussLegendreRule.Integrate((x, y) => Math.Exp(P.LogDensity([x, y])) * (P.LogDensity([x, y]) - Q.LogDensity([x, y])), -9.5, 10.5, -22, 20, 128);
        Assert.Equal(kl, P.Kl(Q), 1e-10);
    }

    [Fact]
    public void The_factor_and_the_determinant_are_those_of_MathNet()
    {
        MathNet.Numerics.LinearAlgebra.Matrix<double> theirs = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(2, 2, (i, j) => P.Covariance[i, j]);
        Assert.Equal(theirs.Determinant(), P.Covariance.Determinant(), 1e-14);
        Assert.Equal(Math.Log(theirs.Determinant()), P.Cholesky.LogDeterminant(), 1e-14);
        MathNet.Numerics.LinearAlgebra.Matrix<double> factor = theirs.Cholesky().Factor;
        Assert.All(P.Cholesky.Factor.Entries.ToArray(), (l, i) => Assert.Equal(factor[i / 2, i % 2], l, 1e-15));
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_has_no_factor()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => Cholesky<double>.Of(new(2, [1, 2, 2, 1])));
        Assert.Contains("pivot 1 of the Cholesky factor of 2 × 2 entries is -3", thrown.Message);
    }

    [Fact]
    public void Gauss_Hermite_quadrature_is_exact_to_degree_five_and_not_beyond()
    {
        Gaussian<double> standard = Gaussian<double>.Standard(1);
        Assert.Equal(3, Hermite.Expectation<double>(standard, x => Math.Pow(x[0], 4)), 1e-14);
        Assert.Equal(0, Hermite.Expectation<double>(standard, x => Math.Pow(x[0], 5)), 1e-14);
        Assert.Equal(9, Hermite.Expectation<double>(standard, x => Math.Pow(x[0], 6)), 1e-13); // 15 in truth
    }
}
