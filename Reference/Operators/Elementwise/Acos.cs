using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Inverse cosine: arccos x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: |x| ≤ 1; NaN outside.<br/>
/// Source: ONNX Acos-22.
/// </remarks>
public readonly struct Acos : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Acos(x);
}
