using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Sign: 1 for x &gt; 0, −1 for x &lt; 0, 0 for ±0, NaN for NaN, elementwise.</summary>
/// <remarks>
/// Shape: x → same.<br/>
/// Error: a bound that cannot tell the sign of x covers the jump.<br/>
/// Source: ONNX Sign-13; NumPy's <c>sign</c> for NaN and −0.
/// </remarks>
public readonly struct Sign : IRealFunction, INumberFunction
{
    /// <summary>The sign of every element of a tensor of any numeric type.</summary>
    public static Tensor Apply<T>(Tensor x) where T : IFloatingPointIeee754<T> =>
        x is Tensor<T> real ? RealFunction.Apply<T, Sign>(real) : NumberFunction.Apply<T, Sign>(x);

    static T IRealFunction.Of<T>(T x) => Special.Choose(x, T.One, Special.Choose(-x, T.NegativeOne, T.IsNaN(x) ? x : T.Zero));

    static TNumber INumberFunction.Of<TNumber>(TNumber x) => TNumber.CreateChecked(TNumber.Sign(x));
}
