using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = a + b; a.grad += y.grad, b.grad += y.grad.</summary>
/// <remarks>Shape: two of one shape, or a [.., J] and b [J], which then meets every row → that of a.</remarks>
public sealed class Add : IOperation
{
    private static readonly Add Only = new();

    /// <inheritdoc/>
    public string Name => "sum";

    /// <inheritdoc cref="Add"/>
    public static EdfObject<T> Of<T>(EdfObject<T> a, EdfObject<T> b)
        where T : struct, IFloatingPointIeee754<T> => a.Graph.Compute(Only, a, b);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands) => Operand.Broadcast(this, operands);

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Each(Shape.Count(operands[0]));

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            y.Values[i] = x[0][i] + x[1][i % x[1].Count];
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            xGrads[0].Values[i] += yGrad[i];
            xGrads[1].Values[i % x[1].Count] += yGrad[i];
        }
    }
}
