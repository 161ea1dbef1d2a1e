using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Elu: x for x &gt; 0, α(eˣ − 1) for x ≤ 0, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Method: eˣ − 1 without cancellation near 0; <see cref="Subtracted"/> as the standard's function body writes it.<br/>
/// Error: a bound that cannot tell the side covers both.<br/>
/// Source: ONNX Elu-22.
/// </remarks>
public static class Elu
{
    /// <summary>The function at every element.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T alpha) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Each<T>>(x, new(alpha), x.ElementType);

    /// <summary>The same with eˣ and 1 subtracted after rounding: loses relative accuracy near 0.</summary>
    public static Tensor<T> Subtracted<T>(Tensor<T> x, T alpha) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, EachSubtracted<T>>(x, new(alpha), x.ElementType);

    private readonly record struct Each<T>(T Alpha) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Special.Choose(x, x, Alpha * Special.ExpM1(x));
    }

    private readonly record struct EachSubtracted<T>(T Alpha) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Special.Choose(x, x, Alpha * (T.Exp(x) - T.One));
    }
}
