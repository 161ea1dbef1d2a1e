using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = (1/B) Σ_b −ln softmax(s[b])[label b], from the scores; s.grad[b, j] += y.grad (p[b, j] − 1[j = label b]) / B.</summary>
/// <remarks>
/// Shape: s [B, J], B, J ≥ 1 → a scalar.<br/>
/// Method: ln Σ exp(s − max) − (s[label] − max), so that no probability underflows before its logarithm is taken.
/// </remarks>
/// <param name="labels">The label of each row, 0 to J − 1.</param>
public sealed class CrossEntropy(int[] labels) : IOperation
{
    /// <inheritdoc/>
    public string Name => "cross-entropy";

    /// <inheritdoc cref="CrossEntropy"/>
    public static EdfObject<T> Of<T>(EdfObject<T> s, int[] labels)
        where T : struct, IFloatingPointIeee754<T> => s.Graph.Compute(new CrossEntropy(labels), s);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [[> 0, > 0]] && operands[0][0] == labels.Length
            && labels.All(label => label >= 0 && label < operands[0][1]);
        Operand.Require(fits, this, $"scores [B, J] for the labels {string.Join(", ", labels)}, one of 0 to J - 1 for each row", operands);
        return [];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        (int rows, int columns, long count) = (operands[0][0], operands[0][1], Shape.Count(operands[0]));
        Cost exponentials = Cost.Reduction(rows, columns) + Cost.Each(count) + Cost.Each(count);
        Cost logarithms = exponentials + Cost.Reduction(rows, columns) + Cost.Each(rows);
        Cost labelled = new(rows, 0); // the score of the label relative to the greatest, while the logarithms are taken
        return logarithms + labelled + Cost.Each(rows) + Cost.Reduction(1, rows) + Cost.Each(1);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = x[0].Shape[1];
        T[] e = new T[columns], losses = new T[labels.Length];
        for (int b = 0; b < losses.Length; b++)
        {
            T total = Softmax.Exponentials(x[0].Values.AsSpan(b * columns, columns), e, out T shift);
            losses[b] = T.Log(total) - (x[0][b * columns + labels[b]] - shift);
        }
        y.Values[0] = Special.Sum<T>(losses) / T.CreateChecked(losses.Length);
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = x[0].Shape[1];
        T[] e = new T[columns];
        T each = yGrad[0] / T.CreateChecked(labels.Length);
        for (int b = 0; b < labels.Length; b++)
        {
            T total = Softmax.Exponentials(x[0].Values.AsSpan(b * columns, columns), e, out _);
            for (int j = 0; j < columns; j++)
            {
                xGrads[0].Values[b * columns + j] += each * (e[j] / total - (j == labels[b] ? T.One : T.Zero));
            }
        }
    }
}
