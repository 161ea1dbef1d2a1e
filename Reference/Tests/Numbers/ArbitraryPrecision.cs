using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Reference.Tests.Numbers;

/// <summary>The number Significand · 2^Exponent. + − × are exact; the other operations take a number of bits to keep.</summary>
/// <remarks>The independent route for double-double: whole-number arithmetic and power series only, in ArbitraryPrecisionFunctions too.</remarks>
public readonly record struct ArbitraryPrecision(BigInteger Significand, int Exponent)
{
    public static ArbitraryPrecision Zero => new(BigInteger.Zero, 0);

    public static ArbitraryPrecision One => new(BigInteger.One, 0);

    public bool IsZero => Significand.IsZero;

    public int Sign => Significand.Sign;

    /// <summary>⌊log₂|x|⌋.</summary>
    public int Magnitude => (int)BigInteger.Abs(Significand).GetBitLength() - 1 + Exponent;

    public static implicit operator ArbitraryPrecision(int n) => new(n, 0);

    public static ArbitraryPrecision Of(double x)
    {
        if (x == 0)
            return Zero;
        var bits = BitConverter.DoubleToUInt64Bits(x);
        var exponent = (int)(bits >> 52 & 0x7FF);
        BigInteger fraction = bits & 0xFFFFFFFFFFFFF;
        var size = exponent == 0 ? fraction : fraction + 0x10000000000000;
        return new(x < 0 ? -size : size, Math.Max(exponent, 1) - 1075);
    }

    public static ArbitraryPrecision Of(DoubleDouble x) => Of(x.Hi) + Of(x.Lo);

    public static ArbitraryPrecision operator +(ArbitraryPrecision a, ArbitraryPrecision b)
    {
        if (a.IsZero || b.IsZero)
            return a.IsZero ? b : a;
        var e = Math.Min(a.Exponent, b.Exponent);
        return new((a.Significand << (a.Exponent - e)) + (b.Significand << (b.Exponent - e)), e);
    }

    public static ArbitraryPrecision operator -(ArbitraryPrecision a) => new(-a.Significand, a.Exponent);

    public static ArbitraryPrecision operator -(ArbitraryPrecision a, ArbitraryPrecision b) => a + -b;

    public static ArbitraryPrecision operator *(ArbitraryPrecision a, ArbitraryPrecision b) => new(a.Significand * b.Significand, a.Exponent + b.Exponent);

    public static bool operator <(ArbitraryPrecision a, ArbitraryPrecision b) => (a - b).Sign < 0;

    public static bool operator >(ArbitraryPrecision a, ArbitraryPrecision b) => b < a;

    public ArbitraryPrecision Abs() => new(BigInteger.Abs(Significand), Exponent);

    public ArbitraryPrecision Scale(int n) => new(Significand, Exponent + n);

    /// <summary>The leading bits only, cut towards −∞.</summary>
    public ArbitraryPrecision Keep(int bits)
    {
        var excess = (int)BigInteger.Abs(Significand).GetBitLength() - bits;
        return excess <= 0 ? this : new(Significand >> excess, Exponent + excess);
    }

    /// <summary>⌊x · 2^bits⌋: the fixed-point form.</summary>
    public BigInteger ToFixed(int bits)
    {
        var shift = Exponent + bits;
        return shift >= 0 ? Significand << shift : Significand >> -shift;
    }

    public BigInteger RoundToWhole() => (ToFixed(1) + 1) >> 1;

    public static ArbitraryPrecision Divide(ArbitraryPrecision a, ArbitraryPrecision b, int bits)
    {
        if (a.IsZero)
            return Zero;
        var shift = Math.Max(0, bits + 2 - a.Magnitude + a.Exponent + b.Magnitude - b.Exponent);
        return new((a.Significand << shift) / b.Significand, a.Exponent - b.Exponent - shift);
    }

    public static ArbitraryPrecision Sqrt(ArbitraryPrecision a, int bits)
    {
        if (a.IsZero)
            return Zero;
        var shift = Math.Max(0, 2 * bits + 2 - a.Magnitude + a.Exponent);
        shift += (a.Exponent - shift) & 1;
        return new(IntegerRoot(a.Significand << shift), (a.Exponent - shift) / 2);
    }

    /// <summary>(|computed − exact| − 2^−1072) / |exact| as a double: the absolute term is what every bound allows for subnormal words.</summary>
    public static double RelativeError(DoubleDouble computed, ArbitraryPrecision exact)
    {
        if (!DoubleDouble.IsFinite(computed) || Math.Abs(computed.Lo) > Math.BitIncrement(Math.Abs(computed.Hi)) - Math.Abs(computed.Hi))
            return double.PositiveInfinity;
        var error = (Of(computed) - exact).Abs();
        error = error.Magnitude < -1072 ? Zero : error;
        return error.IsZero ? 0 : exact.IsZero ? double.PositiveInfinity : Divide(error, exact.Abs(), 60).ToDouble();
    }

    public double ToDouble()
    {
        var top = Keep(60);
        return Math.ScaleB((double)(long)top.Significand, top.Exponent);
    }

    // ⌊√n⌋ by Newton's iteration from above.
    private static BigInteger IntegerRoot(BigInteger n)
    {
        var root = BigInteger.One << (int)((n.GetBitLength() + 1) / 2);
        while (true)
        {
            var next = (root + n / root) >> 1;
            if (next >= root)
                return root;
            root = next;
        }
    }
}
