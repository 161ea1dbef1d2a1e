using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Natural logarithm: ln x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: x ≥ 0; ln 0 = −∞, NaN below.<br/>
/// Source: ONNX Log-13.
/// </remarks>
public readonly struct Log : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Log(x);
}
