using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf;

/// <summary>How an object of a graph is computed from others, forward and backward, written once for every number type.</summary>
public interface IOperation
{
    /// <summary>Its name in messages.</summary>
    string Name { get; }

    /// <summary>The result's shape.</summary>
    /// <param name="operands">The operands' shapes.</param>
    /// <exception cref="ShapeException">The operands do not fit.</exception>
    int[] ShapeOf(int[][] operands);

    /// <summary>What the forward pass costs.</summary>
    /// <param name="operands">The operands' shapes, which fit.</param>
    Cost CostOf(int[][] operands);

    /// <summary>y = f(x).</summary>
    /// <param name="x">The operands' values.</param>
    /// <param name="y">Receives the result; zeros so far.</param>
    void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>;

    /// <summary>x.grad += Jᵀ(x)·y.grad for each operand.</summary>
    /// <param name="x">The operands' values.</param>
    /// <param name="y">The result's value.</param>
    /// <param name="yGrad">The result's gradient.</param>
    /// <param name="xGrads">The operands' gradients so far, to be added to; the same tensor twice where an object is.</param>
    void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>;
}
