using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y[b, j] = Σᵢ W[j, i] x[b, i]; W.grad[j, i] += y.grad[b, j] x[b, i], x.grad[b, i] += y.grad[b, j] W[j, i].</summary>
/// <remarks>Shape: W [J, I], x [B, I] → y [B, J]. Source: the sums of [TTIC19] Problem 4.</remarks>
public sealed class Linear : IOperation
{
    private static readonly Linear Only = new();

    /// <inheritdoc/>
    public string Name => "linear";

    /// <inheritdoc cref="Linear"/>
    public static EdfObject<T> Of<T>(EdfObject<T> w, EdfObject<T> x)
        where T : struct, IFloatingPointIeee754<T> => w.Graph.Compute(Only, w, x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [[_, > 0], [_, _]] && operands[0][1] == operands[1][1];
        Operand.Require(fits, this, "W [J, I] and x [B, I], I >= 1", operands);
        return [operands[1][0], operands[0][0]];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        long sums = (long)operands[1][0] * operands[0][0];
        return Cost.Each(sums * operands[0][1]) + Cost.Reduction(sums, operands[0][1]);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = y.Shape[0], outputs = y.Shape[1], inputs = x[1].Shape[1];
        for (int b = 0; b < rows; b++)
        {
            for (int j = 0; j < outputs; j++)
            {
                y.Values[b * outputs + j] = Special.Dot<T>(x[0].Values.AsSpan(j * inputs, inputs), x[1].Values.AsSpan(b * inputs, inputs));
            }
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = y.Shape[0], outputs = y.Shape[1], inputs = x[1].Shape[1];
        for (int b = 0; b < rows; b++)
        {
            for (int j = 0; j < outputs; j++)
            {
                for (int i = 0; i < inputs; i++)
                {
                    xGrads[0].Values[j * inputs + i] += yGrad[b * outputs + j] * x[1][b * inputs + i];
                    xGrads[1].Values[b * inputs + i] += yGrad[b * outputs + j] * x[0][j * inputs + i];
                }
            }
        }
    }
}
