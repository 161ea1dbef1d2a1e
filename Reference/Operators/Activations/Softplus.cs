using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Smooth ramp: ln(1 + eˣ), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; neither tail overflows.<br/>
/// Source: ONNX Softplus-22.
/// </remarks>
public readonly struct Softplus : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => Special.Softplus(x);

    /// <summary>ln(1 + eˣ) as it is written: overflows, and without relative accuracy in the lower tail.</summary>
    public readonly struct ByLogarithm : IRealFunction
    {
        /// <inheritdoc/>
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.Log(T.One + T.Exp(x));
    }
}
