using System.Numerics;

namespace Verification.Identities.Measures;

/// <summary>What measures need of masses.</summary>
internal static class MassCheck
{
    /// <summary>The result, unless it is NaN because of a mass that is none.</summary>
    /// <exception cref="ArgumentException">A mass is negative or not a number.</exception>
    public static T Of<T>(T result, ReadOnlySpan<T> p) where T : IFloatingPointIeee754<T>
    {
        for (int i = 0; i < p.Length && T.IsNaN(result); i++)
        {
            if (!(p[i] >= T.Zero))
            {
                throw new ArgumentException($"mass {i} is {p[i]}: need a number of at least 0", nameof(p));
            }
        }
        return result;
    }

    /// <summary>Says so where two distributions are not over the same outcomes.</summary>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameNumber<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> q)
    {
        if (p.Length != q.Length)
        {
            throw new ArgumentException($"p has {p.Length} outcomes, q has {q.Length}: need as many", nameof(q));
        }
    }
}
