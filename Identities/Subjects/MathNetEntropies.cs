using MathNet.Numerics.Distributions;
using Verification.Properties.Claims;
using Verification.Reference.Numbers;
using static Verification.Identities.Subjects.MathNetParameters;
using D = Verification.Reference.Numbers.DoubleDouble;

namespace Verification.Identities.Subjects;

/// <summary>The entropies of MathNet.Numerics' distributions that are made of logarithms, judged by their closed forms in double-double.</summary>
/// <remarks>
/// The bound is that of the closed form as MathNet writes it, run in Tracked at the same parameters. What is refuted is a finding, pinned here:
/// <c>Pareto.Entropy</c> has its sign turned; <c>Geometric.Entropy</c> is in bits where all others are in nats; <c>Poisson.Entropy</c> is an asymptotic series, also where the rate is small and it is far off
/// (negative for λ = 0.1); <c>Bernoulli.Entropy</c> and <c>Categorical.Entropy</c> are NaN where a probability is zero, for want of 0 ln 0 = 0, and <c>Binomial.Entropy</c> is where a mass underflows.<br/>
/// What holds may be far off in ulps, as <c>Identities/MathNetEntropies.md</c> shows: with ln(1 − p) for log1p(−p), Bernoulli's entropy has no digit of its second term right for p &lt; 2⁻⁵³.
/// </remarks>
public static class MathNetEntropies
{
    /// <summary>Every entropy, those made of gamma functions too.</summary>
    public static IReadOnlyList<MathNetEntropy> Entropies { get; } =
    [
        Normal, LogNormal, Exponential, Laplace, Cauchy, Logistic, Rayleigh, Weibull, ParetoNegated,
        new("pareto", "H = ln(m/α) + 1/α + 1", Of(Scale, Even(0.01, 100)), x => new Pareto(x[0], x[1]).Entropy, Pareto, ParetoExactly, "pareto-negated"),
        Uniform, Triangular, DiscreteUniform, Bernoulli,
        new("bernoulli", "H = −p ln p − (1 − p) ln(1 − p), 0 ≤ p ≤ 1", Of(Probability), x => new Bernoulli(x[0]).Entropy, Binary, BinaryExactly, "bernoulli-inside"),
        Categorical,
        new("categorical", "H = −Σ pᵢ ln pᵢ, pᵢ ≥ 0", Of(Probability), x => new Categorical([x[0], 1 - x[0]]).Entropy, BinaryOfPair, BinaryOfPairExactly, "categorical-positive"),
        Binomial,
        new("binomial", "H = −Σ P(k) ln P(k), 0 < p < 1, n ≤ 160", Of(Inside, Whole(160)), x => new Binomial(x[0], (int)x[1]).Entropy, BinomialOf, BinomialExactly, "binomial-inside"),
        GeometricInBits,
        new("geometric", "H = −(p ln p + (1 − p) ln(1 − p)) ÷ p", Of(Magnitude(1e-6, 1 - 1e-6)), x => new Geometric(x[0]).Entropy, x => Binary(x) / x[0], x => BinaryExactly(x) / x[0], "geometric-in-bits"),
        PoissonSeries,
        new("poisson", "H = λ(1 − ln λ) + e^−λ Σ λᵏ ln k! ÷ k!", Of(Magnitude(0.1, 100)), x => new Poisson(x[0]).Entropy, Series, PoissonExactly, "poisson-series"),
        Zipf,
        .. MathNetGammaEntropies.Entropies,
    ];

    /// <summary>The claims, checkable.</summary>
    public static IReadOnlyList<Check> All { get; } = [.. Entropies.Select(e => e.ToCheck()), .. MathNetIdentities.All];

    internal static MathNetEntropy Normal => new("normal", "H = ½ ln(2πe) + ln σ", Of(Scale), x => new Normal(0, x[0]).Entropy, x => Tracked.Log(x[0]) + HalfLog2PiE, x => D.Log(x[0]) + (D.Log(D.Tau) + 1.0) * 0.5);

    internal static MathNetEntropy LogNormal => new("log-normal", "H = ½ + ln σ + μ + ½ ln 2π", Of(Scale, Even(-20, 20)), x => new LogNormal(x[1], x[0]).Entropy,
        x => Special.Sum<Tracked>([0.5, Tracked.Log(x[0]), x[1], HalfLog2PiE - 0.5]), x => D.Log(x[0]) + x[1] + (D.Log(D.Tau) + 1.0) * 0.5);

    internal static MathNetEntropy Exponential => new("exponential", "H = 1 − ln λ", Of(Scale), x => new Exponential(x[0]).Entropy, x => 1 - Tracked.Log(x[0]), x => 1.0 - D.Log(x[0]));

