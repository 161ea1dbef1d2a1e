using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Reference.Numbers;

namespace Verification.Identities.Measures;

/// <summary>Entropies: H(p) = −Σᵢ pᵢ ln pᵢ and its relatives, with 0 ln 0 = 0.</summary>
/// <remarks>
/// Shape: vectors of masses. Unit: nats. Domain: pᵢ ≥ 0 (their sum is not checked: the measures are defined for any masses).<br/>
/// Method: one order-free sum of the terms of the definition, so that the bound of <c>Tracked</c> holds for every implementation of the sum.<br/>
/// Source: C. Shannon, A mathematical theory of communication, 1948; Cover and Thomas, ch. 2.
/// </remarks>
public static class Entropy
{
    /// <summary>H(p) = −Σ pᵢ ln pᵢ.</summary>
    /// <exception cref="ArgumentException">A mass is negative or not a number.</exception>
    public static T Of<T>(ReadOnlySpan<T> p) where T : IFloatingPointIeee754<T> => -MassCheck.Of(Special.RelativeEntropy(p, [], []), p);

    /// <summary>H(p, q) = −Σ pᵢ ln qᵢ: +∞ where p has mass and q has none.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or a mass is negative or not a number.</exception>
    public static T Cross<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> q) where T : IFloatingPointIeee754<T>
    {
        MassCheck.SameNumber(p, q);
        T[] terms = new T[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            terms[i] = Special.XLogY(p[i], q[i]);
        }
        return -MassCheck.Of(Special.Sum<T>(terms), p);
    }

    /// <summary>H(y|x) = −Σ P(x, y) ln(P(x, y) ÷ P(x)) = E_{x∼P(x)} H(P(y|x)).</summary>
    /// <exception cref="ArgumentException">A mass is negative or not a number.</exception>
    public static T Conditional<T>(Joint<T> p) where T : IFloatingPointIeee754<T> => -MassCheck.Of(Special.RelativeEntropy(p.Masses, p.X(), []), p.Masses);
}
