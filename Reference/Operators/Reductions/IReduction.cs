using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>A reduction that means the same for integers and real numbers.</summary>
public interface IReduction
{
    /// <summary>Whether it also reduces booleans, false being 0 and true 1.</summary>
    static virtual bool TakesBooleans => false;

    /// <summary>The result for one group of elements; <paramref name="scratch"/> has room for as many and may be <paramref name="x"/> itself.</summary>
    static abstract TNumber Of<TNumber>(ReadOnlySpan<TNumber> x, Span<TNumber> scratch) where TNumber : INumber<TNumber>;
}
