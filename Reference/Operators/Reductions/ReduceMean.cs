using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Mean along axes: Σ xᵢ / n; of integers, truncated.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: n ≥ 1; the mean of nothing is NaN.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceMean-18.
/// </remarks>
public readonly struct ReduceMean : IRealReduction
{
    /// <inheritdoc/>
    public static T Of<T>(ReadOnlySpan<T> x, Span<T> scratch) where T : IFloatingPointIeee754<T> => Special.Sum(x) / T.CreateChecked(x.Length);
}
