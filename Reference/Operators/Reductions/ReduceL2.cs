using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>L2 norm along axes: √Σ xᵢ²; of integers, truncated.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: the norm of nothing is 0; overflows where Σ xᵢ² does.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceL2-18.
/// </remarks>
public readonly struct ReduceL2 : IRealReduction
{
    /// <inheritdoc/>
    public static T Of<T>(ReadOnlySpan<T> x, Span<T> scratch) where T : IFloatingPointIeee754<T> => T.Sqrt(Special.Dot(x, x));
}
