using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>SVMRegressor and SVMClassifier: y = Σⱼ cⱼ k(x, vⱼ) + ρ.</summary>
/// <remarks>
/// Shape: x [N, F] → [N, 1], or labels [N] and scores [N, pairs or classes].<br/>
/// Domain: k(x, v) is LINEAR x·v; POLY (γ x·v + c₀)^d; RBF exp(−γ |x − v|²); SIGMOID tanh(γ x·v + c₀).<br/>
/// Method: a classifier with support vectors holds a vote between each two classes and takes the class with most votes, the first of equals;
/// one without is linear. The scores are those of the pairs, or of the classes; with prob_a and prob_b the classes' probabilities (<see cref="PairwiseCoupling"/>), the most probable of
/// which is the label.<br/>
/// Error: labels are choices among values.<br/>
/// Since: 1.<br/>
/// Source: ONNX ai.onnx.ml SVMRegressor-1, SVMClassifier-1; C.-C. Chang and C.-J. Lin, LIBSVM, 2011.
/// </remarks>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed record SupportVectors<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>LINEAR, POLY, RBF or SIGMOID.</summary>
    public required string Kernel { get; init; }

    /// <summary>γ, c₀ and d.</summary>
    public required T[] Parameters { get; init; }

    /// <summary>The vectors, one after the other.</summary>
    public required T[] Vectors { get; init; }

    /// <summary>Their coefficients.</summary>
    public required T[] Coefficients { get; init; }

    /// <summary>ρ of each pair of classes, or the only one.</summary>
    public required T[] Rho { get; init; }

    /// <summary>prob_a and prob_b of each pair of classes; empty where scores are asked for.</summary>
    public (T[] A, T[] B) Sigmoids { get; init; } = ([], []);

    /// <summary>SVMRegressor.</summary>
    /// <exception cref="ShapeException">The lists do not fit.</exception>
    public Tensor<T> Regress(Tensor<T> x, int supports, bool oneClass, string transform)
    {
        int features = x.Shape[^1], rows = features == 0 ? 0 : x.Count / features;
        T[] result = new T[rows];
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<T> row = x.Values.AsSpan(r * features, features);
            T sum = supports > 0 ? Special.Dot<T>(Coefficients, Kernels(row, supports)) : Of("LINEAR", row, Coefficients);
            result[r] = sum + Rho[0];
            PostTransform.Apply(result.AsSpan(r, 1), transform);
            result[r] = !oneClass ? result[r] : result[r] > T.Zero ? T.One : -T.One;
        }
        return new Tensor<T>(result, [rows, 1], ElementType.Float);
    }

    /// <summary>SVMClassifier: labels and scores.</summary>
    /// <exception cref="ShapeException">The lists do not fit.</exception>
    public Tensor[] Classify(Tensor<T> x, ClassLabels labels, int[] vectorsPerClass, string transform)
    {
        int features = x.Shape[^1], rows = features == 0 ? 0 : x.Count / features, classes = Math.Max(1, labels.Count), vectors = vectorsPerClass.Sum();
        if (vectors == 0)
        {
            T[] linear = Shape.Allocate<T>([rows, classes]);
            for (int i = 0; i < linear.Length; i++)
            {
                linear[i] = Of("LINEAR", x.Values.AsSpan(i / classes * features, features), Coefficients.AsSpan(i % classes * features, features)) + Rho[0];
            }
            return labels.Decide(linear, classes, transform);
        }
        int pairs = classes * (classes - 1) / 2;
        List<T> scores = [];
        int[] winners = new int[rows];
        for (int r = 0; r < rows; r++)
        {
            T[] own = Pairs(Kernels(x.Values.AsSpan(r * features, features), vectors), vectorsPerClass, out winners[r]);
            if (Sigmoids.A.Length > 0)
            {
                scores.AddRange(Probabilities(own, classes, transform, out winners[r]));
                continue;
            }
            // Two classes have one score, which is shown for both.
            own = pairs == 1 ? [-own[0], own[0]] : own;
            PostTransform.Apply<T>(own, transform);
            scores.AddRange(own);
        }
        return [labels.Of(winners), new Tensor<T>([.. scores], [rows, Sigmoids.A.Length > 0 ? classes : pairs == 1 ? 2 : pairs], ElementType.Float)];
    }

    private T[] Probabilities(T[] pairs, int classes, string transform, out int winner)
    {
        if (Sigmoids.A.Length != pairs.Length || Sigmoids.B.Length != pairs.Length)
        {
            throw new ShapeException($"'prob_a' has {Sigmoids.A.Length} numbers and 'prob_b' {Sigmoids.B.Length}: need {pairs.Length}, one for each pair of {classes} classes");
        }
        T[] p = PairwiseCoupling.Of<T>([.. pairs.Select((score, pair) => PairwiseCoupling.Probability(score, Sigmoids.A[pair], Sigmoids.B[pair]))], classes);
        winner = 0;
        for (int c = 1; c < classes; c++)
        {
            winner = p[c] > p[winner] ? c : winner;
        }
        PostTransform.Apply<T>(p, transform);
        return p;
    }

    private T[] Pairs(T[] kernels, int[] vectorsPerClass, out int winner)
    {
        int classes = vectorsPerClass.Length, vectors = kernels.Length;
        int[] votes = new int[classes], starts = new int[classes];
        for (int c = 1; c < classes; c++)
        {
            starts[c] = starts[c - 1] + vectorsPerClass[c - 1];
        }
        T[] scores = new T[classes * (classes - 1) / 2];
        for (int i = 0, pair = 0; i < classes; i++)
        {
            for (int j = i + 1; j < classes; j++, pair++)
            {
                System.Range first = starts[i]..(starts[i] + vectorsPerClass[i]), second = starts[j]..(starts[j] + vectorsPerClass[j]);
                ReadOnlySpan<T> forFirst = Coefficients.AsSpan((j - 1) * vectors, vectors), forSecond = Coefficients.AsSpan(i * vectors, vectors);
                scores[pair] = Special.Dot<T>([.. forFirst[first], .. forSecond[second]], [.. kernels[first], .. kernels[second]]) + Rho[pair];
                votes[scores[pair] > T.Zero ? i : j]++;
            }
        }
        winner = Array.IndexOf(votes, votes.Max());
        return scores;
    }

    private T[] Kernels(ReadOnlySpan<T> x, int count)
    {
        if (Vectors.Length != count * x.Length)
        {
            throw new ShapeException($"found {Vectors.Length} numbers for {count} support vectors of {x.Length} features");
        }
        T[] result = new T[count];
        for (int v = 0; v < count; v++)
        {
            result[v] = Of(Kernel, x, Vectors.AsSpan(v * x.Length, x.Length));
        }
        return result;
    }

    private T Of(string kernel, ReadOnlySpan<T> x, ReadOnlySpan<T> v)
    {
        if (x.Length != v.Length || (kernel != "LINEAR" && Parameters.Length < 3))
        {
            throw new ShapeException($"x has {x.Length} features and a vector {v.Length}; {Parameters.Length} kernel parameters: need as many features, and 3 parameters for {kernel}");
        }
        switch (kernel)
        {
            case "LINEAR":
                return Special.Dot(x, v);
            case "POLY":
                return T.Pow(Parameters[0] * Special.Dot(x, v) + Parameters[1], Parameters[2]);
            case "SIGMOID":
                return T.Tanh(Parameters[0] * Special.Dot(x, v) + Parameters[1]);
            case "RBF":
                T[] difference = new T[x.Length];
                for (int i = 0; i < difference.Length; i++)
                {
                    difference[i] = x[i] - v[i];
                }
                return T.Exp(-(Parameters[0] * Special.Dot<T>(difference, difference)));
            default:
                throw new ShapeException($"'kernel_type' is {kernel}: need LINEAR, POLY, RBF or SIGMOID");
        }
    }
}
