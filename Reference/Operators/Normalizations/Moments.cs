using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Mean and variance of a group: m = Σ xᵢ / n, v = Σ (xᵢ − m)² / n.</summary>
/// <remarks>
/// Method: two passes. The one-pass formula Σ xᵢ² / n − m² cancels catastrophically where the mean is large against the spread, and is
/// never a legitimate form of it.<br/>
/// Source: T. Chan, G. Golub and R. LeVeque, Algorithms for computing the sample variance, 1983.
/// </remarks>
public static class Moments
{
    /// <summary>Both moments; <paramref name="deviations"/> receives xᵢ − m and may be <paramref name="x"/> itself.</summary>
    public static (T Mean, T Variance) Of<T>(ReadOnlySpan<T> x, Span<T> deviations) where T : IFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(x.Length), mean = Special.Sum(x) / count;
        deviations = deviations[..x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            deviations[i] = x[i] - mean;
        }
        return (mean, Special.Dot<T>(deviations, deviations) / count);
    }
}
