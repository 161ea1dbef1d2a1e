using System.Numerics;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Elementary functions to a number of bits, from their power series in fixed point.</summary>
/// <remarks>Every function keeps its relative accuracy at its zeros, because the last step multiplies a series near 1 by the exact small argument.</remarks>
public static partial class ArbitraryPrecisionFunctions
{
    private static readonly Dictionary<(string, int), ArbitraryPrecision> Constants = [];

    /// <summary>π by Machin's formula, 16 arctan 1/5 − 4 arctan 1/239.</summary>
    public static ArbitraryPrecision Pi(int bits) => Cached("π", bits, b =>
        new((16 * InverseArctangent(5, b, -1)) - (4 * InverseArctangent(239, b, -1)), -b));

    /// <summary>ln 2 = 2 artanh 1/3.</summary>
    public static ArbitraryPrecision Ln2(int bits) => Cached("ln 2", bits, b => new(2 * InverseArctangent(3, b, 1), -b));

    public static ArbitraryPrecision Ln10(int bits) => Cached("ln 10", bits, b => Log(10, b));

    public static ArbitraryPrecision Exp(ArbitraryPrecision x, int bits) => ExpM1Reduced(x, bits, out var k) is var m && k == 0 ? m + 1 : (m + 1).Scale(k);

    public static ArbitraryPrecision ExpM1(ArbitraryPrecision x, int bits)
    {
        var m = ExpM1Reduced(x, bits, out var k);
        return k == 0 ? m : (m + 1).Scale(k) - 1;
    }

    public static ArbitraryPrecision Log(ArbitraryPrecision x, int bits)
    {
        var k = x.Magnitude;
        var m = x.Scale(-k);
        if (m.ToDouble() > 1.4)
            (m, k) = (m.Scale(-1), k + 1);
        return LogP1(m - 1, bits + 40) + (Ln2(bits + 40) * k);
    }

    /// <summary>ln(1 + x) = 2 artanh(x/(2 + x)) for |x| &lt; ½; elsewhere through Log.</summary>
    public static ArbitraryPrecision LogP1(ArbitraryPrecision x, int bits)
    {
        if (x.IsZero)
            return x;
        if (x.Magnitude >= -1)
            return Log(x + 1, bits);
        var w = bits + 40;
        var z = ArbitraryPrecision.Divide(x, x + 2, w);
        var square = (z * z).ToFixed(w);
        var power = BigInteger.One << w;
        var sum = BigInteger.Zero;
        for (var n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power = power * square >> w;
        }

        return (z * new ArbitraryPrecision(sum, 1 - w)).Keep(bits);
    }

    public static ArbitraryPrecision Atan(ArbitraryPrecision x, int bits)
    {
        if (x.IsZero)
            return x;
        var w = bits + 60;
        if (x.Magnitude >= 1)
            return Pi(w).Scale(-1) * x.Sign - Atan(ArbitraryPrecision.Divide(1, x, w), w);
        var halvings = 0;
        for (; x.Magnitude > -6; halvings++)
            x = ArbitraryPrecision.Divide(x, ArbitraryPrecision.Sqrt((x * x) + 1, w) + 1, w);
        var square = (x * x).ToFixed(w);
        var power = BigInteger.One << w;
        var sum = BigInteger.Zero;
        for (var n = 1; !power.IsZero && power != BigInteger.MinusOne; n += 2)
        {
            sum += power / n;
            power = -(power * square >> w);
        }

        return (x * new ArbitraryPrecision(sum, halvings - w)).Keep(bits);
    }

    public static ArbitraryPrecision Atan2(ArbitraryPrecision y, ArbitraryPrecision x, int bits)
    {
        if (x.Sign > 0)
            return Atan(ArbitraryPrecision.Divide(y, x, bits + 60), bits);
        return x.IsZero
            ? Pi(bits).Scale(-1) * y.Sign
            : Atan(ArbitraryPrecision.Divide(y, x, bits + 60), bits) + (Pi(bits) * (y.Sign < 0 ? -1 : 1));
    }

