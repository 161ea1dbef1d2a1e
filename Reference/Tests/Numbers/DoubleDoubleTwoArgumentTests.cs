using static Verification.Reference.Tests.Numbers.ArbitraryPrecisionFunctions;
using D = Verification.Reference.Numbers.DoubleDouble;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;

namespace Verification.Reference.Tests.Numbers;

public class DoubleDoubleTwoArgumentTests
{
    private const int Bits = 240;

    private static readonly D[] Points = [.. Samples.Exponents(-1020, 1020, 14), .. Samples.Between(-3, 3, 10), .. Samples.Exponents(-60, 60, 10), D.One, -D.One];

    [Fact]
    public void A_power_errs_by_at_most_1e_minus_28()
    {
        foreach (var x in Samples.Exponents(-1074, 1023, 60, positive: true).Concat(Samples.Between(0.5, 2, 80)))
        {
            var log = Log(P.Of(x), Bits);
            // Exponents that take the power to every part of the range, its ends included.
            foreach (var target in new[] { -744.0, -690, -30, -1, 1e-20, 0.3, 20, 300, 709.5 })
            {
                var y = Samples.WithLow(target / log.ToDouble(), (int)Math.Abs(target), new Random(7));
                Check($"{x}^{y}", D.Pow(x, y), Exp(log * P.Of(y), Bits), 1e-28);
            }
        }
    }

    [Fact]
    public void A_small_whole_power_is_a_product()
    {
        foreach (var x in Samples.Between(-3, 3, 20))
        {
            var product = P.One;
            for (var n = 0; n <= 32; n++)
            {
                Check($"{x}^{n}", D.Pow(x, n), product, 2e-30);
                Check($"{x}^-{n}", D.Pow(x, -n), P.Divide(1, product, Bits), 2e-30);
                product *= P.Of(x);
            }
        }

        Assert.Equal(new D(Math.ScaleB(1, 31), 0), D.Pow(2.0, 31.0));
        Assert.Equal(new D(1e22, 0), D.Pow(10.0, 22.0));
    }

    [Fact]
    public void The_angle_of_a_point_errs_by_at_most_4e_minus_31()
    {
        foreach (var y in Points)
            foreach (var x in Points)
                Check($"atan2({y}, {x})", D.Atan2(y, x), Atan2(P.Of(y), P.Of(x), Bits), 4e-31);
    }

    [Fact]
    public void A_hypotenuse_neither_overflows_nor_underflows_on_the_way()
    {
        foreach (var y in Points)
            foreach (var x in Points)
                Check($"hypot({y}, {x})", D.Hypot(y, x), P.Sqrt((P.Of(x) * P.Of(x)) + (P.Of(y) * P.Of(y)), Bits), 7.4e-32);
    }

    [Fact]
    public void Roots_undo_powers()
    {
        foreach (var n in new[] { 2, 3, 4, 7, 100, 100001, int.MaxValue })
            foreach (var x in Samples.Exponents(-1074, 1023, 10, positive: true))
                Check($"root {n} of {x}", D.RootN(x, n), Exp(P.Divide(Log(P.Of(x), Bits), n, Bits), Bits), 1e-30);
    }

    private static void Check(string what, D computed, P exact, double bound)
    {
        var error = P.RelativeError(computed, exact);
        Assert.True(error <= bound, $"{what} = {computed} is off by {error:e2}, bound {bound:e1}");
    }
}
