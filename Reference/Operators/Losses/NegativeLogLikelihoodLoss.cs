using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Negative log-likelihood: l = −w[t] · x[n, t, d] for each target t; summed, or averaged as Σ l / Σ w[t].</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …], t [N, d₁, …], w [C] (1 if not given) → [N, d₁, …], or a scalar for mean and sum.<br/>
/// Domain: 0 ≤ t &lt; C, or t is <c>ignore_index</c>: then l = 0 and its weight is 0. The mean of nothing is NaN.<br/>
/// Since: 13 (ignore_index outside the classes); 12.<br/>
/// Source: ONNX NegativeLogLikelihoodLoss-22.
/// </remarks>
public static class NegativeLogLikelihoodLoss
{
    /// <summary>The loss of log-probabilities x.</summary>
    /// <exception cref="ShapeException">Shapes do not fit, a target is outside, or the reduction is unknown.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, long[] targets, Tensor<T>? weights = null, long? ignored = null, string reduction = "mean")
        where T : IFloatingPointIeee754<T>
    {
        Lines classes = x.Rank >= 2 ? Lines.Along(x.Shape, 1) : throw new ShapeException($"x is {x.Describe()}: need [N, C, ...]");
        if (targets.Length != classes.Count || (weights is not null && weights.Count != classes.Length))
        {
            throw new ShapeException(
                $"x is {x.Describe()}, targets are {targets.Length}, weights {weights?.Describe() ?? "none"}: need {classes.Count} targets, {classes.Length} weights");
        }
        T[] taken = new T[targets.Length], weight = new T[targets.Length];
        for (int i = 0; i < targets.Length; i++)
        {
            if (targets[i] == ignored)
            {
                continue;
            }
            int target = targets[i] >= 0 && targets[i] < classes.Length ? (int)targets[i]
                : throw new ShapeException($"target {i} is {targets[i]}: need 0 <= target < {classes.Length}");
            taken[i] = x[classes.Start(i) + target * classes.Inner];
            weight[i] = weights is null ? T.One : weights[target];
        }
        switch (reduction)
        {
            case "none":
                for (int i = 0; i < taken.Length; i++)
                {
                    taken[i] = -(taken[i] * weight[i]);
                }
                return new Tensor<T>(taken, [x.Shape[0], .. x.Shape.AsSpan(2)], x.ElementType);
            case "sum":
                return Tensor<T>.Scalar(-Special.Dot<T>(taken, weight), x.ElementType);
            case "mean":
                return Tensor<T>.Scalar(-Special.Dot<T>(taken, weight) / Special.Sum<T>(weight), x.ElementType);
            default:
                throw new ShapeException($"'reduction' is '{reduction}': need none, sum or mean");
        }
    }
}
