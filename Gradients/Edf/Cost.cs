using System.Numerics;

namespace Verification.Gradients.Edf;

/// <summary>What a computation costs on a machine with as many processors as it can use.</summary>
/// <remarks>
/// One addition, subtraction, multiplication, division, comparison or elementary function of two numbers or one is one operation. Moving
/// numbers is none. A sum or maximum of n numbers is a balanced tree: n − 1 operations, ⌈log₂ n⌉ of them one after another.
/// </remarks>
/// <param name="Work">All operations: the time on one processor.</param>
/// <param name="Depth">The longest chain of operations that wait for each other: the parallel running time.</param>
public readonly record struct Cost(long Work, int Depth)
{
    /// <summary>Of moving numbers.</summary>
    public static Cost Nothing => default;

    /// <summary>One operation for each of so many numbers, all at once.</summary>
    public static Cost Each(long count) => new(count, 1);

    /// <summary>So many sums (or maxima) of so many terms each, all sums at once.</summary>
    public static Cost Reduction(long sums, int terms) => new(sums * (terms - 1), Levels(terms));

    /// <summary>⌈log₂ n⌉, the height of a balanced tree with n ≥ 1 leaves.</summary>
    public static int Levels(int leaves) => leaves <= 1 ? 0 : BitOperations.Log2((uint)leaves - 1) + 1;

    /// <summary>The one, and then the other.</summary>
    public static Cost operator +(Cost first, Cost then) => new(first.Work + then.Work, first.Depth + then.Depth);
}
