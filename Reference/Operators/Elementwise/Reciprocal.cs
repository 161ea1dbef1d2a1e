using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Reciprocal: 1/x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; ±0 becomes ±∞.<br/>
/// Source: ONNX Reciprocal-13.
/// </remarks>
public readonly struct Reciprocal : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.One / x;
}
