using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Sum of squares along axes: Σ xᵢ²; integers wrap around.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: the sum of nothing is 0.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceSumSquare-18.
/// </remarks>
public readonly struct ReduceSumSquare : IReduction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber> => Special.Dot(x, x);
}
