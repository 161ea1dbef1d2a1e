using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Cross-entropy of softmax: the negative log-likelihood of log p = x − m − ln Σⱼ exp(xⱼ − m) with m = max x over the classes.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …], t [N, d₁, …], w [C] → [N, d₁, …] or a scalar, and log p [N, C, d₁, …].<br/>
/// Domain: as <see cref="NegativeLogLikelihoodLoss"/>. Method: shifted by the maximum, so that no finite input overflows.<br/>
/// Since: 13 (ignore_index outside the classes); 12.<br/>
/// Source: ONNX SoftmaxCrossEntropyLoss-13; Blanchard, D. Higham and N. Higham, Accurately computing the log-sum-exp and softmax functions, 2021.
/// </remarks>
public static class SoftmaxCrossEntropyLoss
{
    /// <summary>The loss and the log-probabilities.</summary>
    /// <exception cref="ShapeException">Shapes do not fit, a target is outside, or the reduction is unknown.</exception>
    public static Tensor<T>[] Of<T>(Tensor<T> x, long[] targets, Tensor<T>? weights = null, long? ignored = null, string reduction = "mean")
        where T : IFloatingPointIeee754<T>
    {
        Tensor<T> logProbabilities = LogProbabilities(x);
        return [NegativeLogLikelihoodLoss.Of(logProbabilities, targets, weights, ignored, reduction), logProbabilities];
    }

    private static Tensor<T> LogProbabilities<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>
    {
        Lines classes = x.Rank >= 2 ? Lines.Along(x.Shape, 1) : throw new ShapeException($"scores are {x.Describe()}: need [N, C, ...]");
        T[] result = new T[x.Count];
        Loops.For<T>(classes.Count, 24L * classes.Length, (start, end) =>
        {
            T[] line = new T[classes.Length], exponentials = new T[classes.Length];
            for (int l = start; l < end; l++)
            {
                classes.Read(l, x.Values, line);
                T largest = ReduceMax.Of<T>(line, exponentials);
                for (int i = 0; i < line.Length; i++)
                {
                    line[i] -= largest;
                    exponentials[i] = T.Exp(line[i]);
                }
                T logTotal = T.Log(Special.Sum<T>(exponentials));
                for (int i = 0; i < line.Length; i++)
                {
                    line[i] -= logTotal;
                }
                classes.Write(l, line, result);
            }
        });
        return new Tensor<T>(result, x.Shape, x.ElementType);
    }
}
