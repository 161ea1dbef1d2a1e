using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = (1/n) Σ xᵢ; xᵢ.grad += y.grad / n.</summary>
/// <remarks>Shape: x of n ≥ 1 numbers → a scalar.</remarks>
public sealed class Mean : IOperation
{
    private static readonly Mean Only = new();

    /// <inheritdoc/>
    public string Name => "mean of all";

    /// <inheritdoc cref="Mean"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(Only, x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands.Length == 1 && Shape.Count(operands[0]) > 0, this, "one operand of at least one number", operands);
        return [];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Reduction(1, Shape.Count(operands[0])) + Cost.Each(1);

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y)
        where T : struct, IFloatingPointIeee754<T> => y.Values[0] = Special.Sum<T>(x[0].Values) / T.CreateChecked(x[0].Count);

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        T each = yGrad[0] / T.CreateChecked(x[0].Count);
        for (int i = 0; i < x[0].Count; i++)
        {
            xGrads[0].Values[i] += each;
        }
    }
}
