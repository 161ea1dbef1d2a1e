using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Hyperbolic tangent: tanh x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX Tanh-13.
/// </remarks>
public readonly struct Tanh : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Tanh(x);
}
