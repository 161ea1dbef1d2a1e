using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Remainder with the sign of the dividend: x − y·trunc(x/y), C's <c>fmod</c>.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Domain: integers y ≠ 0.<br/>
/// Source: ONNX Mod-13 with <c>fmod</c> = 1.
/// </remarks>
public readonly struct TruncatedRemainder : IArithmetic
{
    /// <inheritdoc/>
    public static bool Divides => true;

    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => WholeQuotient.MayTrap(y) ? TNumber.Zero : x % y;
}
