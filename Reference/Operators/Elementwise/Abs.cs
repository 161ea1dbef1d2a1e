using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Absolute value: |x|, elementwise; the least integer of a type wraps around to itself.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; −0 becomes +0.<br/>
/// Method: of an augmented number its own, which knows that |x| has a kink at 0.<br/>
/// Source: ONNX Abs-13.
/// </remarks>
public readonly struct Abs : INumberFunction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x) where TNumber : INumber<TNumber> =>
        x is ISpecial<TNumber> ? TNumber.Abs(x) : TNumber.IsNegative(x) ? -x : x;
}
