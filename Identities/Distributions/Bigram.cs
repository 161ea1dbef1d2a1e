using System.Numerics;

namespace Verification.Identities.Distributions;

/// <summary>A bigram model of words 0 … I − 1: P[i] = P(w₁ = i), Q[i, j] = P(w_{t+1} = j | w_t = i).</summary>
/// <param name="First">P.</param>
/// <param name="Next">The rows of Q, as many as there are words.</param>
public sealed record Bigram(Dyadic First, IReadOnlyList<Dyadic> Next)
{
    /// <summary>I, the number of words.</summary>
    public int Words => First.Count;

    /// <summary>The tables in a number type, exactly.</summary>
    public Bigram<T> In<T>() where T : IFloatingPointIeee754<T> => new(First.In<T>(), [.. Next.Select(row => row.In<T>())]);

    /// <summary>Both tables.</summary>
    public override string ToString() => $"P = {First}, Q = [{string.Join(", ", Next)}]";
}

/// <summary>The tables of a bigram model in a number type.</summary>
/// <typeparam name="T">The number type.</typeparam>
/// <param name="First">P.</param>
/// <param name="Next">The rows of Q.</param>
public sealed record Bigram<T>(T[] First, T[][] Next) where T : IFloatingPointIeee754<T>
{
    /// <summary>P(w₁ … w_T) = P[w₁] ∏ Q[w_t, w_{t+1}].</summary>
    public T Probability(ReadOnlySpan<int> words)
    {
        T product = words.IsEmpty ? T.One : First[words[0]];
        for (int t = 1; t < words.Length; t++)
        {
            product *= Next[words[t - 1]][words[t]];
        }
        return product;
    }
}
