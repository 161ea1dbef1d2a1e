using System.Numerics;

namespace Verification.Identities.Distributions;

/// <summary>A distribution of which every mass is a whole number of 2^−bits: masses, and all their partial sums, are exact doubles.</summary>
/// <remarks>What is said of the ends of intervals is said of single points, so that no rounding may move them.</remarks>
public sealed class Dyadic
{
    /// <summary>The finest grid.</summary>
    public const int MostBits = 52;

    private readonly long[] counts;

    /// <summary>The distribution of some counts.</summary>
    /// <param name="counts">Whole numbers of at least 0 whose sum is a power of two, at most 2⁵².</param>
    /// <exception cref="ArgumentException">They are anything else.</exception>
    public Dyadic(params long[] counts)
    {
        long sum = 0;
        foreach (long count in counts)
        {
            sum = count is >= 0 and <= 1L << MostBits ? sum + count : throw new ArgumentException($"a count is {count}: need 0 to 2^{MostBits}", nameof(counts));
        }
        if (!BitOperations.IsPow2(sum) || sum > 1L << MostBits)
        {
            throw new ArgumentException($"the counts sum to {sum}: need a power of two up to 2^{MostBits}", nameof(counts));
        }
        (this.counts, Bits) = (counts, BitOperations.TrailingZeroCount(sum));
    }

    /// <summary>The masses in units of 2^−<see cref="Bits"/>.</summary>
    public ReadOnlySpan<long> Counts => counts;

    /// <summary>The masses sum to 2^bits units.</summary>
    public int Bits { get; }

    /// <summary>The number of outcomes.</summary>
    public int Count => counts.Length;

    /// <summary>Σ_{j≤i} P[j], exactly; 0 for i = −1.</summary>
    public double End(int i)
    {
        long sum = 0;
        for (int j = 0; j <= i; j++)
        {
            sum += counts[j];
        }
        return Math.ScaleB(sum, -Bits);
    }

    /// <summary>The masses in a number type, exactly.</summary>
    public T[] In<T>() where T : IFloatingPointIeee754<T> => Array.ConvertAll(counts, count => T.CreateTruncating(Math.ScaleB(count, -Bits)));

    /// <summary>The counts and their sum: <c>[1, 3] ÷ 4</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", counts)}] ÷ {1L << Bits}";
}
