using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;

namespace Verification.Identities.Tests.Subjects;

/// <summary>MathNet's entropies by a second route that shares nothing with the closed forms: −∫ f ln f by MathNet's own quadratures, f written out here.</summary>
public sealed class MathNetQuadratureTests
{
    /// <summary>Gauss–Legendre sums of integrands that are analytic in a Bernstein ellipse; the error is derived.</summary>
    /// <remarks>
    /// On [−L, L] scaled to [−1, 1], an integrand that is at most M in the ellipse ρ leaves the n-point sum an error of at most 64/15 · L M ρ^(−2n) ÷ (1 − ρ^(−2)) (Trefethen, SIAM Review 50, 2008, theorem 4.5).
    /// The half height of the ellipse is b = L(ρ − 1/ρ)/2, so that ρ = b/L + √(1 + b²/L²); its half width is below L + b.<br/>
    /// Normal, density and logarithm entire, b = 2: |f| ≤ e^(b²/2)/√2π, |ln f| ≤ ln √2π + (L + 2b)²/2; beyond L = 10 there is 2(L/2 + 1) f(L) &lt; 10⁻²⁰.<br/>
    /// Logistic, f = 1/(4 cosh²(z/2)), b = π/2: |cosh²(z/2)| ≥ ½ there, so that |f| ≤ ½; |ln f| ≤ L + b + 2 ln 2 + π; beyond L = 45 there is 2(L + 1) e^(−L) &lt; 3·10⁻¹⁸.<br/>
    /// Exponential, entire, on [0, 2L] about L: b = 2: |f| ≤ e^b, |ln f| ≤ 2(L + b); beyond 2L = 50 there is 51 e^(−50) &lt; 10⁻¹⁹.<br/>
    /// Rounding: a term w f |ln f| is off by at most 16 u w f (1 + |ln f|)², u = 2⁻⁵³, and by its node's error times |w (f ln f)′| ≤ w f (1 + |ln f|)², as |f′/f| ≤ 1 + |ln f| for all three; the sum by n u of its size.
    /// That MathNet's nodes and weights are right to 10⁻¹⁵ of L is stated, not derived.
    /// </remarks>
    [Theory]
    [InlineData("normal", 10, 2, 128), InlineData("logistic", 45, 1.5707963267948966, 640), InlineData("exponential", 25, 2, 256)]
    public void Gauss_Legendre_sums_agree_within_their_derived_error(string name, double half, double height, int order)
    {
        (Func<double, double> log, double centre, double most, double beyond, double closed) = name switch
        {
            "normal" => ((Func<double, double>)(x => -x * x / 2 - Math.Log(2 * Math.PI) / 2), 0.0, Math.Exp(height * height / 2) / 2.5 * (1 + Math.Pow(half + 2 * height, 2) / 2), 1e-20, new Normal(0, 1).Entropy),
            "logistic" => (x => -Math.Abs(x) - 2 * Math.Log(1 + Math.Exp(-Math.Abs(x))), 0.0, 0.5 * (half + height + 2 * Math.Log(2) + Math.PI), 3e-18, new Logistic(0, 1).Entropy),
            _ => (x => -x, half, Math.Exp(height) * 2 * (half + height), 1e-19, new Exponential(1).Entropy),
        };
        GaussLegendreRule rule = new(centre - half, centre + half, order);
        double sum = 0, sizes = 0;
        for (int i = 0; i < rule.Order; i++)
        {
            double value = log(rule.GetAbscissa(i)), term = -rule.GetWeight(i) * Math.Exp(value) * value;
            (sum, sizes) = (sum + term, sizes + rule.GetWeight(i) * Math.Exp(value) * Math.Pow(1 + Math.Abs(value), 2));
        }
        double slope = height / half, rho = slope + Math.Sqrt(1 + slope * slope);
        double derived = 64.0 / 15 * half * most * Math.Pow(rho, -2 * order) / (1 - 1 / (rho * rho)), rounding = sizes * ((order + 16) * 1.2e-16 + (half + 1) * 1e-15);
        double error = Math.Abs(sum - closed);
        Assert.True(derived < 1e-12, $"the order is too low to tell: {derived:G3}");
        Assert.True(error <= derived + beyond + rounding, $"{name} by quadrature {sum:R}, by closed form {closed:R}: apart by {error:G3}, allowed {derived:G3} + {rounding:G3}");
        Assert.True(rounding < 1e-11, $"rounding alone {rounding:G3}");
    }

