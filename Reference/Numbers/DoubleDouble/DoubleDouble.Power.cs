namespace Verification.Reference.Numbers;

/// <content>Powers.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>x^y. Domain: x ≥ 0, or whole y; the special cases are those of IEEE 754 pow. Error: 1e-28 (measured 3e-29).</summary>
    /// <remarks>
    /// Error: 2e-30 (measured 5.1e-31) for whole |y| ≤ 32.<br/>
    /// Method: x = 2^k·m, 2^(yk) split off exactly, then exp(y·ln m). Where m is far from 1 and y large, y·ln m reaches 700 and amplifies the
    /// error of the logarithm as much; small whole powers are multiplied out.
    /// </remarks>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    public static DoubleDouble Pow(DoubleDouble x, DoubleDouble y)
    {
        if (y.Hi == 0 || AreEqual(x, One))
            return One;
        if (IsNaN(x) || IsNaN(y))
            return NaN;
        var size = Abs(x);
        if (IsInfinity(y))
            return AreEqual(size, One) ? One : (size > 1.0) == (y.Hi > 0) ? PositiveInfinity : Zero;
        var odd = IsOddInteger(y);
        var negative = IsNegative(x) && odd;
        if (x.Hi < 0 && double.IsFinite(x.Hi) && !IsInteger(y))
            return NaN;
        var power = x.Hi == 0 || IsInfinity(x)
            ? (x.Hi == 0) == (y.Hi > 0) ? Zero : PositiveInfinity
            : PowOfPositive(size, y);
        return negative ? -power : power;
    }

    private static DoubleDouble PowOfPositive(DoubleDouble x, DoubleDouble y)
    {
        var m = SplitExponent(x, out var k);
        var log = LogNearOne(m - 1.0, m);
        var estimate = y.Hi * (k + log.Hi * 1.4426950408889634);
        if (!(Math.Abs(estimate) < 1200))
            return estimate > 0 ? PositiveInfinity : Zero;
        if (Math.Abs(y.Hi) <= 32 && y.Lo == 0 && double.IsInteger(y.Hi) && Math.Abs(estimate) < 900)
        {
            var power = PowOfWhole(x, (int)Math.Abs(y.Hi));
            return y.Hi < 0 ? 1.0 / power : power;
        }

        var n = Math.Round(y.Hi * k);
        var fraction = (FromProduct(y.Hi, k) - n) + FromProduct(y.Lo, k);
        var exponent = fraction * Ln2 + y * log;
        return ExpOfSum(exponent.Hi, exponent.Lo, (int)n);
    }

    private static DoubleDouble PowOfWhole(DoubleDouble x, int n)
    {
        var power = (n & 1) == 1 ? x : One;
        while ((n >>= 1) != 0)
        {
            x = Square(x);
            if ((n & 1) == 1)
                power *= x;
        }

        return power;
    }
}
