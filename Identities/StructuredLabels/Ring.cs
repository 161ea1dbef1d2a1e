using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Identities.StructuredLabels;

/// <summary>Structured labels on a ring: s(Y) = Σₙ Jₙ·Y[n]·Y[n+1 mod N] with Y[n] ∈ {−1, 0, 1}, and P(Y) = e^s(Y) ÷ Z.</summary>
/// <remarks>
/// The source's ring has Jₙ = 1. Edge N − 1 closes the ring: a single label is its own neighbour (s = J₀·Y[0]·Y[0]), and two labels are joined twice
/// (s = J₀·Y[0]Y[1] + J₁·Y[1]Y[0]). Source: TTIC 31230, 2021 Exam 3, Problem 1.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class Ring<T> where T : IFloatingPointIeee754<T>
{
    private readonly T[] couplings;

    /// <summary>A ring of as many labels as there are edges.</summary>
    /// <param name="couplings">Jₙ, the weight of the edge from label n to label n + 1 mod N.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Ring(T[] couplings)
    {
        this.couplings = couplings.Length > 0 ? couplings : throw new ArgumentException("the ring has no edge: need at least one label", nameof(couplings));
    }

    /// <summary>The source's ring: every edge weighs 1.</summary>
    public static Ring<T> OfOnes(int count)
    {
        T[] ones = new T[count];
        Array.Fill(ones, T.One);
        return new(ones);
    }

    /// <summary>N, the number of labels and of edges.</summary>
    public int Count => couplings.Length;

    /// <summary>Jₙ.</summary>
    public ReadOnlySpan<T> Couplings => couplings;

    /// <summary>s(Y).</summary>
    /// <exception cref="ArgumentException">There are more or fewer labels than edges.</exception>
    public T Score(ReadOnlySpan<int> labels)
    {
        if (labels.Length != Count)
        {
            throw new ArgumentException($"{labels.Length} labels on a ring of {Count}: need as many", nameof(labels));
        }
        T[] products = new T[Count];
        for (int n = 0; n < products.Length; n++)
        {
            products[n] = T.CreateTruncating(labels[n] * labels[(n + 1) % Count]);
        }
        return Special.Dot<T>(couplings, products);
    }

    /// <summary>The part of s(Y) that label n is in, were it <paramref name="label"/>: its one or two edges.</summary>
    public T Local(ReadOnlySpan<int> labels, int n, int label)
    {
        if (Count == 1)
        {
            return couplings[0] * T.CreateTruncating(label * label);
        }
        int before = (n + Count - 1) % Count, after = (n + 1) % Count;
        return couplings[before] * T.CreateTruncating(labels[before] * label) + couplings[n] * T.CreateTruncating(label * labels[after]);
    }
}
