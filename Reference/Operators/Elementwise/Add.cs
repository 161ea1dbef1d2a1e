using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Sum: x + y, elementwise with broadcasting; integers wrap around.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Since: 7 (broadcasting); 1 and 6 broadcast by attribute.<br/>
/// Source: ONNX Add-14.
/// </remarks>
public readonly struct Add : IArithmetic
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x + y;

    /// <inheritdoc/>
    public static bool HasRegisters => true;

    /// <inheritdoc/>
    public static Vector<TNumber> Of<TNumber>(Vector<TNumber> x, Vector<TNumber> y) where TNumber : INumber<TNumber> => x + y;
}
