using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Square root: √x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: x ≥ −0; NaN below.<br/>
/// Source: ONNX Sqrt-13.
/// </remarks>
public readonly struct Sqrt : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Sqrt(x);
}
