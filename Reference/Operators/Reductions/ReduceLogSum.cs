using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Logarithm of the sum along axes: ln Σ xᵢ; of integers, truncated.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: Σ xᵢ ≥ 0; −∞ for 0 and for nothing, NaN below.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceLogSum-18.
/// </remarks>
public readonly struct ReduceLogSum : IRealReduction
{
    /// <inheritdoc/>
    public static T Of<T>(ReadOnlySpan<T> x, Span<T> scratch) where T : IFloatingPointIeee754<T> => T.Log(Special.Sum(x));
}
