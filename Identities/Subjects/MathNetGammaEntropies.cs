using MathNet.Numerics.Distributions;
using static Verification.Identities.Subjects.MathNetFunctions;
using static Verification.Identities.Subjects.MathNetParameters;
using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Subjects;

/// <summary>The entropies of MathNet.Numerics' distributions that are made of gamma functions, judged by their closed forms in double-double.</summary>
/// <remarks>
/// Findings: <c>Dirichlet.Entropy</c> has ln Γ(Σα) where the logarithm of the beta function, Σ ln Γ(αᵢ) − ln Γ(Σα), belongs (5.43 for Dirichlet(2, 3), whose entropy is that of Beta(2, 3), −0.23);
/// <c>ChiSquared.Entropy</c> is infinite from 339.5 degrees of freedom on, because Γ(k/2) overflows before its logarithm is taken, a little before it must: <c>Gamma(170)</c> is infinite, 169! is 4.3·10³⁰⁴.
/// The entropies of FisherSnedecor, Hypergeometric, NegativeBinomial, Stable, Burr, InverseGaussian, TruncatedPareto, BetaScaled, ConwayMaxwellPoisson, the skewed generalized ones
/// and of StudentT other than the standard one throw: they are not supported, which is no finding.
/// </remarks>
internal static class MathNetGammaEntropies
{
    public static IReadOnlyList<MathNetEntropy> Entropies { get; } =
    [
        Gamma, Erlang, InverseGamma, Beta, ChiSquared,
        new("chi-squared", "H = k/2 + ln(2 Γ(k/2)) + (1 − k/2) ψ(k/2), 0.02 ≤ k ≤ 2000", Of(Magnitude(0.02, 2000)), x => new ChiSquared(x[0]).Entropy,
            x => x[0] / 2 + Tracked.Log(2) + LogGamma(x[0] / 2) + (1 - x[0] / 2) * MathNetFunctions.Digamma(x[0] / 2), ChiSquaredExactly, "chi-squared-inside"),
        Chi, StudentT, DirichletReturned,
        new("dirichlet", "H = ln B(α) + (Σα − K) ψ(Σα) − Σ (αᵢ − 1) ψ(αᵢ)", Of(Magnitude(0.01, 100), Magnitude(0.01, 100), Magnitude(0.01, 100)), x => new Dirichlet(x).Entropy,
            x => DirichletOf(x) + LogGamma(x[0]) + LogGamma(x[1]) + LogGamma(x[2]) - 2 * LogGamma(x[0] + x[1] + x[2]),
            x => DirichletExactly(x) + D.LogGamma(x[0]) + D.LogGamma(x[1]) + D.LogGamma(x[2]) - D.LogGamma(x[0] + x[1] + x[2]) * 2.0, "dirichlet-returned"),
    ];

    public static MathNetEntropy Gamma => new("gamma", "H = α − ln β + ln Γ(α) + (1 − α) ψ(α)", Of(Magnitude(0.01, 1000), Scale), x => new Gamma(x[0], x[1]).Entropy, GammaOf, GammaExactly);

    public static MathNetEntropy Erlang => new("erlang", "H = k − ln λ + ln Γ(k) + (1 − k) ψ(k)", Of(Whole(200), Scale), x => new Erlang((int)x[0], x[1]).Entropy, GammaOf, GammaExactly);

    public static MathNetEntropy InverseGamma => new("inverse-gamma", "H = α + ln β + ln Γ(α) − (1 + α) ψ(α)", Of(Magnitude(0.01, 1000), Scale), x => new InverseGamma(x[0], x[1]).Entropy,
        x => x[0] + Tracked.Log(x[1]) + LogGamma(x[0]) - (1 + x[0]) * MathNetFunctions.Digamma(x[0]), x => x[0] + D.Log(x[1]) + D.LogGamma(x[0]) - (1.0 + x[0]) * Digamma.Of(x[0]));

    public static MathNetEntropy Beta => new("beta", "H = ln B(a, b) − (a − 1) ψ(a) − (b − 1) ψ(b) + (a + b − 2) ψ(a + b)", Of(Magnitude(0.01, 100), Magnitude(0.01, 100)), x => new Beta(x[0], x[1]).Entropy, BetaOf, BetaExactly);

