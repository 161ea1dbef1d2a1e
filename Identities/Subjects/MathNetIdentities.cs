using MathNet.Numerics.Distributions;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;
using static Verification.Identities.Subjects.MathNetParameters;

namespace Verification.Identities.Subjects;

/// <summary>What MathNet.Numerics' entropies must be to each other, needing no reference: special cases, scales and shifts.</summary>
/// <remarks>The bound is that of both closed forms in Tracked, with the rounding errors of the parameters that the one side is given for the other's.</remarks>
internal static class MathNetIdentities
{
    private const string SameFormula = "both sides are the same operations on the same numbers";

    private static readonly MathNetEntropy Normal = MathNetEntropies.Normal, LogNormal = MathNetEntropies.LogNormal, Exponential = MathNetEntropies.Exponential, Laplace = MathNetEntropies.Laplace,
        Cauchy = MathNetEntropies.Cauchy, Logistic = MathNetEntropies.Logistic, Rayleigh = MathNetEntropies.Rayleigh, Weibull = MathNetEntropies.Weibull, Bernoulli = MathNetEntropies.Bernoulli,
        Binomial = MathNetEntropies.Binomial, Triangular = MathNetEntropies.Triangular, DiscreteUniform = MathNetEntropies.DiscreteUniform, Zipf = MathNetEntropies.Zipf,
        Gamma = MathNetGammaEntropies.Gamma, Erlang = MathNetGammaEntropies.Erlang, InverseGamma = MathNetGammaEntropies.InverseGamma, Beta = MathNetGammaEntropies.Beta,
        ChiSquared = MathNetGammaEntropies.ChiSquared, Chi = MathNetGammaEntropies.Chi, StudentT = MathNetGammaEntropies.StudentT;

    public static IReadOnlyList<Check> All { get; } =
    [
        Equal("categorical-of-two-is-bernoulli", "H(Categorical(p, 1 − p)) = H(Bernoulli(p))", Of(Inside), x => Categorical(x[0], 1 - x[0]), x => Bernoulli.At(x), SameFormula),
        Equal("binomial-of-one-is-bernoulli", "H(Binomial(p, 1)) = H(Bernoulli(p))", Of(Inside), x => Binomial.At(x[0], 1), x => Bernoulli.At(x)),
        Equal("categorical-uniform-is-discrete-uniform", "H(Categorical(1/n, …, 1/n)) = H(DiscreteUniform(1, n))", Of(Whole(200)), x => Categorical([.. Enumerable.Repeat(1 / x[0], (int)x[0].Value)]), x => DiscreteUniform.At(x)),
        Equal("bernoulli-symmetric", "H(Bernoulli(p)) = H(Bernoulli(1 − p))", Of(Even(1e-6, 1 - 1e-6)), x => Bernoulli.At(x), x => Bernoulli.At(1 - x[0])),
        Equal("zipf-of-two-is-bernoulli", "H(Zipf(s, 2)) = H(Bernoulli(1/(1 + 2ˢ)))", Of(Even(0.1, 8)), x => Zipf.At(x[0], 2), x => Bernoulli.At(1 / (1 + Tracked.Pow(2, x[0])))),
        Equal("gamma-of-one-is-exponential", "H(Gamma(1, λ)) = H(Exponential(λ))", Of(Scale), x => Gamma.At(1, x[0]), x => Exponential.At(x)),
        Equal("erlang-of-one-is-exponential", "H(Erlang(1, λ)) = H(Exponential(λ))", Of(Scale), x => Erlang.At(1, x[0]), x => Exponential.At(x)),
        Equal("weibull-of-one-is-exponential", "H(Weibull(1, 1/λ)) = H(Exponential(λ))", Of(Scale), x => Weibull.At(1 / x[0], 1), x => Exponential.At(x)),
        Equal("weibull-of-two-is-rayleigh", "H(Weibull(2, σ√2)) = H(Rayleigh(σ))", Of(Scale), x => Weibull.At(x[0] * Tracked.Sqrt(2), 2), x => Rayleigh.At(x)),
        Equal("chi-of-two-is-rayleigh", "H(Chi(2)) + ln σ = H(Rayleigh(σ))", Of(Scale), x => Chi.At(2) + Tracked.Log(x[0]), x => Rayleigh.At(x)),
        Equal("erlang-is-gamma", "H(Erlang(k, λ)) = H(Gamma(k, λ))", Of(Whole(200), Scale), x => Erlang.At(x), x => Gamma.At(x), SameFormula),
        Equal("chi-squared-is-gamma", "H(χ²(k)) = H(Gamma(k/2, ½))", Of(Magnitude(0.02, 330)), x => ChiSquared.At(x), x => Gamma.At(x[0] / 2, 0.5)),
        Equal("inverse-gamma-is-gamma", "H(InverseGamma(α, β)) = H(Gamma(α, β)) − 2(ψ(α) − ln β), by y = 1/x", Of(Magnitude(0.01, 1000), Scale), x => InverseGamma.At(x),
            x => Gamma.At(x) - 2 * (MathNetFunctions.Digamma(x[0]) - Tracked.Log(x[1]))),
        Equal("student-of-one-is-cauchy", "H(StudentT(0, 1, 1)) + ln γ = H(Cauchy(0, γ))", Of(Scale), x => StudentT.At(1) + Tracked.Log(x[0]), x => Cauchy.At(x)),
        Equal("beta-of-ones-is-uniform", "H(Beta(1, 1)) + ln w = H(ContinuousUniform(0, w))", Of(Scale), x => Beta.At(1, 1) + Tracked.Log(x[0]), x => new(new ContinuousUniform(0, x[0].Value).Entropy, Tracked.Log(x[0]).Extra)),
        Equal("beta-of-two-is-triangular", "H(Beta(2, 1)) + ln w = H(Triangular(0, w, w))", Of(Scale), x => Beta.At(2, 1) + Tracked.Log(x[0]), x => Triangular.At(x[0], 1)),
        Equal("beta-symmetric", "H(Beta(a, b)) = H(Beta(b, a))", Of(Magnitude(0.01, 100), Magnitude(0.01, 100)), x => Beta.At(x), x => Beta.At(x[1], x[0])),
        Equal("log-normal-less-location-is-normal", "H(LogNormal(μ, σ)) − μ = H(Normal(0, σ))", Of(Scale, Even(-20, 20)), x => LogNormal.At(x) - x[1], x => Normal.At(x[0])),
        Scaled("normal", Normal), Scaled("laplace", Laplace), Scaled("cauchy", Cauchy), Scaled("logistic", Logistic), Scaled("rayleigh", Rayleigh), Scaled("weibull", Weibull, Even(0.01, 100)), Scaled("triangular", Triangular, Even(0, 1)),
        Equal("exponential-scaled", "H(Exponential(λ/c)) = H(Exponential(λ)) + ln c", Of(Scale, Scale), x => Exponential.At(x[0] / x[1]), x => Exponential.At(x[0]) + Tracked.Log(x[1])),
        Equal("gamma-scaled", "H(Gamma(α, β/c)) = H(Gamma(α, β)) + ln c", Of(Magnitude(0.01, 1000), Scale, Scale), x => Gamma.At(x[0], x[1] / x[2]), x => Gamma.At(x[0], x[1]) + Tracked.Log(x[2])),
        Shifted("normal", Normal, x => new Normal(x[1], x[0]).Entropy), Shifted("laplace", Laplace, x => new Laplace(x[1], x[0]).Entropy),
        Shifted("cauchy", Cauchy, x => new Cauchy(x[1], x[0]).Entropy), Shifted("logistic", Logistic, x => new Logistic(x[1], x[0]).Entropy),
        Equal("continuous-uniform-shifted", "H(ContinuousUniform(m, m + w)) = H(ContinuousUniform(0, w))", Of(Magnitude(1, 1e6), Even(-1000, 1000)),
            x => new(new ContinuousUniform(x[1].Value, (x[1] + x[0]).Value).Entropy, Tracked.Log(x[1] + x[0] - x[1]).Extra), x => new(new ContinuousUniform(0, x[0].Value).Entropy, Tracked.Log(x[0]).Extra)),
    ];

