using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>⌊x / 2ʸ⌋, elementwise with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both. Domain: unsigned integers; a shift by the width or more leaves 0.<br/>
/// Source: ONNX BitShift-11 with <c>direction</c> = RIGHT.
/// </remarks>
public readonly struct ShiftRight : IBitwise
{
    /// <inheritdoc/>
    public static TInteger Of<TInteger>(TInteger x, TInteger y) where TInteger : IBinaryInteger<TInteger> =>
        y < TInteger.CreateChecked(8 * x.GetByteCount()) ? x >>> int.CreateChecked(y) : TInteger.Zero;
}
