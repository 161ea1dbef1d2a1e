using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Rounding;

/// <summary>P(z̃) = ∫ p(z̃ + ε) dε over the unit cube ε ∈ [−½, ½]ᵈ: the mass that rounds to z̃.</summary>
/// <remarks>Source: TTIC 31230, 2020 Quiz 4, Problem 2(c).</remarks>
public static class CubeMass
{
    // The first term beyond: |p⁽²ᵏ⁾| ≤ 1.09 √(2k)! σ⁻²ᵏ φ₀ (Cramér), so below 1e-38 for σ ≥ ½ and k = 28.
    private const int Terms = 28;

    /// <summary>The integral of a polynomial of degree up to three in each variable, exactly: Gauss and Legendre's two points ±1/√12 in each.</summary>
    public static T OfCubic<T>(int dimensions, Func<T[], T> density) where T : IFloatingPointIeee754<T>
    {
        T node = T.One / T.Sqrt(T.CreateChecked(12));
        int count = 1 << dimensions;
        T[] values = new T[count], epsilon = new T[dimensions];
        for (int k = 0; k < count; k++)
        {
            for (int i = 0; i < dimensions; i++)
            {
                epsilon[i] = (k >> i & 1) == 0 ? node : -node;
            }
            values[k] = density(epsilon);
        }
        return Special.Sum<T>(values) / T.CreateChecked(count);
    }

    /// <summary>∫ φ((z + ε − μ) ÷ σ) ÷ σ dε = Σₖ p⁽²ᵏ⁾(z) ÷ (4ᵏ(2k + 1)!): the density, and then all its curvature.</summary>
    /// <remarks>
    /// p⁽²ᵏ⁾(z) = p(z)·He₂ₖ(t) ÷ σ²ᵏ with t = (z − μ) ÷ σ; Heₙ₊₁ = t·Heₙ − n·Heₙ₋₁.<br/>
    /// Error: what is left out after 28 terms is below 1e-38 for σ ≥ ½, by Cramér's |Heₙ(t)|e^(−t²/4) ≤ 1.09 √n!: far below the rounding of any number type here.
    /// </remarks>
    /// <exception cref="ArgumentException">σ is below ½.</exception>
    public static T OfNormal<T>(T t, T deviation) where T : IFloatingPointIeee754<T>
    {
        if (!(deviation >= T.CreateChecked(0.5)))
        {
            throw new ArgumentException($"the deviation is {deviation}: the series' error is derived for ½ and more", nameof(deviation));
        }
        T[] terms = new T[Terms];
        T before = T.One, hermite = t, factor = T.One, step = T.One / (T.CreateChecked(4) * deviation * deviation);
        for (int k = 0; k < Terms; k++)
        {
            // 'before' is He₂ₖ, 'hermite' He₂ₖ₊₁, 'factor' 1 ÷ (4ᵏσ²ᵏ(2k + 1)!).
            terms[k] = before * factor;
            T even = t * hermite - T.CreateChecked(2 * k + 1) * before;
            hermite = t * even - T.CreateChecked(2 * k + 2) * hermite;
            before = even;
            factor *= step / T.CreateChecked((2 * k + 2) * (2 * k + 3));
        }
        return Special.Sum<T>(terms) * Density(t, deviation);
    }

    /// <summary>φ(t) ÷ σ.</summary>
    public static T Density<T>(T t, T deviation) where T : IFloatingPointIeee754<T> =>
        T.Exp(-(T.CreateChecked(0.5) * t * t)) / (deviation * T.Sqrt(T.Pi + T.Pi));

    /// <summary>Φ((z + ½ − μ) ÷ σ) − Φ((z − ½ − μ) ÷ σ), the difference of the upper tails where that is the smaller.</summary>
    public static T OfNormalByCdf<T>(T t, T deviation) where T : IFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5) / deviation;
        return t > T.Zero ? Special.NormalCdf(half - t) - Special.NormalCdf(-half - t) : Special.NormalCdf(t + half) - Special.NormalCdf(t - half);
    }
}
