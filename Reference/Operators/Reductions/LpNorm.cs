using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>The p-norm of a vector: (Σ |xᵢ|ᵖ)^(1/p).</summary>
/// <remarks>
/// Domain: p ≥ 1; overflows where Σ |xᵢ|ᵖ does; the norm of nothing is 0.<br/>
/// Method: |x| and a sum for p = 1, a dot product and a root for p = 2, powers otherwise.
/// </remarks>
public static class LpNorm
{
    /// <summary>The norm; <paramref name="scratch"/> has room for as many elements and may be <paramref name="x"/> itself.</summary>
    public static T Of<T>(ReadOnlySpan<T> x, T p, Span<T> scratch) where T : IFloatingPointIeee754<T>
    {
        if (p == T.One)
        {
            return ReduceL1.Of(x, scratch);
        }
        if (p == T.One + T.One)
        {
            return ReduceL2.Of(x, scratch);
        }
        for (int i = 0; i < x.Length; i++)
        {
            scratch[i] = T.Pow(T.Abs(x[i]), p);
        }
        return T.Pow(Special.Sum<T>(scratch[..x.Length]), T.One / p);
    }
}
