using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Product along axes: Π xᵢ; integers wrap around.</summary>
/// <remarks>
/// Shape: the reduced dimensions become 1, or go, as <see cref="Reduce"/> says.<br/>
/// Domain: the product of nothing is 1.<br/>
/// Error: (n − 1)u relative, whatever the order of the factors.<br/>
/// Since: 18 (axes by input); 1.<br/>
/// Source: ONNX ReduceProd-18.
/// </remarks>
public readonly struct ReduceProd : IReduction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber>
    {
        TNumber product = x.IsEmpty ? TNumber.One : x[0];
        for (int i = 1; i < x.Length; i++)
        {
            product *= x[i];
        }
        return product;
    }
}
