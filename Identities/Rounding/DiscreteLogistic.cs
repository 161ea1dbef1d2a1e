using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Rounding;

/// <summary>A logistic density with mean μ and scale s, and the distribution of what it becomes when rounded to whole numbers.</summary>
/// <remarks>
/// F(z) = σ((z − μ) ÷ s); p(z) = σ(t)σ(−t) ÷ s with t = (z − μ) ÷ s; P(k) = F(k + ½) − F(k − ½).<br/>
/// Unit: nats. Domain: s &gt; 0. Source: [BLS17], whose entropy model has logistic tails; TTIC 31230, 2020 Quiz 4, Problem 2.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class DiscreteLogistic<T>(T mean, T scale) where T : IFloatingPointIeee754<T>
{
    /// <summary>F(z).</summary>
    public T Cumulative(T z) => Special.Sigmoid((z - mean) / scale);

    /// <summary>p(z).</summary>
    public T Density(T z)
    {
        T t = (z - mean) / scale;
        return Special.Sigmoid(t) * Special.Sigmoid(-t) / scale;
    }

    /// <summary>ln p(z) = −ln(1 + eᵗ) − ln(1 + e⁻ᵗ) − ln s.</summary>
    public T LogDensity(T z)
    {
        T t = (z - mean) / scale;
        return -(Special.Softplus(t) + Special.Softplus(-t)) - T.Log(scale);
    }

    /// <summary>P(k) = F(k + ½) − F(k − ½), the difference of the upper tails where that is the smaller: neither tail cancels.</summary>
    public T Mass(T k)
    {
        T half = T.CreateChecked(0.5), high = (k + half - mean) / scale, low = (k - half - mean) / scale;
        return high + low > T.Zero ? Special.Sigmoid(-low) - Special.Sigmoid(-high) : Special.Sigmoid(high) - Special.Sigmoid(low);
    }

    /// <summary>P(k) = sinh(1 ÷ 2s) ÷ (cosh((k − μ) ÷ s) + cosh(1 ÷ 2s)), the same without a difference.</summary>
    public T MassByHyperbolic(T k)
    {
        T half = T.CreateChecked(0.5) / scale;
        return T.Sinh(half) / (T.Cosh((k - mean) / scale) + T.Cosh(half));
    }
}
