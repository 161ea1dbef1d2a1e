using System.Numerics;
using Verification.Reference.Numbers;
using D = Verification.Reference.Numbers.DoubleDouble;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Variable = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Taping>;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Three routes to a derivative agree: forward, reverse, and central differences in wide numbers that estimate their own error.</summary>
public sealed class DerivativeTests
{
    public static TheoryData<string> Names => [.. Functions.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_has_the_slope_of_its_differences(string name)
    {
        Functions.One function = Functions.All.Single(f => f.Name == name);
        Random random = new(20261121);
        for (int k = 0; k < Effort.Times(60); k++)
        {
            double x = function.From + (function.To - function.From) * (0.01 + 0.98 * random.NextDouble());
            double room = Math.Min(Math.Min(x - function.From, function.To - x), name is "Tan" or "TanPi" ? 0.1 * Math.Abs(Math.Cos(name == "Tan" ? x : Math.PI * x)) : name == "Cbrt" ? Math.Abs(x) : 1);
            (double slope, double error) = Difference(function.Wide, x, room);
            Check(function.Dual(new Dual(x, 1)).Extra, slope, error, $"{name}′({x:R})");
            using Tape tape = new();
            Variable variable = tape.Variable(x);
            Assert.Equal(function.Dual(new Dual(x, 1)).Extra, tape.Gradient(function.Variable(variable), [variable])[0]);
        }
    }

    [Fact]
    public void A_wrong_slope_is_refuted()
    {
        (double slope, double error) = Difference(D.Tanh, 0.7, 1);
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(slope * (1 + 1e-10), slope, error, "tanh′"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(double.NaN, slope, error, "tanh′"));
    }

    [Fact]
    public void Composite_functions_have_the_gradient_of_their_differences()
    {
        Composite<Ratio>();
        Composite<Powers>();
        Composite<Angles>();
        Composite<Reductions>();
        Composite<Pieces>();
        Composite<Remainders>();
        Composite<Roots>();
    }

    [Fact]
    public void At_a_kink_the_tangent_is_that_of_the_branch_taken()
    {
        Dual zero = new(0, 1), other = new(0, 5);
        Assert.Equal(1, Dual.Max(zero, other).Extra);
        Assert.Equal(1, Dual.Abs(zero).Extra);
        Assert.Equal(-1, Dual.Abs(new Dual(-0.0, 1)).Extra);
        Assert.Equal(5, Special.Choose<Dual>(zero, zero, other).Extra);
        Assert.Equal(0, Dual.Hypot(zero, other).Extra);
        Assert.Equal(0, Dual.Floor(new Dual(1.5, 1)).Extra);
        Assert.Equal(1, Dual.Clamp(new Dual(0.5, 1), 0, 1).Extra);
        Assert.Equal(0, Dual.Clamp(new Dual(2, 1), 0, 1).Extra);
    }

    [Fact]
    public void At_an_edge_of_its_domain_a_function_has_its_limiting_slope_and_a_constant_has_none()
    {
        Assert.Equal(double.PositiveInfinity, Dual.Sqrt(new Dual(0, 1)).Extra);
        Assert.Equal(double.PositiveInfinity, Dual.Asin(new Dual(1, 1)).Extra);
        Assert.Equal(double.PositiveInfinity, Dual.Log(new Dual(0, 1)).Extra);
        Assert.Equal(0, Dual.Sqrt(0).Extra);
        Assert.Equal(0, (new Dual(0, 1) * 0).Extra);
        Assert.Equal(0, Dual.Log(0).Extra);
        Assert.Equal(1, Dual.Pow(new Dual(0, 1), 1).Extra);
        Assert.Equal(1, Dual.RootN(new Dual(0, 1), 1).Extra);
        Assert.Equal(4.2e-18, Dual.ExpM1(new Dual(-40, 1)).Extra, 1e-19); // 1 + (eˣ − 1) would have lost it
        Assert.Equal(1e-160, Dual.Asinh(new Dual(1e160, 1)).Extra, 1e-174);
        Assert.True(double.IsNaN(Dual.Log(new Dual(-1, 1)).Value));
    }

    private interface IComposite
    {
        static abstract T Of<T>(T x, T y) where T : IFloatingPointIeee754<T>;
    }

    private readonly struct Ratio : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => (x * y - T.One) / (x + y * y) + T.FusedMultiplyAdd(x, y, -x) - T.Lerp(x, y, T.CreateChecked(0.25));
    }

