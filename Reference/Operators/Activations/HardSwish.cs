using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>HardSwish: x · max(0, min(1, x/6 + ½)), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; −∞ becomes NaN, as the formula says.<br/>
/// Source: ONNX HardSwish-22.
/// </remarks>
public readonly struct HardSwish : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => x * T.Max(T.Zero, T.Min(T.One, Special.Rounded<T>(1.0 / 6) * x + T.CreateChecked(0.5)));
}