    /// <summary>Double-exponential sums of densities with singular ends; the error is stated, not derived.</summary>
    /// <remarks>
    /// 10⁻⁹: what the rule is asked for, 10⁻¹¹, times a hundred. It stops where two levels agree; the levels' error squares from one to the next for integrands that are analytic inside the interval, whatever
    /// their ends. The interval leaves out less than 10⁻¹² of the integral.
    /// </remarks>
    [Theory]
    [InlineData("gamma", 3, 2), InlineData("gamma", 1.5, 1), InlineData("inverse-gamma", 6, 1), InlineData("weibull", 1.5, 2), InlineData("rayleigh", 2, 0), InlineData("beta", 2, 3), InlineData("beta", 1.5, 4.5),
        InlineData("chi-squared", 5, 0), InlineData("chi", 4, 0), InlineData("student-t", 30, 0), InlineData("triangular", 0, 0)]
    public void Double_exponential_sums_agree(string name, double a, double b)
    {
        (Func<double, double> log, double most, double closed) = name switch
        {
            "gamma" => ((Func<double, double>)(x => a * Math.Log(b) + (a - 1) * Math.Log(x) - b * x - LogGamma(a)), 60.0, new Gamma(a, b).Entropy),
            "inverse-gamma" => (x => a * Math.Log(b) - (a + 1) * Math.Log(x) - b / x - LogGamma(a), 1000, new InverseGamma(a, b).Entropy),
            "weibull" => (x => Math.Log(a / b) + (a - 1) * Math.Log(x / b) - Math.Pow(x / b, a), 40, new Weibull(a, b).Entropy),
            "rayleigh" => (x => Math.Log(x / (a * a)) - x * x / (2 * a * a), 40, new Rayleigh(a).Entropy),
            "beta" => (x => LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x), 1, new Beta(a, b).Entropy),
            "chi-squared" => (x => (a / 2 - 1) * Math.Log(x) - x / 2 - a / 2 * Math.Log(2) - LogGamma(a / 2), 150, new ChiSquared(a).Entropy),
            "chi" => (x => (a - 1) * Math.Log(x) - x * x / 2 - (a / 2 - 1) * Math.Log(2) - LogGamma(a / 2), 15, new Chi((int)a).Entropy),
            "student-t" => (x => LogGamma((a + 1) / 2) - LogGamma(a / 2) - Math.Log(a * Math.PI) / 2 + Math.Log(2) - (a + 1) / 2 * Math.Log(1 + x * x / a), 100, new StudentT(0, 1, a).Entropy - Math.Log(2)),
            _ => (x => Math.Log(2 * x), 1, new Triangular(0, 1, 1).Entropy),
        };
        double sum = 0;
        double[] cuts = [0, most / 64, most / 16, most / 4, most];
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            sum += DoubleExponentialTransformation.Integrate(x => log(x) is var value && double.IsFinite(value) ? -Math.Exp(value) * value : 0, cuts[i], cuts[i + 1], 1e-11);
        }
        Assert.True(Math.Abs(sum - closed) <= 1e-9, $"{name}({a}, {b}) by quadrature {sum:R}, by closed form {closed:R}: apart by {Math.Abs(sum - closed):G3}");
    }

    /// <summary>What the claims refute, the quadrature refutes too: Pareto's entropy has its sign turned, Dirichlet's is not that of the beta distribution.</summary>
    [Fact]
    public void Quadrature_refutes_what_the_claims_refute()
    {
        // Pareto(1, 3): f = 3x⁻⁴, by x = 1/u the integrand is −3u² ln(3u⁴) on [0, 1].
        double pareto = DoubleExponentialTransformation.Integrate(u => u == 0 ? 0 : -3 * u * u * Math.Log(3 * Math.Pow(u, 4)), 0, 1, 1e-11);
        Assert.Equal(-new Pareto(1, 3).Entropy, pareto, 1e-9);
        double beta = DoubleExponentialTransformation.Integrate(x => x is 0 or 1 ? 0 : -12 * x * (1 - x) * (1 - x) * Math.Log(12 * x * (1 - x) * (1 - x)), 0, 1, 1e-11);
        Assert.Equal(new Beta(2, 3).Entropy, beta, 1e-9);
        Assert.True(new Dirichlet([2, 3]).Entropy - beta > 5);
    }

    private static double LogGamma(double x) => Verification.Reference.Numbers.DoubleDouble.LogGamma(x).Hi;
}
