using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Swish: x · σ(αx), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x; −∞ becomes NaN, as the formula says.<br/>
/// Source: ONNX Swish-24.
/// </remarks>
public static class Swish
{
    /// <summary>The function at every element.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T alpha) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Each<T>>(x, new(alpha), x.ElementType);

    private readonly record struct Each<T>(T Alpha) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => x * Special.Sigmoid(Alpha * x);
    }
}
