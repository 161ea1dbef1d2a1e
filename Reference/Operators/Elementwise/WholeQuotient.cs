using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>The one quotient of integers, of those with a divisor, that is no integer of its type: the least ÷ −1, which wraps around like any other result.</summary>
internal static class WholeQuotient
{
    /// <summary>Whether a machine may trap at a division by y for that reason: where y is −1 in 32 or 64 bits (narrower integers are divided in 32).</summary>
    public static bool MayTrap<TNumber>(TNumber y) where TNumber : INumber<TNumber> =>
        (typeof(TNumber) == typeof(int) || typeof(TNumber) == typeof(long)) && y + TNumber.One == TNumber.Zero;
}
