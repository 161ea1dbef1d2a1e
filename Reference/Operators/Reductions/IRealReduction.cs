using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>A reduction whose result is a real number; of integers, it is truncated to one.</summary>
public interface IRealReduction
{
    /// <summary>The result for one group of elements; <paramref name="scratch"/> has room for as many and may be <paramref name="x"/> itself.</summary>
    static abstract T Of<T>(ReadOnlySpan<T> x, Span<T> scratch) where T : IFloatingPointIeee754<T>;
}