    private readonly struct Powers : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Pow(x, y) + T.Pow(x, T.CreateChecked(-2)) + T.Exp(T.Log(x) * y) + T.Log(x + y, T.CreateChecked(2));
    }

    private readonly struct Angles : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Atan2(x, y) * T.Hypot(x, y) + T.Atan2Pi(y, x) + T.SinCos(x * y).Cos + T.DegreesToRadians(x);
    }

    private readonly struct Reductions : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => Special.Sum<T>([x, y, x]) * Special.Dot<T>([x, y], [y, y]) + Special.Softplus(x - y) * Special.NormalCdf(y);
    }

    private readonly struct Pieces : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Max(x, y) * T.Min(x * x, y) + T.Abs(x - y) + T.CopySign(x, y - x) + T.MaxMagnitude(-x, y) + Special.Choose(x - y, x * y, y) + T.ScaleB(x, 3);
    }

    private readonly struct Remainders : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => (T.CreateChecked(7) * x) % y + T.Ieee754Remainder(T.CreateChecked(5) * x, y) + T.Floor(x) * y;
    }

    private readonly struct Roots : IComposite
    {
        public static T Of<T>(T x, T y) where T : IFloatingPointIeee754<T> => T.Sqrt(x * x + y) + T.Cbrt(x * y) + T.RootN(x + y, 5) + T.ReciprocalSqrtEstimate(x) + T.ReciprocalEstimate(y);
    }

    private static void Composite<TComposite>() where TComposite : IComposite
    {
        Random random = new(5);
        for (int k = 0; k < Effort.Times(40); k++)
        {
            double x = 0.3 + 2 * random.NextDouble(), y = 0.3 + 2 * random.NextDouble();
            using Tape tape = new();
            Variable[] at = [tape.Variable(x), tape.Variable(y)];
            double[] gradient = tape.Gradient(TComposite.Of(at[0], at[1]), at);
            (double dx, double ex) = Difference(v => To(TComposite.Of(new Wide(v.Hi, v.Lo), y)), x, 1e-6);
            (double dy, double ey) = Difference(v => To(TComposite.Of(x, new Wide(v.Hi, v.Lo))), y, 1e-6);
            string what = $"{typeof(TComposite).Name}({x:R}, {y:R})";
            Check(TComposite.Of(new Dual(x, 1), y).Extra, dx, ex, "∂/∂x dual " + what);
            Check(TComposite.Of(x, new Dual(y, 1)).Extra, dy, ey, "∂/∂y dual " + what);
            Check(gradient[0], dx, ex, "∂/∂x tape " + what);
            Check(gradient[1], dy, ey, "∂/∂y tape " + what);
        }
    }

    private static D To(Wide x) => new(x.Value, x.Extra);

    private static void Check(double slope, double difference, double error, string what) =>
        Assert.True(Math.Abs(slope - difference) <= 4 * error + 1e-12 * Math.Abs(difference), $"{what} is {slope:R}, its differences give {difference:R} ± {error:e1}");

    /// <summary>Central differences, extrapolated twice; of several steps the one whose last extrapolation changed least.</summary>
    private static (double Slope, double Error) Difference(Func<D, D> f, double x, double room)
    {
        (double slope, double least) = (double.NaN, double.PositiveInfinity);
        for (double step = Math.ScaleB(1, Math.ILogB(room) - 3); step > room * 1e-8; step /= 16)
        {
            D first = Central(f, x, step), second = Central(f, x, step / 2), third = Central(f, x, step / 4);
            D left = (4.0 * second - first) / 3.0, right = (4.0 * third - second) / 3.0, best = (16.0 * right - left) / 15.0;
            double error = Math.Abs((best - right).Hi) + 1e-30 * Math.Abs(f(x).Hi) / step; // truncation, and the roundings of f
            (slope, least) = error < least ? (best.Hi, error) : (slope, least);
        }
        return (slope, least);
    }

    private static D Central(Func<D, D> f, double x, double step) => (f((D)x + step) - f((D)x - step)) / (2 * step);
}