    public static (ArbitraryPrecision Sin, ArbitraryPrecision Cos) SinCos(ArbitraryPrecision x, int bits)
    {
        // 500 further bits of π are more than any cancellation of two doubles can use up.
        var halfPi = Pi((bits + Math.Max(x.Magnitude, 0) + 500 + 255) / 256 * 256).Scale(-1);
        var n = x.Magnitude < -1 ? BigInteger.Zero : ArbitraryPrecision.Divide(x, halfPi, Math.Max(x.Magnitude, 0) + 64).RoundToWhole();
        var r = (x - (halfPi * new ArbitraryPrecision(n, 0))).Keep(bits + 60);
        var (sin, cos) = (r * Alternating(r, 2, bits), Alternating(r, 1, bits));
        return (int)(n & 3) switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    /// <summary>erf x = 2x/√π Σ (−x²)ⁿ/(n!(2n+1)), with room for the cancellation of terms as large as e^(x²).</summary>
    public static ArbitraryPrecision Erf(ArbitraryPrecision x, int bits)
    {
        var size = x.ToDouble();
        var w = bits + 60 + (int)(1.45 * size * size);
        var square = (x * x).ToFixed(w);
        var power = BigInteger.One << w;
        var sum = BigInteger.Zero;
        for (var n = 0; !power.IsZero && power != BigInteger.MinusOne; n++)
        {
            sum += power / (2 * n + 1);
            power = -(power * square >> w) / (n + 1);
        }

        return (x * new ArbitraryPrecision(sum, 1 - w) * InverseSqrtPi(w)).Keep(w);
    }

    public static ArbitraryPrecision Erfc(ArbitraryPrecision x, int bits)
    {
        var size = x.ToDouble();
        return ArbitraryPrecision.One - Erf(x, bits + 60 + (int)(1.45 * size * size));
    }

    private static ArbitraryPrecision InverseSqrtPi(int bits)
    {
        var b = (bits + 255) / 256 * 256;
        return Cached("1/√π", b, c => ArbitraryPrecision.Divide(1, ArbitraryPrecision.Sqrt(Pi(c), c), c));
    }

    // x = k·ln 2 + r; (e^(r/2^12) − 1) from its series, then twelve times m ← m(m + 2), which doubles the argument without cancellation.
    private static ArbitraryPrecision ExpM1Reduced(ArbitraryPrecision x, int bits, out int k)
    {
        k = 0;
        if (x.IsZero)
            return x;
        var w = bits + 60;
        if (x.Magnitude >= -1)
        {
            var ln2 = Ln2((w + Math.Max(x.Magnitude, 0) + 127) / 128 * 128);
            k = (int)ArbitraryPrecision.Divide(x, ln2, 64).RoundToWhole();
            x -= ln2 * k;
        }

        if (x.IsZero)
            return x;
        x = x.Scale(-12).Keep(w);
        var argument = x.ToFixed(w);
        var power = BigInteger.One << w;
        var sum = BigInteger.Zero;
        for (var n = 2; !power.IsZero && power != BigInteger.MinusOne; n++)
        {
            sum += power;
            power = (power * argument >> w) / n;
        }

        var m = x * new ArbitraryPrecision(sum, -w);
        for (var n = 0; n < 12; n++)
            m = (m * (m + 2)).Keep(w);
        return m;
    }

    // Σ (−r²)ⁿ (start−1)!/(2n + start − 1)!: sin r / r for start = 2, cos r for start = 1.
    private static ArbitraryPrecision Alternating(ArbitraryPrecision r, int start, int bits)
    {
        var w = bits + 40;
        var square = (r * r).ToFixed(w);
        var power = BigInteger.One << w;
        var sum = BigInteger.Zero;
        for (var n = start; !power.IsZero && power != BigInteger.MinusOne; n += 2)
        {
            sum += power;
            power = -(power * square >> w) / (n * (n + 1));
        }

        return new(sum, -w);
    }

    // Σ signⁿ / ((2n+1) q^(2n+1)) in fixed point: arctan(1/q) for sign −1, artanh(1/q) for +1.
    private static BigInteger InverseArctangent(int q, int bits, int sign)
    {
        var power = (BigInteger.One << bits) / q;
        var sum = BigInteger.Zero;
        for (var n = 0; !power.IsZero; n++)
        {
            sum += (sign < 0 && (n & 1) == 1 ? -power : power) / (2 * n + 1);
            power /= q * q;
        }

        return sum;
    }

    private static ArbitraryPrecision Cached(string name, int bits, Func<int, ArbitraryPrecision> compute)
    {
        lock (Constants)
        {
            if (!Constants.TryGetValue((name, bits), out var value))
                Constants[(name, bits)] = value = compute(bits + 40);
            return value;
        }
    }
}
