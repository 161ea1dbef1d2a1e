using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Mish: x · tanh(ln(1 + eˣ)), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; −∞ becomes NaN, as the formula says.<br/>
/// Source: ONNX Mish-22.
/// </remarks>
public readonly struct Mish : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => x * T.Tanh(Special.Softplus(x));
}
