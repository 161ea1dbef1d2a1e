using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Tangent: tan x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every finite x.<br/>
/// Source: ONNX Tan-22.
/// </remarks>
public readonly struct Tan : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Tan(x);
}
