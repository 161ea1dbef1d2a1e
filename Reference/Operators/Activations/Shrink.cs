using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Shrink: x + bias for x &lt; −λ, x − bias for x &gt; λ, 0 between, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: reals, and integers in real arithmetic, truncated; NaN becomes 0, as the formula says.<br/>
/// Error: a bound that cannot tell the side covers both.<br/>
/// Source: ONNX Shrink-9.
/// </remarks>
public static class Shrink
{
    /// <summary>The function at every element of a tensor of any numeric type.</summary>
    /// <exception cref="ShapeException">The tensor is not numeric.</exception>
    public static Tensor Of<T>(Tensor x, T lambda, T bias) where T : IFloatingPointIeee754<T> =>
        x is Tensor<T> real ? Of(real, lambda, bias) : Cast.Of<T>(Of((Tensor<T>)Cast.Of<T>(Numeric.Required(x), ElementType.Double), lambda, bias), x.ElementType);

    /// <summary>The function at every element.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T lambda, T bias) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Each<T>>(x, new(lambda, bias), x.ElementType);

    private readonly record struct Each<T>(T Lambda, T Bias) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Special.Choose(-x - Lambda, x + Bias, Special.Choose(x - Lambda, x - Bias, T.Zero));
    }
}
