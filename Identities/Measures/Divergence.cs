using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.Measures;

/// <summary>Divergences between distributions.</summary>
/// <remarks>Shape: vectors of as many masses. Unit: nats. Domain: pᵢ, qᵢ ≥ 0. Source: Cover and Thomas, ch. 2; [Lin91] for Jensen and Shannon's.</remarks>
public static class Divergence
{
    /// <summary>KL(p, q) = Σ pᵢ ln(pᵢ ÷ qᵢ), with 0 ln 0 = 0: +∞ where p has mass and q has none.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a mass of p is negative or not a number.</exception>
    public static T Kl<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T>
    {
        MassCheck.SameNumber(p, q);
        return MassCheck.Of(Special.RelativeEntropy(p, [], q), p);
    }

    /// <summary>JS(p, q) = ½ KL(p, m) + ½ KL(q, m) with m = ½(p + q): at most ln 2.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a mass is negative or not a number.</exception>
    public static T JensenShannon<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T>
    {
        MassCheck.SameNumber(p, q);
        T half = T.CreateChecked(0.5);
        T[] middle = new T[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            middle[i] = half * (p[i] + q[i]);
        }
        return half * (Kl(p, middle) + Kl(q, middle));
    }

    /// <summary>TV(p, q) = ½ Σ |pᵢ − qᵢ|, the total variation distance.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static T TotalVariation<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T>
    {
        MassCheck.SameNumber(p, q);
        T[] terms = new T[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            terms[i] = T.Abs(p[i] - q[i]);
        }
        return T.CreateChecked(0.5) * Special.Sum<T>(terms);
    }
}
