using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Inverse hyperbolic tangent: artanh x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: |x| ≤ 1; ±1 becomes ±∞, NaN outside.<br/>
/// Source: ONNX Atanh-22.
/// </remarks>
public readonly struct Atanh : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Atanh(x);
}
