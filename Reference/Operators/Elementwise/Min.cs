using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Minimum, elementwise with broadcasting; NaN if either is, −0 below +0.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Since: 8 (broadcasting, which 1 and 6 did not have); 12 (integers).<br/>
/// Source: ONNX Min-13.
/// </remarks>
public readonly struct Min : IArithmetic
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => TNumber.Min(x, y);
}
