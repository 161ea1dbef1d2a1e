using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Inverse hyperbolic sine: arsinh x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX Asinh-22.
/// </remarks>
public readonly struct Asinh : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Asinh(x);
}
