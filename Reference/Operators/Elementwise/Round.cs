using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The integer nearest to x, ties to even, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; the sign of zero is kept.<br/>
/// Source: ONNX Round-22.
/// </remarks>
public readonly struct Round : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Round(x, MidpointRounding.ToEven);
}
