using Verification.Reference.Numbers;
using Verification.Reference.Tensors;
using D = Verification.Reference.Numbers.DoubleDouble;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Once = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.TangentsOver<Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>>>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;
using Twice = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.TangentsOver<Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.TangentsOver<Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>>>>>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Derivatives with bounds: against those of double duals, of differences in wide numbers, and closed forms.</summary>
public sealed class TangentsOverTests
{
    public static TheoryData<string> Names => [.. Functions.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_bounded_slope_contains_the_exact_one_and_that_of_double_duals(string name)
    {
        Functions.One function = Functions.All.Single(f => f.Name == name);
        Random random = new(20261121);
        for (int k = 0; k < Effort.Times(60); k++)
        {
            using Ledger ledger = new();
            double x = function.From + (function.To - function.From) * (0.01 + 0.98 * random.NextDouble());
            TrackedWide exact = Duals.Tangent(function.DualWide(Duals.Of<TrackedWide>(x, 1)));
            Tracked bound = Duals.Tangent(function.DualTracked(Duals.Of<Tracked>(x, 1)));
            double plain = function.Dual(new Dual(x, 1)).Extra, over = Duals.Tangent(function.DualPlain(Duals.Of(x, 1.0)));
            Assert.True(exact.Radius <= 1e-25 * Math.Abs(exact.Value) + 1e-300, $"{name}′({x:R}) = {exact}");
            Assert.True(Math.Abs((exact.Midpoint - (D)bound.Value).Hi) <= bound.Radius + exact.Radius, $"{name}′({x:R}) = {exact}, not {bound}");
            Assert.True(Math.Abs(plain - bound.Value) <= bound.Radius, $"{name}′({x:R}) = {plain:R} by duals, not {bound}");
            Assert.True(Math.Abs(over - bound.Value) <= bound.Radius, $"{name}′({x:R}) = {over:R} by duals over double, not {bound}");
            Assert.True(bound.Radius <= 1e-11 * Math.Abs(bound.Value) + 1e-290, $"{name}′({x:R}) = {bound}");
            D step = Math.ScaleB(Math.Min(Math.Min(x - function.From, function.To - x), Math.Min(1, Math.Abs(x))), -20);
            D difference = (function.Wide(x + step) - function.Wide(x - step)) / (2.0 * step);
            Assert.True(name.StartsWith("Tan", StringComparison.Ordinal) || Math.Abs((difference - exact.Midpoint).Hi) <= 1e-6 * Math.Abs(exact.Value) + 1e-12 * Math.Abs(function.Wide(x).Hi), $"{name}′({x:R}) = {exact}, its difference {difference.Hi:R}");
        }
    }

    [Fact]
    public void A_slope_that_is_wrong_in_its_26th_digit_is_refuted()
    {
        using Ledger ledger = new();
        Once x = Duals.Of<TrackedWide>(0.7, 1);
        TrackedWide right = Duals.Tangent(Once.Tanh(x));
        D exact = (1.0 - D.Tanh(0.7)) * (1.0 + D.Tanh(0.7));
        Assert.True(Math.Abs((right.Midpoint - exact).Hi) <= right.Radius);
        Assert.False(Math.Abs((right.Midpoint * (1.0 + (D)1e-25) - exact).Hi) <= right.Radius);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(-300)]
    [InlineData(800)]
    [InlineData(-1e300)]
    public void Tanh_has_a_slope_where_it_is_flat(double x)
    {
        // 4e⁻²|ˣ|, up to a part e⁻⁶⁰⁰ of it; beyond 710, cosh x has overflowed.
        using Ledger ledger = new();
        double exact = 4 * Math.Exp(-2 * Math.Abs(x));
        Tracked slope = Duals.Tangent(Augmented<TangentsOver<Tracked>>.Tanh(Duals.Of<Tracked>(x, 1)));
        Assert.True(Math.Abs(slope.Value - exact) <= slope.Radius + 1e-15 * exact && slope.Radius <= 1e-11 * exact + 1e-290, $"{slope}");
    }

    [Fact]
    public void Operations_have_the_slopes_of_their_closed_forms()
    {
        using Ledger ledger = new();
        Random random = new(3);
        for (int k = 0; k < Effort.Times(200); k++)
        {
            double a = 0.3 + 2 * random.NextDouble(), b = 0.3 + 2 * random.NextDouble();
            Once x = Duals.Of<TrackedWide>(a, 1), y = b;
            Is((D)1.0, x + y);
            Is(-(D)1.0, y - x);
            Is(b, x * y);
            Is((D)1.0 / b, x / y);
            Is(-(D)b / ((D)a * a), y / x);
            Is(b, Once.FusedMultiplyAdd(x, y, 1));
            Is((D)2.0 * a + b, Special.Dot<Once>([x, y], [x, x]));
            Is((D)2.0, Special.Sum<Once>([x, y, x]));
            Is((D)b * D.Pow(a, (D)b - 1.0), Once.Pow(x, y));
            Is(D.Pow(b, a) * D.Log(b), Once.Pow(y, x));
            Is((D)a / D.Hypot(a, b), Once.Hypot(x, y));
            Is((D)b / ((D)a * a + (D)b * b), Once.Atan2(x, y));
            Is(-(D)b / ((D)a * a + (D)b * b) / D.Pi, Once.Atan2Pi(y, x));
            Is(D.RootN(a, 5) / (5.0 * (D)a), Once.RootN(x, 5));
            Is(a > b ? 1.0 : 0.0, Once.Max(x, y));
            Is(a > b ? 1.0 : -1.0, Once.Abs(x - y));
            Is(1.0, (7 * x) % y - 6 * x);
            Is(-Math.Floor(7 * b / a), (7 * y) % x);
            Is(a > b ? 1.0 : 3.0, Special.Choose(x - y, x, 3 * x));
        }

        static void Is(D expected, Once got)
        {
            TrackedWide slope = Duals.Tangent(got);
            Assert.True(Math.Abs((slope.Midpoint - expected).Hi) <= slope.Radius + 1e-30 * Math.Abs(expected.Hi) && slope.Radius <= 1e-25 * (Math.Abs(expected.Hi) + 1), $"{slope} is not {expected.Hi:R}");
        }
    }

    [Fact]
    public void Second_derivatives_are_those_of_closed_forms()
    {
        using Ledger ledger = new();
        Second(x => 1 / x, "1/x", a => (D)2.0 / ((D)a * a * a));
        Second(Twice.Exp, "exp", a => D.Exp(a));
        Second(Twice.Log, "log", a => -((D)1.0 / ((D)a * a)));
        Second(Twice.Sin, "sin", a => -D.Sin(a));
        Second(Twice.Tanh, "tanh", a => -2.0 * D.Tanh(a) * (1.0 - D.Tanh(a) * D.Tanh(a)));
        Second(Special.Sigmoid, "sigmoid", a => D.Sigmoid(a) * D.Sigmoid(-(D)a) * (1.0 - 2.0 * D.Sigmoid(a)));
        Second(x => x * x * x, "x³", a => 6.0 * (D)a);
        Second(x => (x * 3) / (x * x + 1), "3x/(x² + 1)", a => 6.0 * (D)a * ((D)a * a - 3.0) / D.Pow((D)a * a + 1.0, 3.0));

        static void Second(Func<Twice, Twice> f, string name, Func<double, D> expected)
        {
            foreach (double a in new[] { 0.3, 0.7, 1, 1.9, 5.5 })
            {
                TrackedWide second = Duals.Tangent(Duals.Tangent(f(Duals.Of(Duals.Of<TrackedWide>(a, 1), Duals.Of<TrackedWide>(1, 0)))));
                Assert.True(Math.Abs((second.Midpoint - expected(a)).Hi) <= second.Radius + 1e-28 * Math.Abs(expected(a).Hi) && second.Radius <= 1e-24, $"{name}″({a}) = {second}, not {expected(a).Hi:R}");
            }
        }
    }

    [Fact]
    public void A_second_derivative_over_double_needs_no_radius()
    {
        using Ledger ledger = new();
        var x = Duals.Of(Duals.Of(0.7, 1.0), Duals.Of(1.0, 0.0));
        Assert.Equal(-Math.Sin(0.7), Duals.Tangent(Duals.Tangent(Augmented<TangentsOver<Augmented<TangentsOver<double>>>>.Sin(x))), 1e-15);
        Assert.True(double.IsNaN(Special.Radius(x)));
    }

    [Fact]
    public void A_kink_that_the_radius_does_not_exclude_has_no_bound_and_one_that_it_does_has()
    {
        using Ledger ledger = new();
        Augmented<TangentsOver<Tracked>> near = Duals.Of(new Tracked(1e-9, 2e-9), (Tracked)1), far = Duals.Of(new Tracked(1e-9, 0.5e-9), (Tracked)1), zero = Duals.Of<Tracked>(0, 1), two = Duals.Of<Tracked>(2, 1);
        foreach (Augmented<TangentsOver<Tracked>> open in new[] { Augmented<TangentsOver<Tracked>>.Abs(near), Augmented<TangentsOver<Tracked>>.Abs(zero), Augmented<TangentsOver<Tracked>>.Max(near, 0),
            Augmented<TangentsOver<Tracked>>.Max(zero, 0), Special.Choose(near, near, 0), Special.Choose(zero, zero, 0), Augmented<TangentsOver<Tracked>>.Floor(two), Augmented<TangentsOver<Tracked>>.Floor(near),
            two % 2, Augmented<TangentsOver<Tracked>>.Sqrt(near), Augmented<TangentsOver<Tracked>>.CopySign(1 + zero, near) })
        {
            Assert.False(double.IsFinite(Duals.Tangent(open).Radius) && double.IsFinite(Duals.Tangent(open).Value), open.ToString());
        }
        Assert.Equal((1, 0), (Duals.Tangent(Augmented<TangentsOver<Tracked>>.Abs(far)).Value, Duals.Tangent(Augmented<TangentsOver<Tracked>>.Abs(far)).Radius));
        Assert.Equal((-1, 0), (Duals.Tangent(Augmented<TangentsOver<Tracked>>.Abs(far - 2e-8)).Value, Duals.Tangent(Augmented<TangentsOver<Tracked>>.Abs(far - 2e-8)).Radius));
        Assert.Equal((0, 0), (Duals.Tangent(Augmented<TangentsOver<Tracked>>.Floor(far)).Value, Duals.Tangent(Augmented<TangentsOver<Tracked>>.Floor(far)).Radius));
        Assert.Equal((1e-9, 2e-9), (Duals.Value(Augmented<TangentsOver<Tracked>>.Max(near, -1e-9)).Value, Duals.Value(Augmented<TangentsOver<Tracked>>.Max(near, -1e-9)).Radius));
        Assert.Equal(double.PositiveInfinity, Duals.Tangent(Special.Choose(zero, 1, 2)).Radius); // a step between two constants
        Assert.Equal(0, Duals.Tangent(Special.Choose(zero, 2, 2)).Radius);
        Assert.Equal(1, Duals.Tangent(Augmented<TangentsOver<double>>.Max(Duals.Of(0.0, 1.0), 0))); // no radius: the branch taken
        Assert.Equal(1, Duals.Tangent(Special.RoundTo(two / 3 * 3, new Storage(ElementType.Float))).Value, 1e-15);
    }

    [Fact]
    public void A_constant_is_a_double_and_has_no_tangent_even_beside_an_infinite_slope()
    {
        using Ledger ledger = new();
        Augmented<TangentsOver<Tracked>> zero = 0;
        Assert.Equal(0, Duals.Tangent(Augmented<TangentsOver<Tracked>>.Sqrt(zero)).Value);
        Assert.Equal(0, Duals.Tangent(zero * zero + 3).Value);
        Augmented<TangentsOver<Tracked>> x = Duals.Of<Tracked>(0, 1);
        Assert.Equal(double.PositiveInfinity, Duals.Tangent(Augmented<TangentsOver<Tracked>>.Log(x)).Value);
        Assert.Equal((3, 1), (Duals.Value(x + 3).Value, Duals.Tangent(x + 3).Value));
        Assert.Equal("2 = (2 ± 0) + (1 ± 0)ε", Duals.Of<Tracked>(2, 1).ToString());
        Assert.Equal(Math.PI, Special.Midpoint(Augmented<TangentsOver<Tracked>>.Pi).Hi);
        Assert.True(Special.Radius(Once.Pi) is > 0 and < 1e-31);
        Assert.Equal(1, Duals.Tangent(Augmented<TangentsOver<Tracked>>.BitIncrement(Duals.Of<Tracked>(2, 1))).Value);
    }
}
