using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Selu: γx for x &gt; 0, γα(eˣ − 1) for x ≤ 0, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Method: eˣ − 1 without cancellation near 0; <see cref="Subtracted"/> as the standard's function body writes it.<br/>
/// Error: a bound that cannot tell the side covers both.<br/>
/// Since: 6 (α and γ to float accuracy); 1 had four decimals.<br/>
/// Source: ONNX Selu-22.
/// </remarks>
public static class Selu
{
    /// <summary>The function at every element.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T alpha, T gamma) where T : IFloatingPointIeee754<T> =>
        Broadcasting.Map<T, T, Each<T>>(x, new(alpha, gamma), x.ElementType);

    /// <summary>The same with αeˣ and α subtracted after rounding: loses relative accuracy near 0.</summary>
    public static Tensor<T> Subtracted<T>(Tensor<T> x, T alpha, T gamma) where T : IFloatingPointIeee754<T> =>
        Broadcasting.Map<T, T, EachSubtracted<T>>(x, new(alpha, gamma), x.ElementType);

    private readonly record struct Each<T>(T Alpha, T Gamma) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Gamma * Special.Choose(x, x, Alpha * Special.ExpM1(x));
    }

    private readonly record struct EachSubtracted<T>(T Alpha, T Gamma) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Gamma * Special.Choose(x, x, Alpha * T.Exp(x) - Alpha);
    }
}
