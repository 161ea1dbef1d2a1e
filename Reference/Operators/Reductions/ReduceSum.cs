using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Sum along axes: Σ xᵢ; integers wrap around.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: the sum of nothing is 0.<br/>
/// Since: 13 (axes by input); 1.<br/>
/// Source: ONNX ReduceSum-13.
/// </remarks>
public readonly struct ReduceSum : IReduction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber> => Special.Sum(x);
}
