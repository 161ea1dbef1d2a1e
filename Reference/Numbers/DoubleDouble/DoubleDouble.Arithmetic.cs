using System.Runtime.CompilerServices;

namespace Verification.Reference.Numbers;

/// <content>+ − × ÷ and scaling.</content>
public readonly partial record struct DoubleDouble
{
    private const double RescueAbove = 1e300, RescueBelow = 1e-270;

    /// <summary>x + y. Error: 3u² + 13u³ (measured 2.5e-32), also under cancellation. Source: [JMP17] algorithm 6.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        var (s, e) = TwoSum(x.Hi, y.Hi);
        var (t, f) = TwoSum(x.Lo, y.Lo);
        (s, e) = FastTwoSum(s, e + t);
        var hi = s + (e + f);
        var lo = (e + f) - (hi - s);
        return double.IsFinite(lo) && hi != 0 ? new(hi, lo) : AddSpecial(x, y);
    }

    /// <summary>x + y for a double y. Error: 2u². Source: [JMP17] algorithm 4.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any double.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator +(DoubleDouble x, double y)
    {
        var (s, e) = TwoSum(x.Hi, y);
        var v = x.Lo + e;
        var hi = s + v;
        var lo = v - (hi - s);
        return double.IsFinite(lo) && hi != 0 ? new(hi, lo) : AddSpecial(x, y);
    }

    /// <summary>x + y for a double x. Error: 2u².</summary>
    /// <param name="x">Any double.</param>
    /// <param name="y">Any number.</param>
    public static DoubleDouble operator +(double x, DoubleDouble y) => y + x;

    /// <summary>−x. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble operator -(DoubleDouble x) => new(-x.Hi, -x.Lo);

    /// <summary>x. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble operator +(DoubleDouble x) => x;

    /// <summary>x − y. Error: 3u² + 13u³ (measured 2.5e-32), also under cancellation.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    /// <summary>x − y for a double y. Error: 2u².</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any double.</param>
    public static DoubleDouble operator -(DoubleDouble x, double y) => x + -y;

    /// <summary>x − y for a double x. Error: 2u².</summary>
    /// <param name="x">Any double.</param>
    /// <param name="y">Any number.</param>
    public static DoubleDouble operator -(double x, DoubleDouble y) => -y + x;

    /// <summary>x · y. Error: 4u² (measured 4.1e-32), and 2^−1073 where a partial product is below 2^−1022.</summary>
    /// <remarks>Source: [JMP17] algorithm 12, bound of [MR22].</remarks>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        var p = x.Hi * y.Hi;
        var e = Math.FusedMultiplyAdd(x.Hi, y.Hi, -p);
        e += Math.FusedMultiplyAdd(x.Lo, y.Hi, Math.FusedMultiplyAdd(x.Hi, y.Lo, x.Lo * y.Lo));
        var hi = p + e;
        var lo = e - (hi - p);
        // An infinite p has made e NaN, and p + e would lose the sign of a zero: the product of the high words is the answer.
        return double.IsFinite(lo) && p != 0 ? new(hi, lo) : new(double.IsFinite(p) && p != 0 ? hi : p, 0);
    }

    /// <summary>x · y for a double y. Error: 2u². Source: [JMP17] algorithm 9.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any double.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator *(DoubleDouble x, double y)
    {
        var p = x.Hi * y;
        var e = Math.FusedMultiplyAdd(x.Lo, y, Math.FusedMultiplyAdd(x.Hi, y, -p));
        var hi = p + e;
        var lo = e - (hi - p);
        return double.IsFinite(lo) && p != 0 ? new(hi, lo) : new(double.IsFinite(p) && p != 0 ? hi : p, 0);
    }

    /// <summary>x · y for a double x. Error: 2u².</summary>
    /// <param name="x">Any double.</param>
    /// <param name="y">Any number.</param>
    public static DoubleDouble operator *(double x, DoubleDouble y) => y * x;

    /// <summary>x / y. Error: 15u² + 56u³ (measured 6.2e-32).</summary>
    /// <remarks>Method: a quotient of doubles and one correction by its exact remainder.<br/>Source: [JMP17] algorithm 17.</remarks>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number; a zero gives ±∞, or NaN for 0/0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        var size = Math.Abs(x.Hi);
        return size > RescueBelow && size < RescueAbove ? Quotient(x, y) : DivideRescaled(x, y);
    }

    /// <summary>x². Error: 4u², and 2^−1073 where a partial product is below 2^−1022.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Square(DoubleDouble x)
    {
        var p = x.Hi * x.Hi;
        var e = Math.FusedMultiplyAdd(x.Hi, x.Hi, -p);
        e += Math.FusedMultiplyAdd(x.Hi, 2 * x.Lo, x.Lo * x.Lo);
        return double.IsFinite(p) ? Normalize(p, e) : new(p, 0);
    }

    /// <summary>|x|. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Abs(DoubleDouble x) => double.IsNegative(x.Hi) ? -x : x;

    /// <summary>|x| with the sign of y. Error: none.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="y">Any number; its sign bit counts, that of zero and NaN too.</param>
    public static DoubleDouble CopySign(DoubleDouble x, DoubleDouble y) => double.IsNegative(x.Hi) == double.IsNegative(y.Hi) ? x : -x;

    /// <summary>x · 2ⁿ. Error: none where the result is at least 2^−969 and finite; below, an absolute 2^−1074.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="n">Any integer.</param>
    public static DoubleDouble ScaleB(DoubleDouble x, int n)
    {
        if (n is >= -1022 and <= 1023)
        {
            var power = BitConverter.Int64BitsToDouble((n + 1023L) << 52);
            return Normalize(x.Hi * power, x.Lo * power);
        }

        return Normalize(Math.ScaleB(x.Hi, n), Math.ScaleB(x.Lo, n));
    }

    /// <summary>⌊log₂|x|⌋ of the high word, the exponent used for scaling. Domain: as <see cref="Math.ILogB"/>.</summary>
    /// <param name="x">Any number.</param>
    public static int ILogB(DoubleDouble x) => Math.ILogB(x.Hi);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static DoubleDouble Quotient(DoubleDouble x, DoubleDouble y)
    {
        var q = x.Hi / y.Hi;
        if (q == 0 || !double.IsFinite(q))
            return new(q, 0);
        var remainder = Math.FusedMultiplyAdd(-q, y.Hi, x.Hi);
        remainder += Math.FusedMultiplyAdd(-q, y.Lo, x.Lo);
        return Normalize(q, remainder / y.Hi);
    }

    // q·y is about x: where x is close to either end of the range, that product or its error would leave it.
    private static DoubleDouble DivideRescaled(DoubleDouble x, DoubleDouble y)
    {
        if (x.Hi == 0 || y.Hi == 0 || !double.IsFinite(x.Hi) || !double.IsFinite(y.Hi))
            return new(x.Hi / y.Hi, 0);
        int n = Math.ILogB(x.Hi), m = Math.ILogB(y.Hi);
        return ScaleB(Quotient(ScaleB(x, -n), ScaleB(y, -m)), n - m);
    }

    // Where the fast sum came out as zero, infinite or NaN. Zeros keep IEEE's signs: only (−0) + (−0) is −0.
    private static DoubleDouble AddSpecial(DoubleDouble x, DoubleDouble y)
    {
        var plain = x.Hi + y.Hi;
        if (!double.IsFinite(x.Hi) || !double.IsFinite(y.Hi) || Math.Abs(plain) < RescueAbove)
            return new(plain == 0 || !double.IsFinite(plain) ? plain : 0, 0);
        // A quarter of each operand cannot overflow; what the scaling loses is below 2^−1072.
        var (s, e) = TwoSum(0.25 * x.Hi, 0.25 * y.Hi);
        var (t, f) = TwoSum(0.25 * x.Lo, 0.25 * y.Lo);
        (s, e) = FastTwoSum(s, e + t);
        (s, e) = FastTwoSum(s, e + f);
        return double.IsFinite(4 * s) ? new(4 * s, 4 * e) : new(4 * s, 0);
    }
}
