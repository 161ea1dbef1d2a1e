using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.StructuredLabels;

/// <summary>ln Σᵢ e^xᵢ = m + ln Σᵢ e^(xᵢ − m).</summary>
/// <remarks>Method: the shift m is the greatest xᵢ as an exact constant; the identity holds for any constant, so that it adds no error of its own, and no derivative.</remarks>
internal static class LogSumExp
{
    public static T Of<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T> => Of(x, new T[x.Length]);

    /// <summary>The same, its terms written to <paramref name="terms"/>.</summary>
    public static T Of<T>(ReadOnlySpan<T> x, Span<T> terms) where T : IFloatingPointIeee754<T>
    {
        T shift = Shift(x);
        for (int i = 0; i < x.Length; i++)
        {
            terms[i] = T.Exp(x[i] - shift);
        }
        return shift + T.Log(Special.Sum<T>(terms[..x.Length]));
    }

    /// <summary>e^xᵢ ÷ Σⱼ e^xⱼ.</summary>
    public static T[] Softmax<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
    {
        T shift = Shift(x);
        T[] p = new T[x.Length];
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = T.Exp(x[i] - shift);
        }
        T sum = Special.Sum<T>(p);
        for (int i = 0; i < p.Length; i++)
        {
            p[i] /= sum;
        }
        return p;
    }

    private static T Shift<T>(ReadOnlySpan<T> x) where T : IFloatingPointIeee754<T>
    {
        double largest = double.NegativeInfinity;
        foreach (T value in x)
        {
            largest = Math.Max(largest, double.CreateTruncating(value));
        }
        return T.CreateTruncating(largest);
    }
}
