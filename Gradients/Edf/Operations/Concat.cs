using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>Matrices one after another, by rows or by columns; each x.grad += its part of y.grad.</summary>
/// <remarks>Shape: [Mᵢ, N] → [Σ Mᵢ, N] along axis 0, [M, Nᵢ] → [M, Σ Nᵢ] along axis 1.</remarks>
/// <param name="axis">0 or 1.</param>
public sealed class Concat(int axis) : IOperation
{
    /// <inheritdoc/>
    public string Name => "concat";

    /// <inheritdoc cref="Concat"/>
    public static EdfObject<T> Of<T>(int axis, params EdfObject<T>[] x)
        where T : struct, IFloatingPointIeee754<T> => x.Length > 0 ? x[0].Graph.Compute(new Concat(axis), x)
        : throw new ShapeException("concat has no operands: need at least one matrix");

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = axis is 0 or 1 && operands.All(shape => shape.Length == 2 && shape[1 - axis] == operands[0][1 - axis]);
        Operand.Require(fits, this, $"matrices that are equal but for dimension {axis}, which is 0 or 1", operands);
        int length = operands.Sum(shape => shape[axis]);
        return axis == 0 ? [length, operands[0][1]] : [operands[0][0], length];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Nothing;

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int start = 0;
        foreach (Tensor<T> part in x)
        {
            for (int i = 0; i < part.Count; i++)
            {
                y.Values[Place(i, start, part.Shape, y.Shape)] = part[i];
            }
            start += part.Shape[axis];
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int start = 0;
        foreach (Tensor<T> part in xGrads)
        {
            for (int i = 0; i < part.Count; i++)
            {
                part.Values[i] += yGrad[Place(i, start, part.Shape, y.Shape)];
            }
            start += part.Shape[axis];
        }
    }

    private int Place(int i, int start, int[] part, int[] whole)
    {
        int row = i / part[1], column = i % part[1];
        return axis == 0 ? (start + row) * whole[1] + column : row * whole[1] + start + column;
    }
}
