using System.Numerics;
using Verification.Identities.Measures;
using Verification.Reference.Numbers;

namespace Verification.Identities.StructuredLabels;

/// <summary>The negative log pseudo-likelihood −ln P̃(Y) = −Σₙ ln P(Y[n] | the other labels), which needs no partition function.</summary>
/// <remarks>Unit: nats. Source: J. Besag, Statistical analysis of non-lattice data, 1975; TTIC 31230, 2021 Exam 3, Problem 1.</remarks>
public static class PseudoLikelihood
{
    /// <summary>By the definition: P(Y[n] | the rest) = e^s(Y) ÷ Σᵢ e^s(Y[n=i]), with the whole score of each of the three.</summary>
    public static T ByScores<T>(Ring<T> ring, ReadOnlySpan<int> labels) where T : IFloatingPointIeee754<T>
    {
        int[] varied = labels.ToArray();
        T[] terms = new T[ring.Count], scores = new T[3], exponentials = new T[3];
        for (int n = 0; n < terms.Length; n++)
        {
            for (int i = 0; i < 3; i++)
            {
                varied[n] = i - 1;
                scores[i] = ring.Score(varied);
            }
            varied[n] = labels[n];
            terms[n] = LogSumExp.Of<T>(scores, exponentials) - scores[labels[n] + 1];
        }
        return Special.Sum<T>(terms);
    }

    /// <summary>By what a label and its neighbours add to the score: the other edges cancel.</summary>
    public static T ByNeighbours<T>(Ring<T> ring, ReadOnlySpan<int> labels) where T : IFloatingPointIeee754<T>
    {
        T[] terms = new T[ring.Count], local = new T[3], exponentials = new T[3];
        for (int n = 0; n < terms.Length; n++)
        {
            for (int i = 0; i < 3; i++)
            {
                local[i] = ring.Local(labels, n, i - 1);
            }
            terms[n] = LogSumExp.Of<T>(local, exponentials) - local[labels[n] + 1];
        }
        return Special.Sum<T>(terms);
    }

    /// <summary>By the joint distribution alone, whatever model it is of: P(Y[n] | the rest) = P(Y) ÷ Σᵢ P(Y[n=i]).</summary>
    /// <param name="joint">P of every labelling, in the order of <see cref="Labellings{T}"/>.</param>
    /// <param name="labelling">Which labelling Y is.</param>
    /// <param name="count">N.</param>
    public static T ByJoint<T>(ReadOnlySpan<T> joint, int labelling, int count) where T : IFloatingPointIeee754<T>
    {
        T[] terms = new T[count];
        for (int n = 0; n < count; n++)
        {
            T[] conditional = Conditional(joint, labelling, n);
            terms[n] = T.Log(conditional[labelling / Labellings<T>.Power(n) % 3]);
        }
        return -Special.Sum<T>(terms);
    }

    /// <summary>P(Y[n] = −1, 0, 1 | the other labels of a labelling).</summary>
    public static T[] Conditional<T>(ReadOnlySpan<T> joint, int labelling, int n) where T : IFloatingPointIeee754<T>
    {
        int step = Labellings<T>.Power(n), first = labelling - labelling / step % 3 * step;
        T[] three = [joint[first], joint[first + step], joint[first + 2 * step]];
        T sum = Special.Sum<T>(three);
        return [three[0] / sum, three[1] / sum, three[2] / sum];
    }

    /// <summary>E_{Y∼P}[−ln P̃_Q(Y)], the mean of the pseudo-likelihood of Q where P is true.</summary>
    public static T Expected<T>(Labellings<T> truth, Ring<T> model) where T : IFloatingPointIeee754<T>
    {
        T[] values = new T[truth.Scores.Length];
        for (int k = 0; k < values.Length; k++)
        {
            values[k] = ByNeighbours(model, Labellings<T>.Labels(k, model.Count));
        }
        return Special.Dot<T>(truth.Probabilities(), values);
    }

    /// <summary>Σₙ E_{Y∼P} KL(P(Y[n] | the rest), Q(Y[n] | the rest)), from the joint distributions alone.</summary>
    public static T ExpectedDivergence<T>(Labellings<T> truth, Labellings<T> model) where T : IFloatingPointIeee754<T>
    {
        T[] p = truth.Probabilities(), q = model.Probabilities(), terms = new T[truth.Ring.Count * p.Length / 3];
        int count = 0;
        for (int n = 0; n < truth.Ring.Count; n++)
        {
            int step = Labellings<T>.Power(n);
            for (int k = 0; k < p.Length; k++)
            {
                if (k / step % 3 == 0) // each rest once
                {
                    terms[count++] = Special.Sum<T>([p[k], p[k + step], p[k + 2 * step]]) * Divergence.Kl<T>(Conditional<T>(p, k, n), Conditional<T>(q, k, n));
                }
            }
        }
        return Special.Sum<T>(terms);
    }
}
