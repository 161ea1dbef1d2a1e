using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Operators;

/// <summary>Logistic function: σ(x) = 1 / (1 + e⁻ˣ), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; neither tail overflows.<br/>
/// Source: ONNX Sigmoid-13.
/// </remarks>
public readonly struct Sigmoid : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => Special.Sigmoid(x);

    /// <summary>½ + ½tanh(x/2): in use, and without relative accuracy in the lower tail.</summary>
    public readonly struct ByTanh : IRealFunction
    {
        /// <inheritdoc/>
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => T.CreateChecked(0.5) + T.CreateChecked(0.5) * T.Tanh(T.CreateChecked(0.5) * x);
    }
}
