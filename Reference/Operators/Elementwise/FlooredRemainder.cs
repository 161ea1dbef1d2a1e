using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Remainder with the sign of the divisor: x − y·⌊x/y⌋, Python's <c>%</c>.</summary>
/// <remarks>
/// Shape: the common shape of both. Domain: integers y ≠ 0.<br/>
/// Source: ONNX Mod-13 with <c>fmod</c> = 0.
/// </remarks>
public readonly struct FlooredRemainder : IArithmetic
{
    /// <inheritdoc/>
    public static bool Divides => true;

    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber>
    {
        TNumber remainder = WholeQuotient.MayTrap(y) ? TNumber.Zero : x % y;
        return remainder != TNumber.Zero && TNumber.IsNegative(remainder) != TNumber.IsNegative(y) ? remainder + y : remainder;
    }
}
