using System.Numerics;
using D = Verification.Reference.Numbers.DoubleDouble;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;

namespace Verification.Reference.Tests.Numbers;

public class DoubleDoubleArithmeticTests
{
    private static readonly double U2 = D.UnitRoundoff;

    private static readonly D[] Hostile = [.. HostileNumbers()];

    [Fact]
    public void Addition_errs_by_at_most_3u2_also_under_cancellation() => ForPairs((x, y) => Check("+", x, y, x + y, P.Of(x) + P.Of(y), 3.1 * U2));

    [Fact]
    public void Subtraction_errs_by_at_most_3u2_also_under_cancellation() => ForPairs((x, y) => Check("−", x, y, x - y, P.Of(x) - P.Of(y), 3.1 * U2));

    [Fact]
    public void Multiplication_errs_by_at_most_4u2() => ForPairs((x, y) =>
    {
        Check("·", x, y, x * y, P.Of(x) * P.Of(y), 4 * U2);
        Check("·", x, y.Hi, x * y.Hi, P.Of(x) * P.Of(y.Hi), 2 * U2);
        Check("²", x, x, D.Square(x), P.Of(x) * P.Of(x), 4 * U2);
    });

    [Fact]
    public void Division_errs_by_at_most_15u2() => ForPairs((x, y) =>
    {
        if (y.Hi != 0)
            Check("/", x, y, x / y, P.Divide(P.Of(x), P.Of(y), 200), 15.1 * U2);
    });

    [Fact]
    public void Adding_a_double_errs_by_at_most_2u2() => ForPairs((x, y) =>
    {
        Check("+", x, y.Hi, x + y.Hi, P.Of(x) + P.Of(y.Hi), 2.1 * U2);
        Check("+", x.Hi, y.Hi, D.FromSum(x.Hi, y.Hi), P.Of(x.Hi) + P.Of(y.Hi), 0);
    });

    [Fact]
    public void A_fused_multiply_add_rounds_once_where_the_product_and_the_term_cancel() => ForPairs((x, y) =>
    {
        var product = x * y;
        foreach (var z in new[] { -product, new D(-product.Hi, 0), x, D.One })
            if (D.IsFinite(product))
                Check("fma", x, y, D.FusedMultiplyAdd(x, y, z), (P.Of(x) * P.Of(y)) + P.Of(z), 16 * U2);
    });

    [Fact]
    public void Remainders_are_exact_up_to_one_rounding_for_any_quotient() => ForPairs((x, y) =>
    {
        if (y.Hi == 0)
            return;
        var (p, q) = (P.Of(x), P.Of(y));
        var common = Math.Min(p.Exponent, q.Exponent);
        var n = p.Significand << (p.Exponent - common);
        var d = BigInteger.Abs(q.Significand << (q.Exponent - common));
        var truncated = BigInteger.Remainder(n, d);
        Check("%", x, y, x % y, new P(truncated, common), 2 * U2);

        var twice = 2 * BigInteger.Abs(truncated) - d;
        var nearest = twice.Sign > 0 || (twice.IsZero && !(n / d).IsEven) ? truncated - (n.Sign * d) : truncated;
        Check("IEEE remainder", x, y, D.Ieee754Remainder(x, y), new P(nearest, common), 2 * U2);
    });

    [Fact]
    public void Comparisons_agree_with_the_exact_order() => ForPairs((x, y) =>
    {
        var order = (P.Of(x) - P.Of(y)).Sign;
        Assert.Equal(order < 0, x < y);
        Assert.Equal(order > 0, x > y);
        Assert.Equal(order <= 0, x <= y);
        Assert.Equal(order >= 0, x >= y);
        Assert.Equal(order == 0, D.AreEqual(x, y));
        Assert.Equal(order, x.CompareTo(y));
    });

    [Fact]
    public void A_result_off_by_one_unit_of_the_low_word_is_rejected()
    {
        var x = D.Pi;
        var y = D.E;
        var sum = x + y;
        Assert.ThrowsAny<Exception>(() => Check("+", x, y, new(sum.Hi, sum.Lo + 4e-31), P.Of(x) + P.Of(y), 3.1 * U2));
    }

