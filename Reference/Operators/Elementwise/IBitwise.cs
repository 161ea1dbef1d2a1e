using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>An operator on the bits of two integers.</summary>
public interface IBitwise
{
    /// <summary>The result for one pair.</summary>
    static abstract TInteger Of<TInteger>(TInteger x, TInteger y) where TInteger : IBinaryInteger<TInteger>;
}
