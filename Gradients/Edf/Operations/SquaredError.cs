using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = ½ ‖a − b‖²; a.grad += y.grad (a − b), b.grad −= y.grad (a − b).</summary>
/// <remarks>Shape: two of one shape, at least one number → a scalar. Source: the loss of [TTIC20-Q4] Problem 3.</remarks>
public sealed class SquaredError : IOperation
{
    private static readonly SquaredError Only = new();

    /// <inheritdoc/>
    public string Name => "squared error";

    /// <inheritdoc cref="SquaredError"/>
    public static EdfObject<T> Of<T>(EdfObject<T> a, EdfObject<T> b)
        where T : struct, IFloatingPointIeee754<T> => a.Graph.Compute(Only, a, b);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [var a, var b] && a.AsSpan().SequenceEqual(b) && Shape.Count(a) > 0;
        Operand.Require(fits, this, "two of one shape, of at least one number", operands);
        return [];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands)
    {
        int count = Shape.Count(operands[0]);
        return Cost.Each(count) + Cost.Each(count) + Cost.Reduction(1, count) + Cost.Each(1);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        T[] differences = new T[x[0].Count];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = x[0][i] - x[1][i];
        }
        y.Values[0] = Special.Dot<T>(differences, differences) / T.CreateChecked(2);
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x[0].Count; i++)
        {
            T term = yGrad[0] * (x[0][i] - x[1][i]);
            xGrads[0].Values[i] += term;
            xGrads[1].Values[i] -= term;
        }
    }
}
