using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = f(x), number by number; x.grad += y.grad · f′(x).</summary>
/// <remarks>Shape: x → same.</remarks>
/// <typeparam name="TFunction">f.</typeparam>
public sealed class Pointwise<TFunction> : IOperation where TFunction : IPointwise
{
    private static readonly Pointwise<TFunction> Only = new();

    /// <inheritdoc/>
    public string Name => TFunction.Name;

    /// <summary>f of an object.</summary>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(Only, x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands.Length == 1, this, "one operand", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Each(Shape.Count(operands[0]));

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            y.Values[i] = TFunction.Value(x[0][i]);
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            xGrads[0].Values[i] += yGrad[i] * TFunction.Slope(x[0][i], y[i]);
        }
    }
}
