using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>μ[j] = (1/B) Σ_b x[b, j], s[j] = (1/(B−1)) Σ_b (x[b, j] − μ[j])², y[b, j] = (x[b, j] − μ[j]) / √s[j]; backward in the six loops
/// of the source.</summary>
/// <remarks>
/// Shape: x [B, J], B ≥ 2 → y [B, J]. Domain: no column is constant: there is no ε in the root.<br/>
/// Source: [TTIC20-Q1] Problem 3, [TTIC19] Problem 3.
/// </remarks>
public sealed class BatchNormalization : IOperation
{
    private static readonly BatchNormalization Only = new();

    /// <inheritdoc/>
    public string Name => "batch normalization";

    /// <inheritdoc cref="BatchNormalization"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(Only, x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands is [[> 1, _]], this, "x [B, J], B >= 2 for a variance of B - 1 degrees of freedom", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        (int rows, int columns, long count) = (operands[0][0], operands[0][1], Shape.Count(operands[0]));
        Cost mean = Cost.Reduction(columns, rows) + Cost.Each(columns);
        Cost deviation = Cost.Each(count) + Cost.Each(count) + Cost.Reduction(columns, rows) + Cost.Each(columns) + Cost.Each(columns);
        return mean + deviation + Cost.Each(count);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = y.Shape[1];
        for (int j = 0; j < columns; j++)
        {
            (T[] centred, T variance) = Moments(x[0], j);
            T deviation = T.Sqrt(variance);
            for (int b = 0; b < centred.Length; b++)
            {
                y.Values[b * columns + j] = centred[b] / deviation;
            }
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = y.Shape[0], columns = y.Shape[1];
        T two = T.CreateChecked(2), batch = T.CreateChecked(rows), freedom = T.CreateChecked(rows - 1);
        for (int j = 0; j < columns; j++)
        {
            (T[] centred, T s) = Moments(x[0], j);
            T root = T.Sqrt(s), meanGrad = T.Zero, sGrad = T.Zero;
            for (int b = 0; b < rows; b++)
            {
                xGrads[0].Values[b * columns + j] += yGrad[b * columns + j] / root;
            }
            for (int b = 0; b < rows; b++)
            {
                meanGrad -= yGrad[b * columns + j] / root;
            }
            for (int b = 0; b < rows; b++)
            {
                sGrad -= centred[b] * yGrad[b * columns + j] / (two * s * root);
            }
            for (int b = 0; b < rows; b++)
            {
                xGrads[0].Values[b * columns + j] += two / freedom * centred[b] * sGrad;
            }
            for (int b = 0; b < rows; b++)
            {
                meanGrad -= two / freedom * centred[b] * sGrad;
            }
            for (int b = 0; b < rows; b++)
            {
                xGrads[0].Values[b * columns + j] += meanGrad / batch;
            }
        }
    }

    private static (T[] Centred, T Variance) Moments<T>(Tensor<T> x, int j) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = x.Shape[1];
        T[] column = new T[x.Shape[0]];
        for (int b = 0; b < column.Length; b++)
        {
            column[b] = x[b * columns + j];
        }
        // The rounded mean of equal numbers need not be one of them, so that their variance is no test of whether they are.
        bool isConstant = column.All(value => value == column[0]);
        T mean = Special.Sum<T>(column) / T.CreateChecked(column.Length);
        for (int b = 0; b < column.Length; b++)
        {
            column[b] -= mean;
        }
        T variance = Special.Dot<T>(column, column) / T.CreateChecked(column.Length - 1);
        return !isConstant && variance > T.Zero ? (column, variance)
            : throw new ArgumentException(
                $"batch normalization of x {Shape.Text(x.Shape)}: column {j} has variance 0; need columns that are not constant");
    }
}
