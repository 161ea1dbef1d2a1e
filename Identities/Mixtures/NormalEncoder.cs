using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;

namespace Verification.Identities.Mixtures;

/// <summary>A discrete source s and a normal encoder z|s ∼ N(ẑ(s), σ²), in units of σ, with a normal prior N(μ, v²) for z.</summary>
/// <param name="Source">P(s).</param>
/// <param name="Centres">ẑ(s) ÷ σ, each at most 2 in size.</param>
/// <param name="PriorMean">μ ÷ σ.</param>
/// <param name="PriorDeviation">v ÷ σ.</param>
public sealed record NormalEncoder(Distribution Source, double[] Centres, double PriorMean, double PriorDeviation)
{
    /// <summary>The encoder in a number type.</summary>
    /// <exception cref="ArgumentException">A mean or the prior is outside of what the integrals' error is derived for.</exception>
    public NormalEncoder<T> In<T>() where T : IFloatingPointIeee754<T>
    {
        foreach (double centre in Centres.Append(PriorMean))
        {
            Within(centre, -2, 2, "a mean");
        }
        Within(PriorDeviation, 0.5, 4, "the prior's deviation");
        return new(Source.In<T>(), [.. Centres.Select(T.CreateTruncating)], T.CreateTruncating(PriorMean), T.CreateTruncating(PriorDeviation));
    }

    private static void Within(double x, double low, double high, string what)
    {
        if (!(x >= low && x <= high))
        {
            throw new ArgumentException($"{what} is {x}: the integrals' error is derived for [{low}, {high}]");
        }
    }

    /// <summary>All parameters.</summary>
    public override string ToString() => $"P(s) = {Source}, ẑ(s) ÷ σ = {Vectors.Show(Centres)}, prior N({Reals.Show(PriorMean)}, {Reals.Show(PriorDeviation)}²)";
}

/// <summary>A normal encoder of a discrete source in a number type: its marginal is a mixture, whose information has no closed form.</summary>
/// <remarks>
/// Integrals over z are trapezoidal sums of step h = 1/64 over [−15, 15].<br/>
/// Error: in the strip |Im z| ≤ a = π/12 the terms of m(z) ÷ p(z|s) differ in phase by at most 4a = π/3, so that their sum is at least half as large as on the real line and
/// has a logarithm there; the integrand's modulus along the edges integrates to M ≤ 100 for the priors of the domain, and the sum is off by at most
/// 2M ÷ (e^(2πa÷h) − 1) &lt; 1e-43. Beyond ±15 every normal density is below e^(−84), its integral with the logarithms, of degree two, below 1e-34. Both are far below the rounding
/// of 1921 terms in any number type here, which the number's own bound covers.<br/>
/// Unit: nats. Source: TTIC 31230, 2021 Exam 3, Problem 3(c); L. Trefethen and J. Weideman, The exponentially convergent trapezoidal rule, 2014, Theorem 5.1.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class NormalEncoder<T>(T[] source, T[] centres, T priorMean, T priorDeviation) where T : IFloatingPointIeee754<T>
{
    private const int PerUnit = 64, Reach = 15;
    private readonly T logTau = T.Log(T.Pi + T.Pi), half = T.CreateChecked(0.5);

    /// <summary>P(s).</summary>
    public T[] Source => source;

    /// <summary>ln p(z|s).</summary>
    public T LogDensity(int s, T z) => Normal(z - centres[s]);

    /// <summary>m(z) = Σ P(s)p(z|s).</summary>
    public T Marginal(T z)
    {
        T[] densities = new T[centres.Length];
        for (int s = 0; s < densities.Length; s++)
        {
            densities[s] = T.Exp(LogDensity(s, z));
        }
        return Special.Dot<T>(source, densities);
    }

    /// <summary>E ln(p(z|s) ÷ m(z)): the rate with the best prior.</summary>
    public T Rate() => Integral(z =>
    {
        T log = T.Log(Marginal(z));
        T[] terms = new T[centres.Length];
        for (int s = 0; s < terms.Length; s++)
        {
            T own = LogDensity(s, z);
            terms[s] = T.Exp(own) * (own - log);
        }
        return Special.Dot<T>(source, terms);
    });

    /// <summary>h(z) = −∫ m ln m.</summary>
    public T Entropy() => -Integral(z =>
    {
        T m = Marginal(z);
        return m * T.Log(m);
    });

    /// <summary>h(z|s) = ½ ln 2πe.</summary>
    public static T Noise() => T.CreateChecked(0.5) * T.Log((T.Pi + T.Pi) * T.E);

    /// <summary>KL(m, N(μ, v²)).</summary>
    public T MarginalFromPrior() => Integral(z =>
    {
        T m = Marginal(z);
        return m * (T.Log(m) - (Normal((z - priorMean) / priorDeviation) - T.Log(priorDeviation)));
    });

    /// <summary>E_s KL(N(ẑ(s), 1), N(μ, v²)) = Σ P(s)(½(1 + (ẑ(s) − μ)²) ÷ v² − ½ + ln v): the rate with the normal prior.</summary>
    public T RateOfPrior()
    {
        T variance = priorDeviation * priorDeviation;
        T[] terms = new T[centres.Length];
        for (int s = 0; s < terms.Length; s++)
        {
            T shift = centres[s] - priorMean;
            terms[s] = half * ((T.One + shift * shift) / variance - T.One) + T.Log(priorDeviation);
        }
        return Special.Dot<T>(source, terms);
    }

    /// <summary>Var ẑ(s): the signal's power where the noise's is 1.</summary>
    public T Power()
    {
        T mean = Special.Dot<T>(source, centres);
        T[] squares = [.. centres.Select(c => (c - mean) * (c - mean))];
        return Special.Dot<T>(source, squares);
    }

    private T Normal(T t) => -(half * (t * t + logTau));

    private static T Integral(Func<T, T> f)
    {
        T[] values = new T[2 * Reach * PerUnit + 1];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = f(T.CreateChecked((k - Reach * PerUnit) / (double)PerUnit));
        }
        return Special.Sum<T>(values) * T.CreateChecked(1.0 / PerUnit);
    }
}
