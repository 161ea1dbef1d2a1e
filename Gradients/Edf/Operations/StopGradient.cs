using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>y = x, through which nothing goes back.</summary>
/// <remarks>Shape: x → same. Its backward pass is a choice, not the derivative: what is trained through another path is held fixed
/// here.</remarks>
public sealed class StopGradient : IOperation
{
    private static readonly StopGradient Only = new();

    /// <inheritdoc/>
    public string Name => "stop gradient";

    /// <inheritdoc cref="StopGradient"/>
    public static EdfObject<T> Of<T>(EdfObject<T> x) where T : struct, IFloatingPointIeee754<T> => x.Graph.Compute(Only, x);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        Operand.Require(operands.Length == 1, this, "one operand", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Nothing;

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T> => x[0].Values.CopyTo(y.Values, 0);

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
    }
}
