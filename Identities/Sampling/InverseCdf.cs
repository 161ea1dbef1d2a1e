using System.Numerics;
using Verification.Identities.Distributions;
using Verification.Reference.Numbers;

namespace Verification.Identities.Sampling;

/// <summary>Words from noise: ŵ(P, ε) is the i with Σ_{j&lt;i} P[j] ≤ ε &lt; Σ_{j≤i} P[j].</summary>
/// <remarks>
/// Domain: ε ∈ [0, 1). The source's intervals are closed and share their ends; half-open ones share nothing, and a word without mass has an empty one.<br/>
/// Where rounding leaves the sum of the masses at or below ε, the last word with mass is taken.<br/>
/// Source: TTIC 31230, 2021 Exam 3, Problem 2.
/// </remarks>
public static class InverseCdf
{
    /// <summary>ŵ(P, ε).</summary>
    /// <exception cref="ArgumentException">ε is outside [0, 1), a mass is negative or not a number, or there is none above 0.</exception>
    public static int Word<T>(ReadOnlySpan<T> p, T noise) where T : IFloatingPointIeee754<T>
    {
        if (!(noise >= T.Zero && noise < T.One))
        {
            throw new ArgumentException($"the noise is {noise}: need 0 <= ε < 1", nameof(noise));
        }
        T end = T.Zero;
        int last = -1;
        for (int i = 0; i < p.Length; i++)
        {
            if (!(p[i] >= T.Zero))
            {
                throw new ArgumentException($"mass {i} is {p[i]}: need a number of at least 0", nameof(p));
            }
            end += p[i];
            if (noise < end)
            {
                return i;
            }
            last = p[i] > T.Zero ? i : last;
        }
        return last >= 0 ? last : throw new ArgumentException($"none of {p.Length} masses is positive", nameof(p));
    }

    /// <summary>w₁ = ŵ(P, ε₁), w_{t+1} = ŵ(Q[w_t, ·], ε_{t+1}): each word has noise of its own.</summary>
    public static int[] Words<T>(Bigram<T> model, ReadOnlySpan<T> noise) where T : IFloatingPointIeee754<T>
    {
        int[] words = new int[noise.Length];
        for (int t = 0; t < words.Length; t++)
        {
            words[t] = Word<T>(t == 0 ? model.First : model.Next[words[t - 1]], noise[t]);
        }
        return words;
    }

    /// <summary>yᵢ = 1 for i = ŵ(P, ε) and 0 for the others, as a difference of two steps: what a discriminator would send gradients through.</summary>
    public static T[] OneHot<T>(ReadOnlySpan<T> p, T noise) where T : IFloatingPointIeee754<T>
    {
        T[] y = new T[p.Length];
        T end = T.Zero, before = T.Zero;
        for (int i = 0; i < y.Length; i++)
        {
            end += p[i];
            T below = Special.Choose(end - noise, T.One, T.Zero);
            (y[i], before) = (below - before, below);
        }
        return y;
    }
}
