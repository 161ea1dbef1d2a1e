using System.Numerics;

namespace Verification.Reference.Numbers;

/// <content>Remainders of a division.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>x − y·trunc(x/y), with the sign of x. Domain: finite x, y ≠ 0, else NaN; y = ±∞ gives x. Error: u², whatever the quotient.</summary>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    public static DoubleDouble operator %(DoubleDouble x, DoubleDouble y) => RemainderOf(x, y, toNearest: false);

    /// <summary>x − y·round(x/y), ties to even: the remainder of IEEE 754. Domain: as for the operator %. Error: u², whatever the quotient.</summary>
    /// <param name="x">The dividend.</param>
    /// <param name="y">The divisor.</param>
    public static DoubleDouble Ieee754Remainder(DoubleDouble x, DoubleDouble y) => RemainderOf(x, y, toNearest: true);

    private static DoubleDouble RemainderOf(DoubleDouble x, DoubleDouble y, bool toNearest)
    {
        if (!double.IsFinite(x.Hi) || double.IsNaN(y.Hi) || y.Hi == 0)
            return NaN;
        if (double.IsInfinity(y.Hi) || x.Hi == 0 || Math.Abs(x.Hi) < 0.4 * Math.Abs(y.Hi))
            return x;
        var quotient = x.Hi / y.Hi;
        var remainder = Math.Abs(quotient) < 1e9 && Math.Abs(y.Hi) > 1e-250 && Math.Abs(x.Hi) < RescueAbove
            ? RemainderOfSmallQuotient(x, y, toNearest)
            : RemainderOfAny(x, y, toNearest);
        return remainder.Hi == 0 ? new(double.CopySign(0, x.Hi), 0) : remainder;
    }

    // The quotient in double may miss the whole number by one; x − q·y is exact up to its last rounding, so that its size tells.
    private static DoubleDouble RemainderOfSmallQuotient(DoubleDouble x, DoubleDouble y, bool toNearest)
    {
        var (size, divisor) = (Abs(x), Abs(y));
        var q = Math.Floor(size.Hi / divisor.Hi);
        var r = FusedMultiplyAdd(-q, divisor, size);
        if (r.Hi < 0)
            (q, r) = (q - 1, FusedMultiplyAdd(1 - q, divisor, size));
        else if (r >= divisor)
            (q, r) = (q + 1, FusedMultiplyAdd(-q - 1, divisor, size));
        if (toNearest && IsBeyondHalf(r + r, divisor, double.IsOddInteger(q)))
            r = FusedMultiplyAdd(-q - 1, divisor, size);
        return IsNegative(x) ? -r : r;
    }

    private static bool IsBeyondHalf(DoubleDouble twice, DoubleDouble divisor, bool odd) => twice > divisor || (odd && AreEqual(twice, divisor));

    private static DoubleDouble RemainderOfAny(DoubleDouble x, DoubleDouble y, bool toNearest)
    {
        var (n, e) = Scaled(Abs(x));
        var (d, f) = Scaled(Abs(y));
        var common = Math.Min(e, f);
        (n, d) = (n << (e - common), d << (f - common));
        var q = BigInteger.DivRem(n, d, out var r);
        var order = (2 * r).CompareTo(d);
        if (toNearest && (order > 0 || (order == 0 && !q.IsEven)))
            r -= d;
        var result = FromScaled(r, common);
        return IsNegative(x) ? -result : result;
    }
}