    // What a table holds: masses divided by their sum.
    private static Tracked Categorical(params Tracked[] masses)
    {
        Tracked whole = Special.Sum<Tracked>(masses);
        Tracked form = -Special.Sum<Tracked>([.. masses.Select(p => Special.XLogX(p / whole))]);
        return new(new Categorical([.. masses.Select(p => p.Value)]).Entropy, form.Extra);
    }

    private static Check Scaled(string name, MathNetEntropy entropy, Parameter? other = null) => Equal(name + "-scaled", "H(c X) = H(X) + ln c", other is null ? Of(Scale, Scale) : Of(Scale, Scale, other),
        x => entropy.At([x[0] * x[1], .. x[2..]]), x => entropy.At([x[0], .. x[2..]]) + Tracked.Log(x[1]));

    private static Check Shifted(string name, MathNetEntropy entropy, Func<double[], double> shifted) => Equal(name + "-shifted", "H(X + m) = H(X)", Of(Scale, Even(-1e6, 1e6)),
        x => new(shifted([x[0].Value, x[1].Value]), entropy.Form(x).Extra), x => entropy.At(x[0]), SameFormula);

    private static Check Equal(string id, string statement, Domain<double[]> domain, Func<Tracked[], Tracked> left, Func<Tracked[], Tracked> right, string loose = "") => Checks.Of(new Claim<double[], Tracked[], Tracked>
    {
        Id = "mathnet-" + id,
        Statement = statement,
        Source = Sources.MathNet.At("Distributions"),
        Domain = domain,
        Loose = loose,
        Given = x => [.. x.Select(v => (Tracked)v)],
        Equal = (left, right),
        Mutants =
        [
            new("the sign is turned", x => -right(x)),
            new("bits for nats on one side", x => right(x) / Tracked.Log(2)),
            new("10⁻⁹ too much", x => right(x) + 1e-9),
        ],
    }, MathNetEntropy.Library);
}
