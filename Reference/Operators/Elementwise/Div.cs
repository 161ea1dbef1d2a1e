using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Quotient: x ÷ y, elementwise with broadcasting; of integers, truncated toward zero and wrapping around.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Domain: integers y ≠ 0.<br/>
/// Since: 7 (broadcasting); 1 and 6 broadcast by attribute.<br/>
/// Source: ONNX Div-14.
/// </remarks>
public readonly struct Div : IArithmetic
{
    /// <inheritdoc/>
    public static bool Divides => true;

    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => WholeQuotient.MayTrap(y) ? -x : x / y;
}
