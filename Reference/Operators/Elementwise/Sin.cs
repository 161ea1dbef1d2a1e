using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Sine: sin x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every finite x.<br/>
/// Source: ONNX Sin-22.
/// </remarks>
public readonly struct Sin : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Sin(x);
}
