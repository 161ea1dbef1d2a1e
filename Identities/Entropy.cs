using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities;

/// <summary>Shannon entropy: H(p) = −Σᵢ pᵢ ln pᵢ, with 0 ln 0 = 0.</summary>
/// <remarks>
/// Shape: a vector of probabilities. Unit: nats. Domain: pᵢ ≥ 0 (their sum is not checked: the measure is defined for any masses).<br/>
/// Method: one order-free sum, so that the bound of <c>Tracked</c> holds for every implementation of the sum.<br/>
/// Source: C. Shannon, A mathematical theory of communication, 1948.
/// </remarks>
public static class Entropy
{
    /// <summary>The entropy of a probability vector.</summary>
    /// <exception cref="ArgumentException">A probability is negative or not a number.</exception>
    public static T Of<T>(ReadOnlySpan<T> p) where T : IFloatingPointIeee754<T>
    {
        T[] terms = new T[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            terms[i] = p[i] > T.Zero ? -(p[i] * T.Log(p[i]))
                : p[i] == T.Zero ? T.Zero : throw new ArgumentException($"probability {i} is {p[i]}: need a number of at least 0", nameof(p));
        }
        return Special.Sum<T>(terms);
    }
}
