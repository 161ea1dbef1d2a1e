using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>A differentiable function of tensors with a backward pass written by hand, both written once for every number type.</summary>
public interface ILayer
{
    /// <summary>y = f(x): the outputs.</summary>
    /// <param name="x">The inputs, parameters among them, in the layer's order.</param>
    Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>;

    /// <summary>x̄ = Jᵀ(x)·ȳ: a cotangent of every input's shape.</summary>
    /// <param name="x">The inputs.</param>
    /// <param name="cotangents">ȳ, one of every output's shape.</param>
    Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>;
}
