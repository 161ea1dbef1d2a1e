using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>An operator of one real element.</summary>
public interface IRealFunction
{
    /// <summary>The result for one element.</summary>
    static abstract T Of<T>(T x) where T : IFloatingPointIeee754<T>;
}
