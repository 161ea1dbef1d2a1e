using System.Numerics;

namespace Verification.Reference.Numbers;

/// <content>Conversion from and to the other number types, through exact integers where a rounding must be correct.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>n. Error: none.</summary>
    /// <param name="n">Any integer.</param>
    public static DoubleDouble FromInt64(long n)
    {
        double hi = n;
        return Normalize(hi, (long)(n - (Int128)hi));
    }

    /// <summary>n. Error: none.</summary>
    /// <param name="n">Any integer.</param>
    public static DoubleDouble FromUInt64(ulong n)
    {
        double hi = n;
        return Normalize(hi, (long)(n - (Int128)hi));
    }

    /// <summary>n, correctly rounded. Error: none below 2^106, else u².</summary>
    /// <param name="n">Any integer.</param>
    public static DoubleDouble FromBigInteger(BigInteger n) => FromScaled(n, 0);

    /// <summary>d, correctly rounded. Error: u², none for a whole d.</summary>
    /// <param name="d">Any decimal.</param>
    public static DoubleDouble FromDecimal(decimal d)
    {
        var scale = d.Scale;
        Span<int> words = stackalloc int[4];
        decimal.GetBits(d, words);
        var size = ((BigInteger)(uint)words[2] << 64) + ((BigInteger)(uint)words[1] << 32) + (uint)words[0];
        return FromRatio(decimal.IsNegative(d) ? -size : size, BigInteger.Pow(10, scale));
    }

    /// <summary>p/q, correctly rounded. Domain: q ≠ 0. Error: u².</summary>
    /// <param name="p">The numerator.</param>
    /// <param name="q">The denominator.</param>
    public static DoubleDouble FromRatio(BigInteger p, BigInteger q)
    {
        if (q.IsZero)
            throw new DivideByZeroException($"'q' is 0 in {p}/q: need q ≠ 0");
        // 300 bits of the quotient and a sticky bit for the rest decide every rounding.
        var shift = (int)(BigInteger.Abs(q).GetBitLength() - BigInteger.Abs(p).GetBitLength()) + 300;
        var quotient = BigInteger.DivRem(shift > 0 ? p << shift : p, shift > 0 ? q : q << -shift, out var remainder);
        var sticky = remainder.IsZero ? 0 : p.Sign * q.Sign;
        return FromScaled((quotient << 1) + sticky, -shift - 1);
    }

    /// <summary>n·2^exponent, correctly rounded; ±∞ where Hi overflows. Error: u².</summary>
    /// <param name="n">Any integer.</param>
    /// <param name="exponent">The binary exponent.</param>
    public static DoubleDouble FromScaled(BigInteger n, int exponent)
    {
        var hi = RoundScaled(n, exponent);
        if (!double.IsFinite(hi) || hi == 0)
            return hi;
        var (significand, e) = Decompose(hi);
        var common = Math.Min(e, exponent);
        var rest = (n << (exponent - common)) - (significand << (e - common));
        return new(hi, RoundScaled(rest, common));
    }

    /// <summary>The float nearest to x, ties to even: the low word decides where Hi alone is a tie. Error: none beyond that rounding.</summary>
    /// <param name="x">Any number.</param>
    public static float ToSingle(DoubleDouble x) => (float)RoundToOdd(x);

    /// <summary>The half nearest to x, ties to even. Error: none beyond that rounding.</summary>
    /// <param name="x">Any number.</param>
    public static Half ToHalf(DoubleDouble x) => (Half)RoundToOdd(x);

    /// <summary>The whole part of x. Domain: finite x. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static BigInteger ToBigInteger(DoubleDouble x)
    {
        if (!double.IsFinite(x.Hi))
            throw new OverflowException($"{x} has no whole part: need a finite number");
        var (n, e) = Scaled(Truncate(x));
        return e >= 0 ? n << e : n >> -e;
    }

    /// <summary>The decimal nearest to x that has the most places. Domain: |x| below 7.9e28. Error: half a unit of the last of at most 28 places.</summary>
    /// <param name="x">Any number.</param>
    public static decimal ToDecimal(DoubleDouble x)
    {
        if (Math.Abs(x.Hi) < 8e28)
        {
            var (n, e) = Scaled(Abs(x));
            for (var places = 28; places >= 0; places--)
            {
                var size = RoundQuotient(n * BigInteger.Pow(10, places), e);
                if (size.GetBitLength() <= 96)
                    return new((int)(uint)(size & uint.MaxValue), (int)(uint)((size >> 32) & uint.MaxValue), (int)(uint)(size >> 64), x.Hi < 0, (byte)places);
            }
        }

        throw new OverflowException($"{x} is no decimal: need |x| < 79228162514264337593543950335.5");
    }

    /// <summary>x as significand · 2^exponent with a whole significand. Domain: finite x.</summary>
    internal static (BigInteger Significand, int Exponent) Scaled(DoubleDouble x)
    {
        var (hi, e) = Decompose(x.Hi);
        var (lo, f) = Decompose(x.Lo);
        if (lo.IsZero)
            return (hi, e);
        var common = Math.Min(e, f);
        return ((hi << (e - common)) + (lo << (f - common)), common);
    }

    internal static (BigInteger Significand, int Exponent) Decompose(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var biased = (int)(bits >> 52) & 0x7FF;
        var fraction = bits & 0xFFFFFFFFFFFFF;
        var size = biased == 0 ? fraction : fraction | (1L << 52);
        return (x < 0 ? -size : size, Math.Max(biased, 1) - 1075);
    }

    // n·2^e to the nearest whole number, ties to even.
    private static BigInteger RoundQuotient(BigInteger n, int e)
    {
        if (e >= 0)
            return n << e;
        var floor = n >> -e;
        var twice = (n - (floor << -e)) << 1;
        var order = twice.CompareTo(BigInteger.One << -e);
        return order > 0 || (order == 0 && !floor.IsEven) ? floor + 1 : floor;
    }

    // n·2^e to the nearest double, ties to even, subnormals included.
    private static double RoundScaled(BigInteger n, int e)
    {
        var size = BigInteger.Abs(n);
        var top = (int)size.GetBitLength() - 1 + e;
        if (size.IsZero || top < -1075)
            return 0;
        if (top > 1023)
            return n.Sign * double.PositiveInfinity;
        var unit = Math.Max(top - 52, -1074);
        var rounded = Math.ScaleB((double)(ulong)RoundQuotient(size, e - unit), unit);
        return n.Sign < 0 ? -rounded : rounded;
    }

    // Rounded to odd, the 53 bits of Hi keep on which side of every shorter number x lies, so that a second rounding is correct.
    private static double RoundToOdd(DoubleDouble x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x.Hi);
        if (x.Lo == 0 || (bits & 1) == 1 || !double.IsFinite(x.Hi))
            return x.Hi;
        return BitConverter.Int64BitsToDouble(x.Lo > 0 == x.Hi > 0 ? bits + 1 : bits - 1);
    }
}
