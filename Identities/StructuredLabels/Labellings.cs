using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.StructuredLabels;

/// <summary>All 3ᴺ labellings of a small ring, one by one: what a transfer matrix must agree with.</summary>
/// <remarks>Labelling k has the label ⌊k ÷ 3ⁿ⌋ mod 3 − 1 at n. Method: the scores of n + 1 labels are those of n labels and one more edge, so that all take 1.5 additions each.</remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Labellings<T> where T : IFloatingPointIeee754<T>
{
    private const int Most = 12;
    private readonly T[] scores;

    /// <summary>All labellings of a ring.</summary>
    /// <exception cref="ArgumentException">It has more than 12 labels.</exception>
    public Labellings(Ring<T> ring)
    {
        if (ring.Count > Most)
        {
            throw new ArgumentException($"a ring of {ring.Count} labels: need at most {Most} to enumerate", nameof(ring));
        }
        Ring = ring;
        scores = new T[Power(ring.Count)];
        int size = 3;
        for (int n = 1; n < ring.Count; n++, size *= 3)
        {
            Join(ring.Couplings[n - 1], size);
        }
        T closing = ring.Couplings[^1];
        for (int k = 0; k < scores.Length; k++)
        {
            scores[k] += closing * T.CreateTruncating((k / (scores.Length / 3) - 1) * (k % 3 - 1));
        }
    }

    /// <summary>The ring.</summary>
    public Ring<T> Ring { get; }

    /// <summary>s(Y) of every labelling.</summary>
    public ReadOnlySpan<T> Scores => scores;

    /// <summary>ln Z = ln Σ_Y e^s(Y).</summary>
    public T LogPartition() => LogSumExp.Of<T>(scores);

    /// <summary>P(Y) of every labelling.</summary>
    public T[] Probabilities() => LogSumExp.Softmax<T>(scores);

    /// <summary>E[s(Y)].</summary>
    public T ExpectedScore() => Special.Dot<T>(Probabilities(), scores);

    /// <summary>P(Y[n] = −1), P(Y[n] = 0), P(Y[n] = 1).</summary>
    public T[] Marginal(int n)
    {
        T[] p = Probabilities(), marginal = new T[3], chosen = new T[p.Length / 3];
        for (int label = 0; label < 3; label++)
        {
            int count = 0;
            for (int k = 0; k < p.Length; k++)
            {
                if (k / Power(n) % 3 == label)
                {
                    chosen[count++] = p[k];
                }
            }
            marginal[label] = Special.Sum<T>(chosen);
        }
        return marginal;
    }

    /// <summary>The labels of labelling k.</summary>
    public static int[] Labels(int k, int count)
    {
        int[] labels = new int[count];
        for (int n = 0; n < count; n++, k /= 3)
        {
            labels[n] = k % 3 - 1;
        }
        return labels;
    }

    /// <summary>Which labelling has these labels.</summary>
    public static int Index(ReadOnlySpan<int> labels)
    {
        int k = 0;
        for (int n = labels.Length - 1; n >= 0; n--)
        {
            k = 3 * k + labels[n] + 1;
        }
        return k;
    }

    /// <summary>3ⁿ.</summary>
    internal static int Power(int n)
    {
        int power = 1;
        for (; n > 0; n--)
        {
            power *= 3;
        }
        return power;
    }

    // Scores of 'size' labellings become those of three times as many; the last block first, for they are read from the first.
    private void Join(T coupling, int size)
    {
        for (int label = 2; label >= 0; label--)
        {
            for (int k = 0; k < size; k++)
            {
                int last = k / (size / 3) - 1;
                scores[label * size + k] = scores[k] + coupling * T.CreateTruncating(last * (label - 1));
            }
        }
    }
}
