using Verification.Reference.Numbers;
using static Verification.Reference.Tests.Numbers.ArbitraryPrecisionFunctions;
using D = Verification.Reference.Numbers.DoubleDouble;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;

namespace Verification.Reference.Tests.Numbers;

public sealed class RelativeEntropyTests
{
    private const int Bits = 240;

    [Fact]
    public void Its_value_is_within_four_ulps_and_its_wide_one_within_1e_minus_30()
    {
        foreach ((double x, double y) in Arguments())
        {
            P log = Log(P.Of(x), Bits) - Log(P.Of(y), Bits), exact = P.Of(x) * log;
            Near(Special.RelativeEntropy(x, y), exact, 4 * Math.ScaleB(1, -52), x, y);
            Near(Special.XLogY(x, y), P.Of(x) * Log(P.Of(y), Bits), 4 * Math.ScaleB(1, -52), x, y);
            D wide = Elementary.RelativeEntropy.Wide(x, y);
            if (Math.Abs(wide.Hi) > 1e-280 && x != y)
            {
                Assert.True(P.RelativeError(wide, exact) <= 1e-30, $"{x:R} ln({x:R}/{y:R}) = {wide}");
            }
        }
    }

    [Fact]
    public void Its_interval_holds_what_it_moves_to_and_not_much_more()
    {
        Random random = new(5);
        double worst = 0, worstOfZero = 0;
        for (int k = 0; k < Effort.Times(20000); k++)
        {
            double x = Math.Pow(10, -12 * random.NextDouble()), y = k % 4 == 0 ? x * (1 + 1e-3 * random.NextDouble()) : Math.Pow(10, -12 * random.NextDouble());
            double rx = x * random.NextDouble() * (k % 3 == 0 ? 2 : 0.1), ry = k % 2 == 0 ? 0 : y * 0.3 * random.NextDouble();
            foreach ((double a, double b) in new[] { (x + rx, y - ry), (x + rx, y + ry), (Math.Max(0, x - rx), y - ry), (Math.Max(0, x - rx), y + ry), (Math.Max(0, x - rx * random.NextDouble()), y) })
            {
                double moved = Math.Abs(Special.RelativeEntropy(a, b) - Special.RelativeEntropy(x, y)), swing = Elementary.RelativeEntropy.Swing(x, rx, y, ry);
                double movedLog = Math.Abs(Special.XLogY(a, b) - Special.XLogY(x, y)), swingLog = Elementary.XLogY.Swing(x, rx, y, ry);
                Assert.True(moved <= swing + 1e-15 * x * 30, $"x = {x} ± {rx}, y = {y} ± {ry}: moves by {moved} to ({a}, {b}), bound {swing}");
                Assert.True(movedLog <= swingLog + 1e-15 * x * 30, $"x = {x} ± {rx}, y = {y} ± {ry}: x ln y moves by {movedLog} to ({a}, {b}), bound {swingLog}");
                worst = Math.Max(worst, ry == 0 && rx < x ? moved / swing : 0);
                worstOfZero = Math.Max(worstOfZero, rx > x ? moved / swing : 0);
            }
        }
        Assert.True(worst > 0.9 && worstOfZero > 0.7, $"{worst}, {worstOfZero}");
    }

    [Fact]
    public void It_is_zero_infinite_or_not_judged_where_a_mass_is_zero()
    {
        Assert.Equal([0, 0, 0, double.PositiveInfinity], [Special.RelativeEntropy(0.0, 0.0), Special.RelativeEntropy(0.0, 0.5), Special.XLogX(0.0), Special.RelativeEntropy(0.5, 0.0)]);
        Assert.Equal([0, double.NegativeInfinity, double.NaN], [Special.XLogY(0.0, 0.0), Special.XLogY(0.5, 0.0), Special.RelativeEntropy(0.5, -1.0)]);
        Same(Tracked.PositiveInfinity, 0, Special.RelativeEntropy(new Tracked(0.5, 0.1), 0));
        Same(Tracked.NegativeInfinity, 0, Special.XLogY(new Tracked(0.5, 0.1), 0));
        Same(Tracked.PositiveInfinity, double.PositiveInfinity, Special.RelativeEntropy(new Tracked(0.5, 0.6), 0));
        Same(0, double.PositiveInfinity, Special.RelativeEntropy(new Tracked(0, 0.1), 0));
        Assert.True(Special.RelativeEntropy(Tracked.Zero, 0) is { Value: 0, Extra: < 1e-322 });
    }

    [Fact]
    public void Its_derivatives_are_those_of_calculus()
    {
        Dual inX = Special.RelativeEntropy(new Dual(0.3, 1), 0.7), inY = Special.RelativeEntropy((Dual)0.3, new Dual(0.7, 1)), log = Special.XLogY((Dual)0.3, new Dual(0.7, 1));
        Assert.Equal(1 + Math.Log(0.3 / 0.7), inX.Extra, 1e-15);
        Assert.Equal(-0.3 / 0.7, inY.Extra, 1e-15);
        Assert.Equal(0.3 / 0.7, log.Extra, 1e-15);
        Assert.Equal(Math.Log(0.7), Special.XLogY(new Dual(0.3, 1), 0.7).Extra, 1e-15);
    }

    [Fact]
    public void A_quotient_that_would_be_lost_has_the_divisors_relative_error_and_not_its_own_size()
    {
        Tracked tiny = new Tracked(1e-315) / new Tracked(3, 3e-16);
        Assert.True(tiny.Extra is > 0 and < 1e-321, tiny.ToString());
        Tracked lost = new Tracked(5e-324) / new Tracked(3, 1);
        Assert.True(lost.Value == 0 && lost.Extra >= 5e-324, lost.ToString());
    }

    private static void Same(Tracked value, double radius, Tracked got) => Assert.Equal((value.Value, radius), (got.Value, got.Extra));

    private static void Near(double got, P exact, double relative, double x, double y)
    {
        P error = (P.Of(got) - exact).Abs();
        Assert.False(error > exact.Abs() * P.Of(relative) + P.Of(double.Epsilon), $"x = {x:R}, y = {y:R}: {got:R}");
    }

    private static IEnumerable<(double X, double Y)> Arguments()
    {
        Random random = new(3);
        for (int k = 0; k < Effort.Times(1500); k++)
        {
            double x = Math.Pow(10, -random.Next(2, 300) * random.NextDouble()), beside = x * (1 + Math.ScaleB(random.NextDouble() - 0.5, -random.Next(52)));
            yield return (x, k % 3 == 0 ? beside : k % 3 == 1 ? Math.Pow(10, -random.Next(2, 307) * random.NextDouble()) : 1);
        }
        yield return (1, 5e-324);
        yield return (5e-324, 1);
        yield return (0.25, 0.5);
        yield return (0.5, 0.25);
    }
}
