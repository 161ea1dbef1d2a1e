using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The least integer that is not below x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX Ceil-13.
/// </remarks>
public readonly struct Ceil : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Ceiling(x);
}
