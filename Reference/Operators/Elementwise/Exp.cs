using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Exponential: eˣ, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; overflows to +∞.<br/>
/// Source: ONNX Exp-13.
/// </remarks>
public readonly struct Exp : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Exp(x);
}
