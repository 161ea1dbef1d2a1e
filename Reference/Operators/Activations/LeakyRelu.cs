using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>LeakyRelu: x for x &gt; 0, αx for x ≤ 0, elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Error: a bound that cannot tell the side covers both.<br/>
/// Source: ONNX LeakyRelu-16.
/// </remarks>
public static class LeakyRelu
{
    /// <summary>The function at every element.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T alpha) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Each<T>>(x, new(alpha), x.ElementType);

    private readonly record struct Each<T>(T Alpha) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Special.Choose(x, x, Alpha * x);
    }
}
