using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>Some columns of a matrix: y[b, j] = x[b, start + j]; x.grad[b, start + j] += y.grad[b, j].</summary>
/// <remarks>Shape: x [B, J] → y [B, count].</remarks>
/// <param name="start">The first column.</param>
/// <param name="count">How many.</param>
public sealed class Slice(int start, int count) : IOperation
{
    /// <inheritdoc/>
    public string Name => "slice";

    /// <inheritdoc cref="Slice"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x, int start, int count)
        where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(new Slice(start, count), x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [[_, var columns]] && start >= 0 && count >= 1 && start <= columns - count;
        Operand.Require(fits, this, $"a matrix with columns {start} to {start + count - 1}", operands);
        return [operands[0][0], count];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Nothing;

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            y.Values[i] = x[0][Place(i, x[0])];
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            xGrads[0].Values[Place(i, x[0])] += yGrad[i];
        }
    }

    private int Place<T>(int i, Tensor<T> x) => i / count * x.Shape[1] + start + i % count;
}
