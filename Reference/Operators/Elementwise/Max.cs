using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Maximum, elementwise with broadcasting; NaN if either is, +0 above −0.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Since: 8 (broadcasting, which 1 and 6 did not have); 12 (integers).<br/>
/// Source: ONNX Max-13.
/// </remarks>
public readonly struct Max : IArithmetic
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => TNumber.Max(x, y);
}
