using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Applies <see cref="IRealFunction"/> operators to tensors.</summary>
public static class RealFunction
{
    /// <summary>The function at every element.</summary>
    public static Tensor<T> Apply<T, TFunction>(Tensor<T> x) where T : IFloatingPointIeee754<T> where TFunction : struct, IRealFunction =>
        Broadcasting.Map<T, T, Each<T, TFunction>>(x, default, x.ElementType);

    private readonly struct Each<T, TFunction> : IUnary<T, T> where T : IFloatingPointIeee754<T> where TFunction : struct, IRealFunction
    {
        public T Of(T x) => TFunction.Of(x);
    }
}
