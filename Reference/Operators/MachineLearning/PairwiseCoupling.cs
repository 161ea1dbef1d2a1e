using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Class probabilities from those of each pair of classes: the p with Σp = 1 that minimises ½ Σᵢ Σⱼ≠ᵢ (rⱼᵢ pᵢ − rᵢⱼ pⱼ)².</summary>
/// <remarks>
/// Shape: r [k, k], rᵢⱼ = P(i | i or j) → p [k]. Domain: k ≥ 1, 0 &lt; rᵢⱼ &lt; 1.<br/>
/// Method: coordinate by coordinate from p = 1/k, until no |(Qp)ₜ − pᵀQp| reaches 0.005/k, at most max(100, k) times over: the stopping rule is part of what every implementation
/// returns, so that the minimiser itself would be another result.<br/>
/// Error: the bound holds for the same number of rounds.<br/>
/// Source: T.-F. Wu, C.-J. Lin and R. C. Weng, Probability Estimates for Multi-class Classification by Pairwise Coupling, JMLR 5, 2004, Algorithm 2; LIBSVM.
/// </remarks>
public static class PairwiseCoupling
{
    private const int Rounds = 100;

    // What keeps a certain pair from being all that counts.
    private static readonly double Least = 1e-7;

    /// <summary>P(first of a pair) = 1 ÷ (1 + exp(a·score + b)), kept 10⁻⁷ away from 0 and 1.</summary>
    public static T Probability<T>(T score, T a, T b) where T : IFloatingPointIeee754<T>
    {
        T least = T.CreateChecked(Least), most = T.One - least, p = Special.Sigmoid(-(score * a + b));
        return T.Min(T.Max(p, least), most);
    }

    /// <summary>The probabilities of the classes.</summary>
    /// <param name="pairs">P(i | i or j) of each i &lt; j, in the order (0, 1), (0, 2), …, (1, 2), ….</param>
    /// <param name="classes">k.</param>
    /// <exception cref="ShapeException">There are not k(k − 1)/2 pairs.</exception>
    public static T[] Of<T>(ReadOnlySpan<T> pairs, int classes) where T : IFloatingPointIeee754<T>
    {
        if (pairs.Length != (long)classes * (classes - 1) / 2)
        {
            throw new ShapeException($"found {pairs.Length} pairs of {classes} classes: need {(long)classes * (classes - 1) / 2}");
        }
        T[][] q = Quadratic(pairs, classes);
        T k = T.CreateChecked(classes), enough = T.CreateChecked(0.005) / k;
        T[] p = [.. Enumerable.Repeat(T.One / k, classes)];
        for (int round = 0; round < Math.Max(Rounds, classes); round++)
        {
            T[] slopes = [.. q.Select(row => Special.Dot<T>(row, p))];
            T energy = Special.Dot<T>(p, slopes);
            if (slopes.All(slope => T.Abs(slope - energy) < enough))
            {
                break;
            }
            for (int t = 0; t < classes; t++)
            {
                T step = (energy - slopes[t]) / q[t][t], scale = T.One + step;
                p[t] += step;
                energy = (energy + step * (step * q[t][t] + slopes[t] + slopes[t])) / (scale * scale);
                for (int j = 0; j < classes; j++)
                {
                    slopes[j] = (slopes[j] + step * q[t][j]) / scale;
                    p[j] /= scale;
                }
            }
        }
        return p;
    }

    // Qₜₜ = Σⱼ≠ₜ rⱼₜ², Qₜⱼ = −rⱼₜ rₜⱼ.
    private static T[][] Quadratic<T>(ReadOnlySpan<T> pairs, int classes) where T : IFloatingPointIeee754<T>
    {
        T[][] q = [.. Enumerable.Range(0, classes).Select(_ => new T[classes])];
        for (int i = 0, pair = 0; i < classes; i++)
        {
            for (int j = i + 1; j < classes; j++, pair++)
            {
                T first = pairs[pair], second = T.One - first;
                q[i][j] = q[j][i] = -(first * second);
                q[i][i] += second * second;
                q[j][j] += first * first;
            }
        }
        return q;
    }
}
