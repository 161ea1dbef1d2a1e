using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Rectifier: max(0, x), elementwise; NaN stays NaN.</summary>
/// <remarks>
/// Shape: x → same. Domain: reals and signed integers.<br/>
/// Error: the derivative at 0 is that of the constant, 0; a bound covers the kink.<br/>
/// Source: ONNX Relu-14.
/// </remarks>
public readonly struct Relu : INumberFunction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x) where TNumber : INumber<TNumber> => TNumber.Max(TNumber.Zero, x);

    /// <inheritdoc/>
    public static bool IsExact => true;

    /// <inheritdoc/>
    public static bool HasRegisters => true;

    /// <inheritdoc/>
    public static Vector<TNumber> Of<TNumber>(Vector<TNumber> x) where TNumber : INumber<TNumber> => Vector.Max(Vector<TNumber>.Zero, x);
}
