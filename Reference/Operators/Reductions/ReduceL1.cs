using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>L1 norm along axes: Σ |xᵢ|; integers wrap around.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: the norm of nothing is 0.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceL1-18.
/// </remarks>
public readonly struct ReduceL1 : IReduction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber>
    {
        for (int i = 0; i < x.Length; i++)
        {
            scratch[i] = TNumber.Abs(x[i]);
        }
        return Special.Sum<TNumber>(scratch[..x.Length]);
    }
}
