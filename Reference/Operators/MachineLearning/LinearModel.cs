using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>LinearRegressor and LinearClassifier: scores = X·Cᵀ + b, then post_transform; a classifier takes the largest.</summary>
/// <remarks>
/// Shape: X [N, F], C [targets, F], b [targets] (or none) → [N, targets]. Domain: one row of coefficients and two labels: the scores are (−s, s).<br/>
/// Since: 1.<br/>
/// Source: ONNX ai.onnx.ml LinearRegressor-1, LinearClassifier-1.
/// </remarks>
public static class LinearModel
{
    /// <summary>LinearRegressor.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Regress<T>(Tensor<T> x, T[] coefficients, T[] intercepts, int targets, string transform) where T : IFloatingPointIeee754<T>
    {
        T[] scores = Scores(x, coefficients, intercepts, targets);
        for (int r = 0; r < scores.Length; r += targets)
        {
            PostTransform.Apply(scores.AsSpan(r, targets), transform);
        }
        return new Tensor<T>(scores, [scores.Length / targets, targets], ElementType.Float);
    }

    /// <summary>LinearClassifier: labels and scores.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor[] Classify<T>(Tensor<T> x, T[] coefficients, T[] intercepts, ClassLabels labels, string transform) where T : IFloatingPointIeee754<T>
    {
        int targets = coefficients.Length / Math.Max(1, x.Rank == 0 ? 1 : x.Shape[^1]);
        T[] scores = Scores(x, coefficients, intercepts, targets);
        return targets == 1 && labels.Count == 2 ? labels.Decide([.. scores.SelectMany(s => new[] { -s, s })], 2, transform)
            : targets == labels.Count ? labels.Decide(scores, targets, transform)
            : throw new ShapeException($"found {targets} rows of coefficients and {labels.Count} labels: need as many, or 1 and 2");
    }

    private static T[] Scores<T>(Tensor<T> x, T[] coefficients, T[] intercepts, int targets) where T : IFloatingPointIeee754<T>
    {
        int features = x.Rank == 0 ? 1 : x.Shape[^1], rows = features == 0 ? 0 : x.Count / features;
        if (targets < 1 || coefficients.Length != targets * features || (intercepts.Length != 0 && intercepts.Length != targets))
        {
            throw new ShapeException($"x is {x.Describe()}, with {coefficients.Length} coefficients and {intercepts.Length} intercepts: need {targets} times the features, and {targets} or none");
        }
        T[] scores = Shape.Allocate<T>([rows, targets]);
        for (int i = 0; i < scores.Length; i++)
        {
            T score = Special.Dot<T>(x.Values.AsSpan(i / targets * features, features), coefficients.AsSpan(i % targets * features, features));
            scores[i] = intercepts.Length == 0 ? score : score + intercepts[i % targets];
        }
        return scores;
    }
}
