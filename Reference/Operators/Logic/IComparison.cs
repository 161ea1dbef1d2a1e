using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>A question about the order of two elements.</summary>
public interface IComparison
{
    /// <summary>The answer for one pair.</summary>
    static abstract bool Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber>;
}