    internal static MathNetEntropy Laplace => new("laplace", "H = ln(2e b)", Of(Scale), x => new Laplace(0, x[0]).Entropy, x => Tracked.Log(2 * Tracked.E * x[0]), x => D.Log(x[0]) + D.Ln2 + 1.0);

    internal static MathNetEntropy Cauchy => new("cauchy", "H = ln(4πγ)", Of(Scale), x => new Cauchy(0, x[0]).Entropy, x => Tracked.Log(4 * Tracked.Pi * x[0]), x => D.Log(x[0] * D.Pi * 4.0));

    internal static MathNetEntropy Logistic => new("logistic", "H = ln s + 2", Of(Scale), x => new Logistic(0, x[0]).Entropy, x => Tracked.Log(x[0]) + 2, x => D.Log(x[0]) + 2.0);

    internal static MathNetEntropy Rayleigh => new("rayleigh", "H = 1 + ln(σ/√2) + γ/2", Of(Scale), x => new Rayleigh(x[0]).Entropy,
        x => 1 + Tracked.Log(x[0] / Tracked.Sqrt(2)) + Euler / 2, x => 1.0 + D.Log(x[0]) - D.Ln2 * 0.5 + D.EulerGamma * 0.5);

    internal static MathNetEntropy Weibull => new("weibull", "H = γ(1 − 1/k) + ln(λ/k) + 1", Of(Scale, Even(0.01, 100)), x => new Weibull(x[1], x[0]).Entropy,
        x => Euler * (1 - 1 / x[1]) + Tracked.Log(x[0] / x[1]) + 1, x => D.EulerGamma * (1.0 - 1.0 / x[1]) + D.Log(x[0]) - D.Log(x[1]) + 1.0);

    internal static MathNetEntropy Uniform => new("continuous-uniform", "H = ln(b − a)", Of(Scale), x => new ContinuousUniform(-x[0] / 3, x[0]).Entropy, x => Tracked.Log(x[0] + x[0] / 3), x => D.Log(x[0] + (D)(x[0].Hi / 3)));

    internal static MathNetEntropy Triangular => new("triangular", "H = ½ + ln((b − a)/2)", Of(Scale, Even(0, 1)), x => new Triangular(0, x[0], x[0] * x[1]).Entropy, x => 0.5 + Tracked.Log(x[0] / 2), x => D.Log(x[0]) - D.Ln2 + 0.5);

    internal static MathNetEntropy DiscreteUniform => new("discrete-uniform", "H = ln n", Of(Whole(1_000_000)), x => new DiscreteUniform(1, (int)x[0]).Entropy, x => Tracked.Log(x[0]), x => D.Log(x[0]));

    internal static MathNetEntropy Bernoulli => new("bernoulli-inside", "H = −p ln p − (1 − p) ln(1 − p), 0 < p < 1", Of(Inside), x => new Bernoulli(x[0]).Entropy, Binary, BinaryExactly);

    internal static MathNetEntropy Categorical => new("categorical-positive", "H = −Σ pᵢ ln pᵢ, pᵢ > 0", Of(Inside), x => new Categorical([x[0], 1 - x[0]]).Entropy, BinaryOfPair, BinaryOfPairExactly);

    internal static MathNetEntropy Binomial => new("binomial-inside", "H = −Σ P(k) ln P(k), 10⁻⁴ ≤ p ≤ 1 − 10⁻⁴, n ≤ 64", Of(Even(1e-4, 1 - 1e-4), Whole(64)), x => new Binomial(x[0], (int)x[1]).Entropy, BinomialOf, BinomialExactly);

    internal static MathNetEntropy Zipf => new("zipf", "H = s ÷ Hₙ(s) · Σ ln k ÷ kˢ + ln Hₙ(s)", Of(Even(0.1, 8), Whole(40)), x => new Zipf(x[0], (int)x[1]).Entropy, ZipfOf, ZipfExactly);

    private static MathNetEntropy ParetoNegated => new("pareto-negated", "−H = −ln(m/α) − 1/α − 1: what is returned", Of(Scale, Even(0.01, 100)), x => new Pareto(x[0], x[1]).Entropy, x => -Pareto(x), x => -ParetoExactly(x));

    private static MathNetEntropy GeometricInBits => new("geometric-in-bits", "H = −(p log₂ p + (1 − p) log₂(1 − p)) ÷ p, in bits: what is returned", Of(Magnitude(1e-6, 1 - 1e-6)), x => new Geometric(x[0]).Entropy,
        x => Binary(x) / Tracked.Log(2) / x[0], x => BinaryExactly(x) / D.Ln2 / x[0]);

    private static MathNetEntropy PoissonSeries => new("poisson-series", "H ≈ ½ ln(2πeλ) − 1/(12λ) − 1/(24λ²) − 19/(360λ³): what is returned", Of(Magnitude(0.1, 100)), x => new Poisson(x[0]).Entropy, Series,
        x => (D.Log(D.Tau * x[0]) + 1.0) * 0.5 - 1.0 / (x[0] * 12.0) - 1.0 / (x[0] * x[0] * 24.0) - 19.0 / (x[0] * x[0] * x[0] * 360.0));

