using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Hyperbolic cosine: cosh x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; overflows to +∞.<br/>
/// Source: ONNX Cosh-22.
/// </remarks>
public readonly struct Cosh : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Cosh(x);
}
