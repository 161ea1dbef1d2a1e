using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Softsign: x / (1 + |x|), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every finite x; ±∞ becomes NaN, as the formula says.<br/>
/// Source: ONNX Softsign-22.
/// </remarks>
public readonly struct Softsign : IRealFunction
{
    /// <inheritdoc/>
    public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => x / (T.One + T.Abs(x));

    /// <summary>x · (1 / (1 + |x|)): one rounding more.</summary>
    public readonly struct ByReciprocal : IRealFunction
    {
        /// <inheritdoc/>
        public static T Of<T>(T x) where T : IFloatingPointIeee754<T> => x * (T.One / (T.One + T.Abs(x)));
    }
}
