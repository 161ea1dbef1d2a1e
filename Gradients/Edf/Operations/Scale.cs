using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = a x for a number a; x.grad += a y.grad.</summary>
/// <remarks>Shape: x → same.</remarks>
/// <param name="factor">a.</param>
public sealed class Scale(double factor) : IOperation
{
    /// <inheritdoc/>
    public string Name => "scale";

    /// <inheritdoc cref="Scale"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x, double factor)
        where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(new Scale(factor), x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands.Length == 1, this, "one operand", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Each(Shape.Count(operands[0]));

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T> => AddScaled(x[0], y);

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads)
        where T : struct, IFloatingPointIeee754<T> => AddScaled(yGrad, xGrads[0]);

    private void AddScaled<T>(Tensor<T> from, Tensor<T> to) where T : struct, IFloatingPointIeee754<T>
    {
        T a = T.CreateChecked(factor);
        for (int i = 0; i < to.Count; i++)
        {
            to.Values[i] += a * from[i];
        }
    }
}
