using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Hyperbolic sine: sinh x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; overflows to ±∞.<br/>
/// Source: ONNX Sinh-22.
/// </remarks>
public readonly struct Sinh : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Sinh(x);
}
