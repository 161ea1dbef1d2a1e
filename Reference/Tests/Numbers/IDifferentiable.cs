using System.Numerics;

namespace Verification.Reference.Tests.Numbers;

/// <summary>A function of several variables, written once for every number type.</summary>
internal interface IDifferentiable
{
    static abstract T[] Of<T>(ReadOnlySpan<T> x) where T : struct, IFloatingPointIeee754<T>;
}
