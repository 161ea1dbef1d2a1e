using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>p[b, j] = exp(s[b, j]) / Σⱼ exp(s[b, j]); s.grad[b, j] += p[b, j] (p.grad[b, j] − Σⱼ p[b, j] p.grad[b, j]).</summary>
/// <remarks>
/// Shape: s [B, J], J ≥ 1 → p [B, J].<br/>
/// Method: scores are taken relative to the greatest of their row, so that none overflows. That is a constant here, for the result does not
/// depend on it: where two scores tie, its own derivative has a kink that softmax has not.<br/>
/// Source: [TTIC19] Problem 2, with the sign of e corrected.
/// </remarks>
public sealed class Softmax : IOperation
{
    private static readonly Softmax Only = new();

    /// <inheritdoc/>
    public string Name => "softmax";

    /// <inheritdoc cref="Softmax"/>
    public static EdfObject<T> Of<T>(EdfObject<T> s) where T : struct, IFloatingPointIeee754<T> => s.Graph.Compute(Only, s);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands is [[_, > 0]], this, "scores [B, J], J >= 1", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        (int rows, int columns, long count) = (operands[0][0], operands[0][1], Shape.Count(operands[0]));
        return Cost.Reduction(rows, columns) + Cost.Each(count) + Cost.Each(count) + Cost.Reduction(rows, columns) + Cost.Each(count);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = y.Shape[1];
        for (int b = 0; b < y.Shape[0]; b++)
        {
            Span<T> p = y.Values.AsSpan(b * columns, columns);
            T total = Exponentials(x[0].Values.AsSpan(b * columns, columns), p, out _);
            for (int j = 0; j < columns; j++)
            {
                p[j] /= total;
            }
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = y.Shape[1];
        for (int b = 0; b < y.Shape[0]; b++)
        {
            T mean = Special.Dot<T>(y.Values.AsSpan(b * columns, columns), yGrad.Values.AsSpan(b * columns, columns));
            for (int i = b * columns; i < (b + 1) * columns; i++)
            {
                xGrads[0].Values[i] += y[i] * (yGrad[i] - mean);
            }
        }
    }

    /// <summary>eᵢ = exp(sᵢ − shift), and their sum; the shift is the greatest score, as a constant.</summary>
    internal static T Exponentials<T>(ReadOnlySpan<T> s, Span<T> e, out T shift) where T : struct, IFloatingPointIeee754<T>
    {
        T greatest = s[0];
        foreach (T score in s)
        {
            greatest = score > greatest ? score : greatest;
        }
        shift = T.CreateTruncating(double.CreateTruncating(greatest));
        for (int j = 0; j < s.Length; j++)
        {
            e[j] = T.Exp(s[j] - shift);
        }
        return Special.Sum<T>(e);
    }
}
