using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Cosine: cos x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every finite x.<br/>
/// Source: ONNX Cos-22.
/// </remarks>
public readonly struct Cos : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Cos(x);
}
