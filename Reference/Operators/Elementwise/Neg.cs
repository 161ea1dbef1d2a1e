using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Negation: −x, elementwise.</summary>
/// <remarks>
/// Shape: x → same.<br/>
/// Source: ONNX Neg-13.
/// </remarks>
public readonly struct Neg : INumberFunction
{
    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x) where TNumber : INumber<TNumber> => -x;
}
