using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>z = ẑ + σ ⊙ ε; ẑ.grad += z.grad, σ.grad += z.grad ⊙ ε, ε.grad += z.grad ⊙ σ.</summary>
/// <remarks>Shape: three of one shape → same. For ε ~ N(0, I), z has the density of N(ẑ, σ²). Source: [TTIC21-E3] Problem 3(a),
/// [EECS182-D13] Problem 2.</remarks>
public sealed class Reparameterization : IOperation
{
    private static readonly Reparameterization Only = new();

    /// <inheritdoc/>
    public string Name => "reparameterization";

    /// <inheritdoc cref="Reparameterization"/>
    public static EdfObject<T> Of<T>(EdfObject<T> mean, EdfObject<T> deviation, EdfObject<T> noise)
        where T : struct, IFloatingPointIeee754<T> => mean.Graph.Compute(Only, mean, deviation, noise);

    /// <inheritdoc/>
    public int[] ShapeOf(int[][] operands)
    {
        bool fits = operands is [var z, var sigma, var noise] && z.AsSpan().SequenceEqual(sigma) && z.AsSpan().SequenceEqual(noise);
        Operand.Require(fits, this, "three of one shape", operands);
        return operands[0];
    }

    /// <inheritdoc/>
    public Cost CostOf(int[][] operands) => Cost.Each(Shape.Count(operands[0])) + Cost.Each(Shape.Count(operands[0]));

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            y.Values[i] = x[0][i] + x[1][i] * x[2][i];
        }
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Count; i++)
        {
            xGrads[0].Values[i] += yGrad[i];
            xGrads[1].Values[i] += yGrad[i] * x[2][i];
            xGrads[2].Values[i] += yGrad[i] * x[1][i];
        }
    }
}
