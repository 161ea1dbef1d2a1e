using Verification.Reference.Numbers;
using Verification.Reference.Tensors;
using D = Verification.Reference.Numbers.DoubleDouble;
using P = Verification.Reference.Tests.Numbers.ArbitraryPrecision;
using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Exact results, by whole-number arithmetic, lie within the radii of double-double numbers, and the radii are no larger than they need be.</summary>
public sealed class BoundingTests
{
    private const int Bits = 2400;

    private static readonly D[] Hard =
    [
        1.0, -1.0, 2.0, 3.0, 0.1, new(1, 1e-20), new(1, -1e-17), 1e16, double.Epsilon, -3 * double.Epsilon, 1e-310, 2.2250738585072014E-308, new(1e-290, 1e-310), 1e-270, 1e-160,
        1e160, 1e300, double.MaxValue, -1.7e308, Math.ScaleB(1, -1022), Math.ScaleB(1, 1023), D.Pi, D.MaxValue, 4503599627370497.0, new(Math.ScaleB(1, -900), Math.ScaleB(1, -1000)),
    ];

    public static TheoryData<string> Operations => ["+", "-", "×", "÷", "√", "fma", "%", "Ieee754Remainder", "hypot"];

    [Theory]
    [MemberData(nameof(Operations))]
    public void The_exact_result_lies_within_the_radius(string operation)
    {
        Seen seen = Run(operation, 1);
        Assert.True(seen.Violations.Count == 0, $"{seen.Violations.Count}: {string.Join("\n", seen.Violations.Take(4))}");
        Assert.True(seen.Decided > 0.6 * seen.All, $"only {seen.Decided} of {seen.All} have a radius");
        Assert.True(seen.WorstRounding > 1e-3, $"no rounding comes nearer than {seen.WorstRounding:g2} to its radius");
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_thousandth_of_a_radius_is_refuted(string operation) => Assert.NotEmpty(Run(operation, 1e-3).Violations);

    [Fact]
    public void Ordinary_operations_keep_thirty_digits()
    {
        using Ledger ledger = new();
        foreach ((D a, D b) in Samples.Between(0.1, 9, 200).Zip(Samples.Between(-9, -0.1, 200)))
        {
            (TrackedWide x, TrackedWide y) = (Bounding.Of(a), Bounding.Of(b));
            foreach (TrackedWide z in new[] { x * y, x / y, TrackedWide.Sqrt(x), x - y, TrackedWide.Hypot(x, y) })
            {
                Assert.InRange(z.Radius, 0, 2e-31 * Math.Abs(z.Value));
            }
            Assert.InRange(TrackedWide.Exp(y).Radius, 1e-40, 3e-28 * Math.Exp(b.Hi));
            Assert.InRange(TrackedWide.Pow(x, y).Radius, 0, 3e-28 * Math.Pow(a.Hi, b.Hi));
        }
    }

    [Fact]
    public void What_rounds_nothing_is_exact()
    {
        using Ledger ledger = new();
        TrackedWide x = 0.1, y = 3, third = y / 7;
        Assert.Equal(0, (x + y).Radius);
        Assert.Equal(D.FromProduct(0.1, 3), (x * y).Midpoint);
        Assert.Equal(0, (x * y).Radius);
        Assert.Equal(third.Radius * 1024, (third * 1024).Radius, third.Radius);
        Assert.Equal(0, ((TrackedWide)6 / 3).Radius);
        Assert.True(third.Radius > 0 && (third * 0).Radius == 0 && (third + 0).Radius >= third.Radius && (third + 0).Radius < 1.0001 * third.Radius);
        Assert.Equal([0, 0, 0, 0, 0, 0], [TrackedWide.Sqrt(49).Radius, TrackedWide.Exp(0).Radius, TrackedWide.Log(1).Radius, TrackedWide.Log2(1024).Radius, TrackedWide.Exp2(-3).Radius, TrackedWide.Pow(7, 3).Radius]);
        Assert.Equal(343, TrackedWide.Pow(7, 3).Value);
        Assert.Equal(0, TrackedWide.Atan2Pi(-1, 1).Radius);
        Assert.True(TrackedWide.Log(2).Radius > 0 && TrackedWide.Pow(1.1, 3).Radius > 0 && TrackedWide.Acos(0).Radius > 0);
        Assert.True(((TrackedWide)1e-200 * 1e-200).Radius > 0 && ((TrackedWide)double.Epsilon / 3).Radius > 0);
    }

    [Fact]
    public void At_0_and_1_a_function_is_dyadic_or_has_a_low_word()
    {
        foreach (Functions.One f in Functions.All)
        {
            ElementaryFunction exact = ElementaryFunctions.All.Single(g => g.Name == f.Name);
            foreach (double x in new double[] { 0, 1, -1 })
            {
                D value = f.Wide(x);
                if (double.IsFinite(value.Hi) && value.Lo == 0 && x != 0)
                {
                    P gap = (P.Of(value) - exact.Exact(P.Of(x))).Abs();
                    Assert.True(gap.IsZero || gap.Magnitude < -180, $"{f.Name}({x}) is not {value.Hi}");
                }
            }
            Assert.True(f.Wide(0).Lo != 0 || f.Wide(0).Hi is 0 or 0.5 or 1 or double.NegativeInfinity or double.NaN, f.Name);
        }
    }

    public static TheoryData<string> Names => [.. Functions.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_of_anything_in_the_interval_lies_within_the_radius(string name)
    {
        Functions.One function = Functions.All.Single(f => f.Name == name);
        ElementaryFunction exact = ElementaryFunctions.All.Single(f => f.Name == name);
        Random random = new(7);
        double worst = 0;
        (int decided, int all) = (0, 0);
        foreach (D x in exact.Points.Where((_, i) => i % 4 == 0))
        {
            using Ledger ledger = new();
            double reach = random.Next(4) switch { 0 => 0, 1 => Math.ScaleB(Math.Abs(x.Hi), -90), 2 => Math.ScaleB(Math.Abs(x.Hi), -45), _ => 0.01 * Math.Abs(x.Hi) };
            TrackedWide y = function.Bounded(Bounding.Of(x, reach));
            all++;
            decided += double.IsFinite(y.Radius) ? 1 : 0;
            foreach (int end in reach == 0 ? new[] { 0 } : [-1, 1])
            {
                P at = P.Of(x) + P.Of(reach) * end;
                if (double.IsFinite(y.Radius) && double.IsFinite(y.Value) && !(name is "Sqrt" && at.Sign < 0))
                {
                    P error = (exact.Exact(at) - P.Of(y.Midpoint)).Abs();
                    error = error.Magnitude < exact.Exact(at).Magnitude - 180 ? P.Zero : error; // less than the independent value is good to
                    Assert.False(error > P.Of(y.Radius), $"{name}({x} ± {reach:g3}): {y} misses {exact.Exact(at).ToDouble():R} by {error.ToDouble():g3}");
                    worst = y.Radius == 0 || reach == 0 ? worst : Math.Max(worst, P.Divide(error, P.Of(y.Radius), 60).ToDouble());
                }
            }
        }
        Assert.True(worst > 0.3, $"{name}: the radius is at least {1 / worst:g3} times too large");
        Assert.True(decided > 0.6 * all, $"{name}: only {decided} of {all} have a radius");
    }

    [Fact]
    public void A_power_of_anything_in_the_intervals_lies_within_the_radius()
    {
        Random random = new(3);
        double worst = 0;
        for (int k = 0; k < Effort.Times(150); k++)
        {
            using Ledger ledger = new();
            bool steep = k % 3 == 0, whole = k % 5 == 0;
            double x = steep ? 1 : 0.1 + 5 * random.NextDouble(), y = whole ? random.Next(-9, 9) : steep ? 1e18 * random.NextDouble() : 20 * random.NextDouble() - 10;
            D a = steep ? new D(1, 1e-18 * random.NextDouble()) : x;
            double rx = whole && k % 2 == 0 ? 2 * x : x * Math.ScaleB(random.NextDouble(), steep ? -90 : -random.Next(5, 90)), ry = whole ? 0 : Math.Abs(y) * Math.ScaleB(random.NextDouble(), -random.Next(3, 90));
            TrackedWide z = TrackedWide.Pow(Bounding.Of(whole && y > 0 ? -a : a, rx), Bounding.Of(y, ry));
            for (int corner = 0; corner < 4 && double.IsFinite(z.Radius); corner++)
            {
                P at = P.Of(whole && y > 0 ? -a : a) + P.Of(rx) * (corner % 2 * 2 - 1), power = P.Of(y) + P.Of(ry) * (corner / 2 * 2 - 1);
                P exact = at.IsZero ? P.Zero : ArbitraryPrecisionFunctions.Exp(ArbitraryPrecisionFunctions.Log(at.Abs(), 300) * power, 300) * (whole && (int)y % 2 != 0 ? at.Sign : 1);
                P error = (exact - P.Of(z.Midpoint)).Abs();
                Assert.False(error > P.Of(z.Radius), $"({a} ± {rx:g3}) ^ ({y:R} ± {ry:g3}) = {z} misses {exact.ToDouble():R}");
                worst = Math.Max(worst, P.Divide(error, P.Of(z.Radius), 60).ToDouble());
            }
        }
        Assert.True(worst > 0.5);
        using Ledger last = new();
        Assert.Equal(double.PositiveInfinity, TrackedWide.Pow(Bounding.Of(-2, 1e-9), Bounding.Of(2, 1e-9)).Radius);
        Assert.Equal(double.PositiveInfinity, TrackedWide.Pow(Bounding.Of(1e-3, 1), 0.5).Radius);
    }

    [Fact]
    public void An_angle_knows_the_cut()
    {
        using Ledger ledger = new();
        Assert.InRange(TrackedWide.Atan2(Bounding.Of(1e-30, 2e-30), -1).Radius, 6.28, 6.3);
        Assert.InRange(TrackedWide.Atan2(Bounding.Of(1e-30, 0.5e-30), -1).Radius, 0.5e-30, 1e-27);
        Assert.InRange(TrackedWide.Atan2(Bounding.Of(1, 1e-9), Bounding.Of(1, 1e-9)).Radius, 1e-9, 1.1e-9);
        Assert.InRange(TrackedWide.RootN(Bounding.Of(8, 1e-9), 3).Radius, 1e-9 / 12, 1.01e-9 / 12);
        Assert.InRange(TrackedWide.RootN(Bounding.Of(0, 1e-9), 3).Radius, 1e-3, 2.1e-3);
    }

    [Fact]
    public void Infinities_and_NaN_are_exact_where_exact_operands_make_them_and_overflow_never_is()
    {
        using Ledger ledger = new();
        TrackedWide infinity = double.PositiveInfinity, one = Bounding.Of(1, 1e-30), nothing = Bounding.Of(0, 1e-30), large = double.MaxValue;
        foreach (TrackedWide certain in new[] { infinity + one, infinity * one, one / 0, -infinity / one, TrackedWide.Log(0), TrackedWide.Exp(infinity), infinity - infinity, TrackedWide.Sqrt(-1),
            (TrackedWide)0 / 0, infinity * 0, TrackedWide.Pow(0, -1), TrackedWide.Max(TrackedWide.NaN, one), one / infinity, TrackedWide.TanPi(0.5), Special.Sum<TrackedWide>([one, infinity, one]) })
        {
            Assert.Equal(0, certain.Radius);
        }
        foreach (TrackedWide open in new[] { large + large, large * 2, large / 0.5, TrackedWide.Exp(1000), TrackedWide.Cosh(1000), TrackedWide.Pow(10, 400), TrackedWide.Hypot(large, large),
            infinity * nothing, one / nothing, nothing / 0, nothing / nothing, TrackedWide.Log(nothing), TrackedWide.Sqrt(Bounding.Of(-1, 2)), Special.Sum<TrackedWide>([large, large, -large]) })
        {
            Assert.Equal(double.PositiveInfinity, open.Radius);
        }
        Assert.True((nothing * 0).Radius > 0 && one / (nothing * 0) is var reciprocal && double.IsPositiveInfinity(reciprocal.Radius)); // 1/±0
    }

    [Fact]
    public void What_is_undecided_covers_both_sides()
    {
        using Ledger ledger = new();
        TrackedWide low = Bounding.Of(2, 1e-3), high = Bounding.Of(2.0005, 1e-4), far = Bounding.Of(9, 1e-30), margin = Bounding.Of(1e-9, 2e-9);
        Assert.Equal((2.0005, 1e-3), (TrackedWide.Max(low, high).Value, TrackedWide.Max(low, high).Radius));
        Assert.Equal((9, 1e-30), (TrackedWide.Max(low, far).Value, TrackedWide.Max(low, far).Radius));
        Assert.InRange(Special.Choose(margin, low, far).Radius, 7, 7.001);
        Assert.Equal(1e-3, Special.Choose((TrackedWide)1e-9, low, far).Radius);
        Assert.Equal(1e-3, Special.Choose(margin, low, low).Radius);
        Assert.Equal((2, 1), (TrackedWide.Floor(low).Value, TrackedWide.Floor(low).Radius));
        Assert.Equal((2, 0), (TrackedWide.Round(low, 0, MidpointRounding.ToEven).Value, TrackedWide.Round(low, 0, MidpointRounding.ToEven).Radius));
        Assert.Equal((0, 0), (TrackedWide.Floor(Bounding.Of(new D(1, -1e-20), 1e-30)).Value, TrackedWide.Floor(Bounding.Of(new D(1, -1e-20), 1e-30)).Radius));
        Assert.InRange(TrackedWide.Round(2.675, 2, MidpointRounding.ToEven).Radius, 1e-33, 1e-30); // 2.67 is no double; 2.675 is below its tie
        Assert.Equal(2.67, TrackedWide.Round(2.675, 2, MidpointRounding.ToEven).Value);
        Assert.InRange(TrackedWide.Round(Bounding.Of(2.675, 1e-10), 2, MidpointRounding.ToEven).Radius, 0.01, 0.0101);
        Storage single = new(ElementType.Float);
        Assert.Equal((1 + Math.ScaleB(1, -23), 0), (Special.RoundTo<TrackedWide>(Bounding.Of(new D(1 + Math.ScaleB(1, -24), 1e-20)), single).Value, Special.RoundTo<TrackedWide>(Bounding.Of(new D(1 + Math.ScaleB(1, -24), 1e-20), 1e-30), single).Radius));
        Assert.Equal(Math.ScaleB(1, -23), Special.RoundTo<TrackedWide>(Bounding.Of(new D(1 + Math.ScaleB(1, -24), 1e-20), 1e-19), single).Radius);
        Assert.InRange((Bounding.Of(7, 1e-9) % 2).Radius, 1e-9, 1.001e-9);
        Assert.InRange((Bounding.Of(6, 1e-9) % 2).Radius, 2, 4.1);
        Assert.InRange((Bounding.Of(7, 1e-9) % Bounding.Of(2, 1e-9)).Radius, 4e-9, 5.6e-9);
        Assert.Equal(double.PositiveInfinity, ((TrackedWide)1 % Bounding.Of(0, 1e-9)).Radius);
    }

    [Fact]
    public void Constants_and_text_carry_what_their_two_words_lose()
    {
        using Ledger ledger = new();
        Assert.Equal((D.Pi, true), (TrackedWide.Pi.Midpoint, TrackedWide.Pi.Radius is > 1e-33 and < 1e-31));
        Assert.False((ArbitraryPrecisionFunctions.Pi(300) - P.Of(TrackedWide.Pi.Midpoint)).Abs() > P.Of(TrackedWide.Pi.Radius));
        Assert.True(TrackedWide.Parse("0.1", null).Radius is > 0 and < 1e-32 && TrackedWide.Parse("0.5", null).Radius == 0);
        Assert.Equal(D.Ln2, Special.Constant<TrackedWide>(D.Ln2).Midpoint);
        Assert.InRange(Special.Rounded<TrackedWide>(0.7).Radius, 0.7e-16, 0.8e-16);
        Assert.Equal(0, ((TrackedWide)0.7).Radius);
        Assert.Equal(0, Special.Radius(0.7) + Special.Radius(0.7f) + Special.Radius((Augmented<Tracking<Binary64>>)0.7));
        Assert.Equal(1e-9, Special.Radius(new Augmented<Tracking<Binary64>>(1, 1e-9)));
        Assert.True(double.IsNaN(Special.Radius(new Augmented<Tangents>(1, 1e-9))) && double.IsNaN(Special.Radius(new Augmented<Widening>(1, 1e-19))));
        Assert.Equal((new D(1, 1e-19), (D)0.5), (Special.Midpoint(new Augmented<Widening>(1, 1e-19)), Special.Midpoint(0.5f)));
        Assert.Equal(MathF.BitIncrement(1), float.CreateChecked(Bounding.Of(new D(1 + Math.ScaleB(1, -24), 1e-20))));
        Assert.Equal("0.1 - 5.5E-18 ± 1E-30", Bounding.Of(new D(0.1, -5.5e-18), 1e-30).ToString());
        Assert.True(Bounding.Of(new D(1, 1e-20)) > 1 && TrackedWide.Abs(Bounding.Of(new D(-1, -1e-20), 1e-30)).Midpoint == new D(1, 1e-20));
        Assert.Equal(Math.BitIncrement(1), TrackedWide.BitIncrement(Bounding.Of(new D(1, 1e-20))).Midpoint);
        Assert.InRange(TrackedWide.BitIncrement(Bounding.Of(new D(1, 1e-20))).Radius, 0.9e-20, 1.1e-20);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bounding.Of(1, double.NaN));
    }

    private sealed class Seen
    {
        public List<string> Violations { get; } = [];
        public int All { get; set; }
        public int Decided { get; set; }
        public double WorstRounding { get; set; }
    }

    // Exact operands (their rounding alone counts), and operands with radii of which an end or an inner point is the true one.
    private static Seen Run(string operation, double shrink)
    {
        Seen seen = new();
        Random random = new(20261121);
        List<D> numbers = [.. Hard, .. Samples.Exponents(-1074, 1023, 60), .. Samples.Exponents(-30, 30, 60), .. Samples.Between(-9, 9, 60), .. Samples.Near(1.0, 20)];
        for (int k = 0; k < Effort.Times(2500); k++)
        {
            using Ledger ledger = new();
            D a = numbers[random.Next(numbers.Count)], b = numbers[random.Next(numbers.Count)], c = numbers[random.Next(numbers.Count)];
            b = k % 4 == 1 ? new(-a.Hi, a.Lo * 0.75) : b; // all of the high word cancels
            c = k % 4 == 2 ? -(a * b) : c;
            bool exact = k % 2 == 0;
            (TrackedWide x, P at) = Drawn(operation == "√" ? D.Abs(a) : a, exact, random);
            (TrackedWide y, P bt) = Drawn(b, exact, random);
            (TrackedWide z, P ct) = Drawn(D.IsFinite(c) ? c : 1.0, exact, random);
            if (((operation is "÷" or "%" or "Ieee754Remainder") && bt.IsZero) || (operation == "√" && at.Sign < 0))
            {
                continue;
            }
            (TrackedWide got, P expected) = Evaluate(operation, x, y, z, at, bt, ct);
            seen.All++;
            if (double.IsFinite(got.Radius))
            {
                seen.Decided++;
                P error = (expected - P.Of(got.Midpoint)).Abs();
                if (error > P.Of(got.Radius * shrink))
                {
                    seen.Violations.Add($"{operation} of {x}, {y}, {z} = {got} is off by {error.ToDouble():g4}");
                }
                seen.WorstRounding = !exact || got.Radius == 0 || error.IsZero ? seen.WorstRounding : Math.Max(seen.WorstRounding, P.Divide(error, P.Of(got.Radius), 60).ToDouble());
            }
        }
        return seen;
    }

    private static (TrackedWide, P) Drawn(D value, bool exact, Random random)
    {
        double radius = exact ? 0 : Math.ScaleB(Math.Abs(value.Hi), -random.Next(1, 110)) * random.NextDouble();
        return (Bounding.Of(value, radius), P.Of(value) + P.Of(radius) * P.Of(random.Next(3) switch { 0 => -1, 1 => 1, _ => 2 * random.NextDouble() - 1 }));
    }

    private static (TrackedWide, P) Evaluate(string operation, TrackedWide x, TrackedWide y, TrackedWide z, P a, P b, P c) => operation switch
    {
        "+" => (x + y, a + b),
        "-" => (x - y, a - b),
        "×" => (x * y, a * b),
        "÷" => (x / y, P.Divide(a, b, Bits)),
        "√" => (TrackedWide.Sqrt(x), P.Sqrt(a, Bits)),
        "fma" => (TrackedWide.FusedMultiplyAdd(x, y, z), a * b + c),
        "%" => (x % y, Remainder(a, b, false)),
        "Ieee754Remainder" => (TrackedWide.Ieee754Remainder(x, y), Remainder(a, b, true)),
        _ => (TrackedWide.Hypot(x, y), P.Sqrt(a * a + b * b, Bits)),
    };

    private static P Remainder(P a, P b, bool toNearest)
    {
        int e = Math.Min(a.Exponent, b.Exponent);
        System.Numerics.BigInteger n = a.Significand << (a.Exponent - e), d = System.Numerics.BigInteger.Abs(b.Significand << (b.Exponent - e));
        System.Numerics.BigInteger r = System.Numerics.BigInteger.Remainder(n, d), q = (n - r) / d, twice = 2 * System.Numerics.BigInteger.Abs(r);
        return new(toNearest && (twice > d || (twice == d && !q.IsEven)) ? r - d * n.Sign : r, e);
    }
}