    [Theory]
    [InlineData(MidpointRounding.ToEven)]
    [InlineData(MidpointRounding.AwayFromZero)]
    [InlineData(MidpointRounding.ToZero)]
    [InlineData(MidpointRounding.ToNegativeInfinity)]
    [InlineData(MidpointRounding.ToPositiveInfinity)]
    public void Rounding_to_whole_numbers_is_exact(MidpointRounding mode)
    {
        double[] whole = [0, 1, 2, 3, 7, 1e15, 4503599627370497, 9007199254740994, 1e17, 1e40];
        double[] rest = [0, 0.5, -0.5, 0.25, 0.75, -0.25, 1e-20, -1e-20, 1e-300, 1.5, 0.49999999999999994];
        foreach (var x in from a in whole from b in rest from sign in new[] { 1.0, -1.0 } select D.FromSum(a, b) * sign)
            foreach (var y in new[] { x, x + 0.5, x + 1e-25, x - 1e-25 })
            {
                var exact = Rounded(P.Of(y), mode);
                Check($"round {mode}", y, y, D.Round(y, mode), exact, 0);
            }
    }

    [Fact]
    public void Whole_numbers_know_their_parity()
    {
        foreach (var x in Hostile)
        {
            var exact = P.Of(x);
            var isWhole = (exact - new P(exact.ToFixed(0), 0)).IsZero;
            Assert.Equal(isWhole, D.IsInteger(x));
            Assert.Equal(isWhole && exact.ToFixed(0).IsEven, D.IsEvenInteger(x));
            Assert.Equal(isWhole && !exact.ToFixed(0).IsEven, D.IsOddInteger(x));
        }
    }

    [Fact]
    public void Scaling_by_a_power_of_two_is_exact_in_the_normal_range()
    {
        foreach (var x in Hostile)
            foreach (var n in new[] { -2098, -1023, -1022, -60, 0, 1, 60, 1023, 1024, 2098 })
                Check("scale", x, n, D.ScaleB(x, n), P.Of(x).Scale(n), 0);
    }

    private static void ForPairs(Action<D, D> check)
    {
        foreach (var x in Hostile)
            foreach (var y in Hostile)
                check(x, y);
        var random = new Random(20261124);
        foreach (var (x, k) in Samples.Exponents(-30, 30, 400).Select((x, k) => (x, k)))
        {
            check(x, Samples.WithLow(random.NextDouble() - 0.5, k, random));
            check(x, -x * (1 + Math.ScaleB(1, -random.Next(20, 100))));
        }
    }

    private static void Check(string what, D x, D y, D computed, P exact, double bound)
    {
        // An infinity is right from half an ulp beyond the largest double on.
        var error = double.IsInfinity(computed.Hi) && exact.Magnitude >= 1023 && P.Of(double.MaxValue) < exact.Abs() + P.Of(1e292)
            && Math.Sign(computed.Hi) == exact.Sign ? 0 : P.RelativeError(computed, exact);
        Assert.True(error <= bound, $"({x.Hi:R} + {x.Lo:R}) {what} ({y.Hi:R} + {y.Lo:R}) = {computed.Hi:R} + {computed.Lo:R} is off by {error:e3}, bound {bound:e3}");
    }

    private static P Rounded(P x, MidpointRounding mode)
    {
        var floor = x.ToFixed(0);
        var fraction = x - new P(floor, 0);
        var half = (fraction - new P(1, -1)).Sign;
        var up = !fraction.IsZero && mode switch
        {
            MidpointRounding.ToNegativeInfinity => false,
            MidpointRounding.ToPositiveInfinity => true,
            MidpointRounding.ToZero => x.Sign < 0,
            MidpointRounding.AwayFromZero => half > 0 || (half == 0 && x.Sign > 0),
            _ => half > 0 || (half == 0 && !floor.IsEven),
        };
        return new(up ? floor + 1 : floor, 0);
    }

    // Powers of two and their neighbours, subnormals, both ends of the range, full and distant low words, numbers that nearly cancel.
    private static IEnumerable<D> HostileNumbers()
    {
        var random = new Random(20261125);
        double[] high = [0, double.Epsilon, 3e-320, 2.2250738585072014E-308, 1e-300, 1e-290, 1e-160, 1, 1.0000000000000002, 0.9999999999999999, 2, 3, 0.1,
            4503599627370497, 9007199254740993, 1e30, 1e155, 1e300, 8.98846567431158E+307, double.MaxValue];
        var k = 0;
        foreach (var hi in high)
            for (var kind = 0; kind < 3; kind++)
            {
                var x = Samples.WithLow(hi, kind == 2 ? 3 : kind, random);
                if (hi != 0 && D.IsFinite(x))
                    yield return (k++ & 1) == 0 ? x : -x;
            }

        yield return 0.0;
        yield return D.MaxValue;
        yield return -D.MaxValue;
        yield return D.Pi;
        yield return -D.Pi;
    }
}