    public static MathNetEntropy ChiSquared => new("chi-squared-inside", "H = k/2 + ln(2 Γ(k/2)) + (1 − k/2) ψ(k/2), 0.02 ≤ k ≤ 330", Of(Magnitude(0.02, 330)), x => new ChiSquared(x[0]).Entropy,
        x => x[0] / 2 + Tracked.Log(2 * MathNetFunctions.Gamma(x[0] / 2)) + (1 - x[0] / 2) * MathNetFunctions.Digamma(x[0] / 2), ChiSquaredExactly);

    public static MathNetEntropy Chi => new("chi", "H = ln Γ(k/2) + ½(k − ln 2 − (k − 1) ψ(k/2))", Of(Whole(500)), x => new Chi((int)x[0]).Entropy,
        x => LogGamma(x[0] / 2) + (x[0] - Tracked.Log(2) - (x[0] - 1) * MathNetFunctions.Digamma(x[0] / 2)) / 2, x => D.LogGamma(x[0] * 0.5) + (x[0] - D.Ln2 - (x[0] - 1.0) * Digamma.Of(x[0] * 0.5)) * 0.5);

    public static MathNetEntropy StudentT => new("student-t", "H = (ν + 1)/2 · (ψ((ν + 1)/2) − ψ(ν/2)) + ln(√ν B(ν/2, ½))", Of(Magnitude(0.02, 1000)), x => new StudentT(0, 1, x[0]).Entropy,
        x => (x[0] + 1) / 2 * (MathNetFunctions.Digamma((1 + x[0]) / 2) - MathNetFunctions.Digamma(x[0] / 2)) + Tracked.Log(Tracked.Sqrt(x[0]) * Tracked.Exp(LogBeta(x[0] / 2, 0.5))),
        x => (x[0] + 1.0) * 0.5 * (Digamma.Of((x[0] + 1.0) * 0.5) - Digamma.Of(x[0] * 0.5)) + D.Log(x[0]) * 0.5 + LogBetaExactly(x[0] * 0.5, 0.5));

    private static MathNetEntropy DirichletReturned => new("dirichlet-returned", "ln Γ(Σα) + (Σα − K) ψ(Σα) − Σ (αᵢ − 1) ψ(αᵢ): what is returned", Of(Magnitude(0.01, 100), Magnitude(0.01, 100), Magnitude(0.01, 100)),
        x => new Dirichlet(x).Entropy, DirichletOf, DirichletExactly);

    private static Tracked GammaOf(Tracked[] x) => x[0] - Tracked.Log(x[1]) + LogGamma(x[0]) + (1 - x[0]) * MathNetFunctions.Digamma(x[0]);

    private static D GammaExactly(D[] x) => x[0] - D.Log(x[1]) + D.LogGamma(x[0]) + (1.0 - x[0]) * Digamma.Of(x[0]);

    private static D ChiSquaredExactly(D[] x) => GammaExactly([x[0] * 0.5, 0.5]);

    private static Tracked LogBeta(Tracked a, Tracked b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    private static D LogBetaExactly(D a, D b) => D.LogGamma(a) + D.LogGamma(b) - D.LogGamma(a + b);

    private static Tracked BetaOf(Tracked[] x) => LogBeta(x[0], x[1]) - (x[0] - 1) * MathNetFunctions.Digamma(x[0]) - (x[1] - 1) * MathNetFunctions.Digamma(x[1]) + (x[0] + x[1] - 2) * MathNetFunctions.Digamma(x[0] + x[1]);

    private static D BetaExactly(D[] x) => LogBetaExactly(x[0], x[1]) - (x[0] - 1.0) * Digamma.Of(x[0]) - (x[1] - 1.0) * Digamma.Of(x[1]) + (x[0] + x[1] - 2.0) * Digamma.Of(x[0] + x[1]);

    private static Tracked DirichletOf(Tracked[] x)
    {
        Tracked whole = x[0] + x[1] + x[2];
        return LogGamma(whole) + (whole - 3) * MathNetFunctions.Digamma(whole)
            - ((x[0] - 1) * MathNetFunctions.Digamma(x[0]) + (x[1] - 1) * MathNetFunctions.Digamma(x[1]) + (x[2] - 1) * MathNetFunctions.Digamma(x[2]));
    }

    private static D DirichletExactly(D[] x)
    {
        D whole = x[0] + x[1] + x[2];
        return D.LogGamma(whole) + (whole - 3.0) * Digamma.Of(whole) - (x[0] - 1.0) * Digamma.Of(x[0]) - (x[1] - 1.0) * Digamma.Of(x[1]) - (x[2] - 1.0) * Digamma.Of(x[2]);
    }
}
