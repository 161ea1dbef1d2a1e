using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Inverse tangent: arctan x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX Atan-22.
/// </remarks>
public readonly struct Atan : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Atan(x);
}
