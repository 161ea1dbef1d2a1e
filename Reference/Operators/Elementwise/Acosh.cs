using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Inverse hyperbolic cosine: arcosh x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: x ≥ 1; NaN below.<br/>
/// Source: ONNX Acosh-22.
/// </remarks>
public readonly struct Acosh : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Acosh(x);
}