    private static Tracked HalfLog2PiE => (Tracked.Log(Tracked.Tau) + 1) / 2;

    private static Tracked Euler => Special.Rounded<Tracked>(0.5772156649015329);

    private static Tracked Pareto(Tracked[] x) => Special.Sum<Tracked>([Tracked.Log(x[0] / x[1]), 1 / x[1], 1]);

    private static D ParetoExactly(D[] x) => D.Log(x[0]) - D.Log(x[1]) + 1.0 / x[1] + 1.0;

    private static Tracked Binary(Tracked[] x) => -(Special.XLogX(x[0]) + Special.XLogX(1 - x[0]));

    private static D BinaryExactly(D[] x) => 0.0 - (XLogX(x[0]) + XLogX(1.0 - x[0]));

    // What a table holds of p and 1 − p: the second rounded, both divided by their sum.
    private static Tracked BinaryOfPair(Tracked[] x) => new Tracked(1 - x[0].Value) is var other ? -(Special.XLogX(x[0] / (x[0] + other)) + Special.XLogX(other / (x[0] + other))) : default;

    private static D BinaryOfPairExactly(D[] x) => (D)(1 - x[0].Hi) is var other ? 0.0 - (XLogX(x[0] / (x[0] + other)) + XLogX(other / (x[0] + other))) : default;

    private static D XLogX(D x) => x.Hi == 0 ? 0.0 : x * D.Log(x);

    // P(k) = exp(ln n! − ln k! − ln (n − k)! + k ln p + (n − k) ln(1 − p)).
    private static Tracked BinomialOf(Tracked[] x)
    {
        int n = (int)x[1].Value;
        Tracked[] factorials = MathNetFunctions.LogFactorials(n);
        Tracked log = Tracked.Log(x[0]), other = Tracked.Log(1 - x[0]);
        return -Special.Sum<Tracked>([.. Enumerable.Range(0, n + 1).Select(k => Special.XLogX(Tracked.Exp(factorials[n] - factorials[k] - factorials[n - k] + k * log + (n - k) * other)))]);
    }

    private static D BinomialExactly(D[] x)
    {
        int n = (int)x[1].Hi;
        D log = D.Log(x[0]), other = D.LogP1(-x[0]), sum = 0.0, logChoices = 0.0;
        for (int k = 0; k <= n; k++)
        {
            logChoices = k == 0 ? logChoices : logChoices + D.Log((D)(n - k + 1) / k);
            D logMass = logChoices + log * k + other * (n - k);
            sum -= logMass.Hi < -200 ? 0.0 : logMass * D.Exp(logMass);
        }
        return sum;
    }

    private static Tracked ZipfOf(Tracked[] x)
    {
        Tracked[] ranks = [.. Enumerable.Range(1, (int)x[1].Value).Select(k => (Tracked)k)];
        Tracked harmonic = Special.Sum<Tracked>([.. ranks.Select(k => Tracked.Pow(k, -x[0]))]);
        return x[0] / harmonic * Special.Sum<Tracked>([.. ranks.Select(k => Tracked.Log(k) / Tracked.Pow(k, x[0]))]) + Tracked.Log(harmonic);
    }

    private static D ZipfExactly(D[] x)
    {
        D harmonic = 0.0, logs = 0.0;
        for (int k = 1; k <= (int)x[1].Hi; k++)
        {
            D log = D.Log(k), term = D.Exp(-x[0] * log);
            (harmonic, logs) = (harmonic + term, logs + log * term);
        }
        return x[0] / harmonic * logs + D.Log(harmonic);
    }

    private static Tracked Series(Tracked[] x) => Special.Sum<Tracked>([Tracked.Log(2 * Tracked.Pi * Tracked.E * x[0]) / 2, -1 / (12 * x[0]), -1 / (24 * x[0] * x[0]), -19 / (360 * x[0] * x[0] * x[0])]);

    // −Σ P(k) ln P(k), ln P(k) = k ln λ − λ − ln k!, until P(k) is lost beside the sum: beyond 2λ every mass is at most half the one before.
    private static D PoissonExactly(D[] x)
    {
        D sum = 0.0, logFactorial = 0.0, log = D.Log(x[0]), logMass = 0.0;
        for (int k = 0; k <= 2 * x[0].Hi || logMass.Hi > -100; k++)
        {
            logFactorial = k == 0 ? 0.0 : logFactorial + D.Log(k);
            logMass = log * k - x[0] - logFactorial;
            sum -= logMass * D.Exp(logMass);
        }
        return sum;
    }
}
