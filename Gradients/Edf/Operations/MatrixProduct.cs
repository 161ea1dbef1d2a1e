using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>C = A B; A.grad += C.grad Bᵀ, B.grad += Aᵀ C.grad.</summary>
/// <remarks>Shape: A [M, K], B [K, N] → C [M, N].</remarks>
public sealed class MatrixProduct : IOperation
{
    private static readonly MatrixProduct Only = new();

    /// <inheritdoc/>
    public string Name => "matrix product";

    /// <inheritdoc cref="MatrixProduct"/>
    public static EdfObject<T> Of<T>(EdfObject<T> a, EdfObject<T> b)
        where T : struct, IFloatingPointIeee754<T> => a.Graph.Compute(Only, a, b);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [[_, > 0], [_, _]] && operands[0][1] == operands[1][0];
        Operand.Require(fits, this, "A [M, K] and B [K, N], K >= 1", operands);
        return [operands[0][0], operands[1][1]];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        long sums = (long)operands[0][0] * operands[1][1];
        return Cost.Each(sums * operands[0][1]) + Cost.Reduction(sums, operands[0][1]);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = y.Shape[0], columns = y.Shape[1], inner = x[1].Shape[0];
        T[] column = new T[inner];
        for (int n = 0; n < columns; n++)
        {
            for (int k = 0; k < inner; k++)
            {
                column[k] = x[1][k * columns + n];
            }
            for (int m = 0; m < rows; m++)
            {
                y.Values[m * columns + n] = Special.Dot<T>(x[0].Values.AsSpan(m * inner, inner), column);
            }
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = y.Shape[0], columns = y.Shape[1], inner = x[1].Shape[0];
        for (int m = 0; m < rows; m++)
        {
            for (int n = 0; n < columns; n++)
            {
                for (int k = 0; k < inner; k++)
                {
                    xGrads[0].Values[m * inner + k] += yGrad[m * columns + n] * x[1][k * columns + n];
                    xGrads[1].Values[k * columns + n] += yGrad[m * columns + n] * x[0][m * inner + k];
                }
            }
        }
    }
}
