using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y[n, m] = x[m, n]; x.grad[m, n] += y.grad[n, m].</summary>
/// <remarks>Shape: x [M, N] → y [N, M].</remarks>
public sealed class Transpose : IOperation
{
    private static readonly Transpose Only = new();

    /// <inheritdoc/>
    public string Name => "transpose";

    /// <inheritdoc cref="Transpose"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(Only, x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands is [[_, _]], this, "one matrix", operands);
        return [operands[0][1], operands[0][0]];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Nothing;

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T> => AddTransposed(x[0], y);

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads)
        where T : struct, IFloatingPointIeee754<T> => AddTransposed(yGrad, xGrads[0]);

    private static void AddTransposed<T>(Tensor<T> from, Tensor<T> to) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = from.Shape[0], columns = from.Shape[1];
        for (int i = 0; i < from.Count; i++)
        {
            to.Values[i % columns * rows + i / columns] += from[i];
        }
    }
}
