using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Absolute value: |x|, elementwise; the least integer of a type wraps around to itself.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; −0 becomes +0.<br/>
/// Source: ONNX Abs-13.
/// </remarks>
public readonly struct Abs : INumberFunction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x) where TNumber : INumber<TNumber> => TNumber.IsNegative(x) ? -x : x;
}
