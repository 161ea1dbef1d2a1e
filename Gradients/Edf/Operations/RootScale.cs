using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = x / √n for a whole number n: keeps the variance of dot products of n terms; x.grad += y.grad / √n.</summary>
/// <remarks>Shape: x → same. The root is a constant, no operation of the graph.</remarks>
/// <param name="n">n ≥ 1.</param>
public sealed class RootScale(int n) : IOperation
{
    /// <inheritdoc/>
    public string Name => "root scale";

    /// <inheritdoc cref="RootScale"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x, int n)
        where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(new RootScale(n), x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands.Length == 1, this, "one operand", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Each(Shape.Count(operands[0]));

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T> => AddScaled(x[0], y);

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads)
        where T : struct, IFloatingPointIeee754<T> => AddScaled(yGrad, xGrads[0]);

    private void AddScaled<T>(Tensor<T> from, Tensor<T> to) where T : struct, IFloatingPointIeee754<T>
    {
        T root = T.Sqrt(T.CreateChecked(n));
        for (int i = 0; i < to.Count; i++)
        {
            to.Values[i] += from[i] / root;
        }
    }
}
