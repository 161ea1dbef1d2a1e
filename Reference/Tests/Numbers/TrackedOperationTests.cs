using Verification.Reference.Numbers;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Single operations on floats of all exponents against exact whole-number arithmetic, and what is known to be exact.</summary>
public sealed class TrackedOperationTests
{
    private static readonly string[] Names = ["+", "-", "*", "/", "√"];

    [Fact]
    public void Every_pair_of_exponents_is_contained_and_the_bound_is_tight()
    {
        double[] worst = new double[Names.Length];
        Random random = new(20261121);
        for (int round = 0; round < Effort.Times(1); round++)
        {
            for (int ex = 0; ex < 255; ex++)
            {
                for (int ey = (ex + round) % 3; ey < 255; ey += 3)
                {
                    Check(Make(random, ex), Make(random, ey), worst);
                }
                Check(Make(random, ex), Make(random, Math.Clamp(ex + random.Next(-24, 25), 0, 254)), worst);
            }
        }
        for (int i = 0; i < Names.Length; i++)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{Names[i]}: the worst error is {worst[i]:f6} of its radius");
            Assert.True(worst[i] >= 0.9, $"{Names[i]}: the worst error is {worst[i]:g3} of its radius"); // measured 0.999 and above
        }
    }

    [Fact]
    public void Radii_of_operands_are_carried_with_hardly_any_loss()
    {
        // The corners of the operands' intervals: how much of the radius do they use?
        double[] least = [1, 1, 1, 1];
        Random random = new(7);
        for (int k = 0; k < Effort.Times(2000); k++)
        {
            Tracked x = Around(random), y = Around(random);
            Tracked[] results = [x + y, x - y, x * y, x / y];
            double[] used = new double[4];
            foreach (double cx in new[] { x.Value - x.Extra, x.Value + x.Extra })
            {
                foreach (double cy in new[] { y.Value - y.Extra, y.Value + y.Extra })
                {
                    double[] corners = [cx + cy, cx - cy, cx * cy, cx / cy];
                    for (int i = 0; i < 4; i++)
                    {
                        double gap = Math.Abs(corners[i] - results[i].Value);
                        Assert.True(gap <= results[i].Extra * (1 + 1e-14), $"{Names[i]} of {x} and {y}");
                        used[i] = Math.Max(used[i], gap / results[i].Extra);
                    }
                }
            }
            least = [.. least.Zip(used, Math.Min)];
        }
        Assert.All(least, l => Assert.True(l > 0.95, $"only {l:g3} of a radius is used"));
    }

    [Fact]
    public void What_rounds_nothing_has_no_radius()
    {
        Tracked third = new(1f / 3), zero = 0, unsure = new(0.3, 1e-3);
        Assert.All(
            [zero * zero, zero * third, unsure * zero, third * 1, third / 1, third + 0, zero - third, third * 0.25, third * -1024, third / 8, zero / third, zero / unsure, Tracked.Sqrt(0), Tracked.Max(third, 0), -third],
            x => Assert.Equal(0, x.Extra));
        Assert.Equal(1e-3, (unsure + 0).Extra, 1e-15);
        Assert.Equal(2e-3, (unsure * 2).Extra, 1e-15);
        Assert.Equal(0, Special.Sum<Tracked>([third]).Extra);
        Assert.Equal(unsure.Extra, Special.Sum<Tracked>([0, unsure, 0]).Extra);
        Assert.Equal(0, Special.Sum<Tracked>([]).Extra);
        Assert.Equal(0, Special.Dot<Tracked>([0, 0], [third, unsure]).Extra);
        Assert.True((third * 0.25f * float.Epsilon).Extra > 0); // the power of two leads into the subnormal range
        Assert.True((third * 3).Extra > 0);
    }

    [Fact]
    public void A_constant_without_its_bits_in_the_format_carries_a_rounding()
    {
        Assert.Equal(0, Created<Tracked, int>(16777216).Extra);
        Assert.Equal(0, Created<Tracked, long>(1L << 60).Extra);
        foreach ((Tracked bound, double got) in new (Tracked, double)[]
        {
            (Created<Tracked, int>(16777217), (float)16777217),
            (Created<Tracked, long>(long.MaxValue - 1), (float)(long.MaxValue - 1)),
            (Created<Tracked, ulong>(ulong.MaxValue), (float)ulong.MaxValue),
            (Created<Tracked, long>((1L << 53) + 1), (1L << 53) + 2.0),
            (Tracked.Pi, MathF.PI),
            (Special.Rounded<Tracked>(0.1), 0.1f),
        })
        {
            Assert.True(bound.Extra > 0 && Math.Abs(got - bound.Value) <= bound.Extra, $"{got} is not {bound}");
        }
        Assert.True(double.IsPositiveInfinity(Created<Augmented<Tracking<Binary16>>, int>(70000).Value));
        Assert.Equal(Math.Sqrt(0.5), Special.Rounded<double>(Math.Sqrt(0.5)));
    }

    [Fact]
    public void Infinities_and_NaN_are_exact_only_where_they_are_certain()
    {
        Tracked infinity = Tracked.PositiveInfinity, unsure = new(0, 1e-9);
        Assert.Equal((double.PositiveInfinity, 0), ((infinity + unsure).Value, (infinity + unsure).Extra));
        Assert.Equal(0, (infinity * 3).Extra);
        Assert.True(double.IsPositiveInfinity((infinity * unsure).Extra));
        Assert.Equal((0, 0), ((1 / infinity).Value, (1 / infinity).Extra));
        Assert.Equal(0, (infinity - infinity).Extra);
        Assert.Equal((double.PositiveInfinity, 0), (((Tracked)3e38f * 10).Value, ((Tracked)3e38f * 10).Extra));
        Assert.True(double.IsPositiveInfinity((1 / unsure).Extra));
        Assert.True(double.IsPositiveInfinity(Tracked.Log(unsure).Extra));
        Assert.True(double.IsPositiveInfinity((1 / ((Tracked)0 * unsure)).Extra)); // ±∞, as the sign of the zero falls
        Assert.Equal(0, (1 / ((Tracked)0 * 3)).Extra);
        Assert.Equal(0, Tracked.Exp(Tracked.NegativeInfinity).Extra);
        Assert.Equal(0, Special.Sum<Tracked>([infinity, 1, new(2, 1e-6)]).Extra);
        Assert.True(double.IsPositiveInfinity(Special.Sum<Tracked>([3e38, 3e38, Tracked.NegativeInfinity]).Extra)); // ∞ − ∞ in one order
        Assert.True(double.IsPositiveInfinity(Tracked.FusedMultiplyAdd(2e19f, 2e19f, -3e38f).Extra)); // finite when rounded once
    }

    [Fact]
    public void The_limit_of_a_function_at_infinity_is_rounded()
    {
        Tracked y = Tracked.Atan(Tracked.PositiveInfinity);
        Assert.True(Math.Abs(MathF.Atan(float.PositiveInfinity) - y.Value) is > 0 and var gap && gap <= y.Extra);
    }

    [Fact]
    public void The_root_of_what_may_reach_below_zero_stays_bounded()
    {
        Tracked y = Tracked.Sqrt(new(1e-8, 4e-8));
        Assert.True(y.Extra is < 2.1e-4 and > 1e-4, y.ToString());
        Assert.True(y.Value + y.Extra >= Math.Sqrt(5e-8) && y.Value - y.Extra <= 0);
        Assert.True(Tracked.Cbrt(new(0, 1e-9)).Extra is >= 1e-3 and < 2e-3);
        Assert.True(Tracked.RootN(new(0, 1e-9), 3).Extra is >= 1e-3 and < 3e-3);
    }

    [Fact]
    public void Functions_of_an_interval_cover_it()
    {
        Random random = new(3);
        for (int k = 0; k < Effort.Times(3000); k++)
        {
            Tracked x = Around(random), y = new((random.NextDouble() - 0.3) * 4, random.NextDouble());
            double a = x.Value + x.Extra * (2 * random.NextDouble() - 1), b = y.Value + y.Extra * (2 * random.NextDouble() - 1);
            if (k % 2 == 0)
            {
                (a, b) = (x.Value + x.Extra, y.Value - y.Extra);
            }
            Within(Tracked.Exp(y), Math.Exp(b)); Within(Tracked.Sin(y), Math.Sin(b)); Within(Tracked.Tan(y), Math.Tan(b)); Within(Tracked.TanPi(y), double.TanPi(b));
            Within(Tracked.Pow(Tracked.Abs(x), y), Math.Pow(Math.Abs(a), b)); Within(Tracked.Pow(x, -3), Math.Pow(a, -3)); Within(Tracked.Pow(x, 3), Math.Pow(a, 3));
            Within(Tracked.Hypot(x, y), double.Hypot(a, b)); Within(Tracked.Atan2(x, y), Math.Atan2(a, b)); Within(Tracked.Atan2(y, x), Math.Atan2(b, a));
            Within(Tracked.Acosh(y), Math.Acosh(b)); Within(Tracked.Asin(y), Math.Asin(b)); Within(Tracked.Atanh(y), Math.Atanh(b)); Within(Tracked.Cbrt(y), Math.Cbrt(b));
            Within(Tracked.Tanh(y), Math.Tanh(b)); Within(y.Sigmoid(), 1 / (1 + Math.Exp(-b))); Within(y.Softplus(), Math.Log(1 + Math.Exp(b))); Within(Tracked.Sqrt(y), Math.Sqrt(b));
            Within(Tracked.Floor(y), Math.Floor(b)); Within(Tracked.Round(y, 0, MidpointRounding.ToEven), Math.Round(b)); Within(x % y, a % b); Within(Tracked.Ieee754Remainder(x, y), Math.IEEERemainder(a, b));
            Within(Tracked.Max(x, y), Math.Max(a, b)); Within(Tracked.MaxMagnitude(x, y), double.MaxMagnitude(a, b)); Within(Tracked.MinMagnitude(x, y), double.MinMagnitude(a, b));
            Within(Tracked.CopySign(x, y), Math.CopySign(a, b)); Within(Tracked.Clamp(y, -1, x), Math.Min(Math.Max(b, -1), a)); Within(Tracked.Abs(y), Math.Abs(b));
        }
    }

    // A static member with a body in its interface is called through a type parameter only.
    private static T Created<T, TOther>(TOther value) where T : System.Numerics.INumberBase<T> where TOther : System.Numerics.INumberBase<TOther> => T.CreateChecked(value);

    private static void Within(Tracked bound, double got, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(bound))] string what = "") =>
        Assert.True(double.IsPositiveInfinity(bound.Extra) || double.IsNaN(got) || Math.Abs(got - bound.Value) <= bound.Extra * (1 + 1e-12) + 1e-15, $"{what}: {got:R} is not {bound}");

    private static void Check(float x, float y, double[] worst)
    {
        P a = P.Of(x), b = P.Of(y);
        Compare(0, x + y, (Tracked)x + y, a + b, worst);
        Compare(1, x - y, (Tracked)x - y, a - b, worst);
        Compare(2, x * y, (Tracked)x * y, a * b, worst);
        if (y != 0)
        {
            Compare(3, x / y, (Tracked)x / y, P.Divide(a, b, 400), worst);
        }
        Compare(4, MathF.Sqrt(Math.Abs(x)), Tracked.Sqrt(Math.Abs(x)), P.Sqrt(a.Abs(), 200), worst);
    }

    private static void Compare(int operation, float got, Tracked bound, P exact, double[] worst)
    {
        if (!double.IsFinite(bound.Extra))
        {
            return;
        }
        if (float.IsInfinity(got))
        {
            Assert.True(bound.Value == got && bound.Extra == 0, $"{Names[operation]} overflows, {bound} does not");
            return;
        }
        P value = P.Of(bound.Value), radius = P.Of(bound.Extra), computed = (P.Of(got) - value).Abs();
        Assert.False(computed > radius, $"{Names[operation]}: {got:R} is not {bound}");
        Assert.False((exact - value).Abs() > radius + new P(1, -1080), $"{Names[operation]}: the exact result is not in {bound}"); // quotients and roots are cut at 400 and 200 bits
        if (!radius.IsZero)
        {
            worst[operation] = Math.Max(worst[operation], P.Divide(computed, radius, 60).ToDouble());
        }
    }

    private static Tracked Around(Random random)
    {
        double value = (random.Next(2) * 2 - 1) * Math.Pow(10, 2 * random.NextDouble() - 1);
        return new(value, Math.Abs(value) * 0.01 * random.NextDouble());
    }

    // Any sign; fractions that are random, all zero or all ones.
    private static float Make(Random random, int exponent)
    {
        int fraction = random.Next(4) switch { 0 => 0, 1 => 0x7FFFFF, 2 => 1, _ => random.Next(1 << 23) };
        return BitConverter.Int32BitsToSingle(random.Next(2) << 31 | exponent << 23 | fraction);
    }
}
