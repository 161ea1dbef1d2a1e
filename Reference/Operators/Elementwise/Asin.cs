using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Inverse sine: arcsin x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: |x| ≤ 1; NaN outside.<br/>
/// Source: ONNX Asin-22.
/// </remarks>
public readonly struct Asin : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Asin(x);
}
