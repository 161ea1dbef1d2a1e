using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The greatest integer that is not above x, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX Floor-13.
/// </remarks>
public readonly struct Floor : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Floor(x);
}
