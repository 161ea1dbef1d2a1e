using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Edf.Operations;

/// <summary>KL(N(μ, σ²), N(0, I)) = Σ ½ (μ² + σ² − 1 − ln σ²) of μ and λ = ln σ; μ.grad += y.grad μ, λ.grad += y.grad (σ² − 1).</summary>
/// <remarks>
/// Shape: μ and λ of one shape, at least one number → a scalar.<br/>
/// Method: σ² − 1 as expm1(2λ), which does not cancel near σ = 1.<br/>
/// Source: the rate of [TTIC21-E3] Problem 3, [EECS182-D13] Problem 3.
/// </remarks>
public sealed class GaussianRate : IOperation
{
    private static readonly GaussianRate Only = new();

    /// <inheritdoc/>
    public string Name => "gaussian rate";

    /// <inheritdoc cref="GaussianRate"/>
    public static EdfObject<T> Of<T>(EdfObject<T> mean, EdfObject<T> logDeviation)
        where T : struct, IFloatingPointIeee754<T> => mean.Graph.Compute(Only, mean, logDeviation);

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
        // 2λ beside μ²; expm1; minus 2λ; plus μ²; the sum; its half.
        long count = Shape.Count(operands[0]);
        return Cost.Each(2 * count) + Cost.Each(count) + Cost.Each(count) + Cost.Each(count) + Cost.Reduction(1, (int)count) + Cost.Each(1);
    }

    /// <inheritdoc/>
    public void Forward<T>(Tensor<T>[] x, Tensor<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        T[] terms = new T[x[0].Count];
        for (int i = 0; i < terms.Length; i++)
        {
            T logVariance = T.CreateChecked(2) * x[1][i];
            terms[i] = x[0][i] * x[0][i] + (Special.ExpM1(logVariance) - logVariance);
        }
        y.Values[0] = Special.Sum<T>(terms) / T.CreateChecked(2);
    }

    /// <inheritdoc/>
    public void Backward<T>(Tensor<T>[] x, Tensor<T> y, Tensor<T> yGrad, Tensor<T>[] xGrads) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x[0].Count; i++)
        {
            xGrads[0].Values[i] += yGrad[0] * x[0][i];
            xGrads[1].Values[i] += yGrad[0] * Special.ExpM1(T.CreateChecked(2) * x[1][i]);
        }
    }
}
