using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>k[p] = argmin_k ‖C[k] − L[p]‖, y[p] = C[k[p]]; C[k[p]].grad += y.grad[p], and straight through: L.grad += y.grad.</summary>
/// <remarks>
/// Shape: L [P, I], C [K, I], I, K ≥ 1 → y [P, I]. Ties go to the lowest k; at one, a number with an error bound covers both centres.<br/>
/// L.grad is a surrogate: the derivative with respect to L is 0 wherever it exists.<br/>
/// Source: [TTIC20-Q4] Problem 3(a).
/// </remarks>
/// <param name="straightThrough">Whether L.grad += y.grad; else L gets its derivative, 0.</param>
public sealed class NearestCentre(bool straightThrough) : IOperation
{
    /// <inheritdoc/>
    public string Name => "nearest centre";

    /// <inheritdoc cref="NearestCentre"/>
    public static EdfObject<T> Of<T>(EdfObject<T> l, EdfObject<T> c, bool straightThrough = true)
        where T : struct, IFloatingPointIeee754<T> => l.Graph.Compute(new NearestCentre(straightThrough), l, c);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [[_, > 0], [> 0, _]] && operands[0][1] == operands[1][1];
        Operand.Require(fits, this, "L [P, I] and C [K, I], I, K >= 1", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        (int places, int centres, int width) = (operands[0][0], operands[1][0], operands[0][1]);
        long pairs = (long)places * centres;
        return Cost.Each(pairs * width) + Cost.Each(pairs * width) + Cost.Reduction(pairs, width) + Cost.Reduction(places, centres);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int centres = x[1].Shape[0], width = y.Shape[1];
        for (int p = 0; p < y.Shape[0]; p++)
        {
            T[] chosen = Chosen(x[0].Values.AsSpan(p * width, width), x[1].Values, centres);
            for (int k = 0; k < centres; k++)
            {
                for (int i = 0; i < width; i++)
                {
                    y.Values[p * width + i] += chosen[k] * x[1][k * width + i];
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int centres = x[1].Shape[0], width = y.Shape[1];
        for (int p = 0; p < y.Shape[0]; p++)
        {
            T[] chosen = Chosen(x[0].Values.AsSpan(p * width, width), x[1].Values, centres);
            for (int k = 0; k < centres; k++)
            {
                for (int i = 0; i < width; i++)
                {
                    xGrads[1].Values[k * width + i] += chosen[k] * yGrad[p * width + i];
                }
            }
        }
        for (int i = 0; straightThrough && i < y.Count; i++)
        {
            xGrads[0].Values[i] += yGrad[i];
        }
    }

    // 1 for the nearest centre, 0 for the others; a number with an error bound that cannot tell covers both.
    private static T[] Chosen<T>(ReadOnlySpan<T> l, ReadOnlySpan<T> c, int centres) where T : struct, IFloatingPointIeee754<T>
    {
        T[] chosen = new T[centres], difference = new T[l.Length];
        T least = T.Zero;
        for (int k = 0; k < centres; k++)
        {
            for (int i = 0; i < l.Length; i++)
            {
                difference[i] = c[k * l.Length + i] - l[i];
            }
            T distance = Special.Dot<T>(difference, difference);
            T gain = k == 0 ? T.One : least - distance;
            for (int other = 0; other < k; other++)
            {
                chosen[other] = Special.Choose(gain, T.Zero, chosen[other]);
            }
            chosen[k] = Special.Choose(gain, T.One, T.Zero);
            least = Special.Choose(gain, distance, least);
        }
        return chosen;
    }
}
