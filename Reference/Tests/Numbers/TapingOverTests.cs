using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;

namespace Verification.Reference.Tests.Numbers;

/// <summary>Adjoints with bounds: against dual numbers, which go the other way.</summary>
public sealed class TapingOverTests
{
    private static readonly double[] Hard =
    [
        0, -0.0, 1, -1, 2, -2, 0.5, -0.5, 3, 1e-9, -1e-9, 0.1, 0.7, -0.7, 5.5, 37.5, -37.5, 700, -745, 1e-160, 1e160, 2.2250738585072014e-308, 1e-310, double.Epsilon, -double.Epsilon,
        1e308, double.MaxValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    public static TheoryData<string> Names => [.. Functions.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_adjoint_of_one_function_is_its_tangent_to_the_last_bit(string name)
    {
        Functions.One function = Functions.All.Single(f => f.Name == name);
        Random random = new(20261122);
        for (int k = 0; k < Hard.Length + Effort.Times(60); k++)
        {
            double x = k < Hard.Length ? Hard[k] : function.From + (function.To - function.From) * random.NextDouble();
            using Ledger ledger = new();
            Tracked tracked = Duals.Tangent(function.DualTracked(Duals.Of<Tracked>(x, 1))), adjoint = Adjoint<Tracked>(x, function.TapedTracked);
            TrackedWide wide = Duals.Tangent(function.DualWide(Duals.Of<TrackedWide>(x, 1))), wideAdjoint = Adjoint<TrackedWide>(x, function.TapedWide);
            Assert.Equal(Duals.Tangent(function.DualPlain(Duals.Of(x, 1.0))), Adjoint(x, function.TapedPlain));
            Assert.Equal((tracked.Value, tracked.Radius), (adjoint.Value, adjoint.Radius));
            Assert.Equal((wide.Midpoint.Hi, wide.Midpoint.Lo, wide.Radius), (wideAdjoint.Midpoint.Hi, wideAdjoint.Midpoint.Lo, wideAdjoint.Radius));
        }

        static T Adjoint<T>(T x, Func<Augmented<TapingOver<T>>, Augmented<TapingOver<T>>> f) where T : struct, IFloatingPointIeee754<T>
        {
            using TapeOver<T> tape = new();
            Augmented<TapingOver<T>> v = tape.Variable(x);
            return tape.Gradient(f(v), [v])[0];
        }
    }

    [Fact]
    public void Operations_on_hard_numbers_have_the_partial_derivatives_that_duals_have()
    {
        foreach (double x in Hard)
        {
            foreach (double y in Hard)
            {
                int operations = Binary.Of<double>([x, y]).Length;
                for (int k = 0; k < operations; k++)
                {
                    using Ledger ledger = new();
                    double[] seeds = new double[operations];
                    seeds[k] = 1;
                    Tracked[] back = Jacobian.Backwards<Tracked, Binary>([x, y], seeds);
                    for (int i = 0; i < 2; i++)
                    {
                        Tracked forth = Duals.Tangent(Binary.Of<Augmented<TangentsOver<Tracked>>>([Duals.Of<Tracked>(x, i == 0 ? 1 : 0), Duals.Of<Tracked>(y, i)])[k]);
                        string what = $"operation {k} at ({x:R}, {y:R}), by operand {i}: backwards {back[i]}, forwards {forth}";

                        // Whatever one way proves the other may not contradict; an infinity or NaN proves nothing here, since 1/y and q/y overflow where their product with a zero need not.
                        bool proven = double.IsFinite(forth.Value) && forth.Radius < double.PositiveInfinity, backProven = double.IsFinite(back[i].Value) && back[i].Radius < double.PositiveInfinity;
                        Assert.True(!(proven && backProven) || Math.Abs(forth.Value - back[i].Value) <= forth.Radius + back[i].Radius, what);
                        Assert.True(!backProven || proven || double.IsNaN(forth.Value) || Math.Abs(forth.Value) > 1e300 || forth.Value == back[i].Value, what);
                        Assert.True(!proven || backProven || Math.Abs(x) is > 1e300 or < 1e-300 || Math.Abs(y) is > 1e300 or < 1e-300, what);
                    }
                }
            }
        }
    }

    [Fact]
    public void Operations_agree_with_duals_in_every_number_type()
    {
        Random random = new(5);
        for (int k = 0; k < Effort.Times(50); k++)
        {
            Jacobian.Agree<Binary>(Draw(random, 2, 0.1, 3), Draw(random, Binary.Count, -1, 1), 4);
        }
    }

    [Fact]
    public void Softmax_and_its_logarithmic_sum_agree_with_duals()
    {
        Random random = new(6);
        for (int k = 0; k < Effort.Times(20); k++)
        {
            Jacobian.Agree<SoftmaxOf>(Draw(random, 6, -20, 20), Draw(random, 6, -1, 1), 4, 1e-13);
            Jacobian.Agree<LogSumExpOf>(Draw(random, 6, -20, 20), Draw(random, 1, -1, 1), 4, 1e-13);
        }
    }

    [Fact]
    public void Matrix_products_agree_with_duals_however_they_are_stored()
    {
        Random random = new(7);
        for (int k = 0; k < Effort.Times(4); k++)
        {
            Jacobian.Agree<MatrixOf<Straight>>(Draw(random, 25, -2, 2), Draw(random, 8, -1, 1), 4);
            Jacobian.Agree<MatrixOf<LeftTransposed>>(Draw(random, 25, -2, 2), Draw(random, 8, -1, 1), 4);
            Jacobian.Agree<MatrixOf<RightTransposed>>(Draw(random, 25, -2, 2), Draw(random, 8, -1, 1), 4);
            Jacobian.Agree<MatrixOf<BothTransposed>>(Draw(random, 25, -2, 2), Draw(random, 8, -1, 1), 4);
        }
    }

    [Fact]
    public void Convolutions_agree_with_duals_whatever_their_strides_pads_and_groups()
    {
        Random random = new(8);
        Check<PlainWindow>();
        Check<PaddedWindow>();
        Check<StridedWindow>();
        Check<WastefulWindow>();
        Check<GroupedWindow>();

        void Check<TWindow>() where TWindow : IWindow
        {
            ConvolutionShape shape = TWindow.Shape;
            Jacobian.Agree<ConvolutionOf<TWindow>>(Draw(random, (int)(shape.InputLength + shape.WeightLength) + shape.Filters, -2, 2), Draw(random, (int)shape.OutputLength, -1, 1), 4);
        }
    }

    [Fact]
    public void A_recurrence_of_twenty_steps_agrees_with_duals()
    {
        Random random = new(9);
        double worst = 0;
        for (int k = 0; k < Effort.Times(3); k++)
        {
            worst = Math.Max(worst, Jacobian.Agree<Recurrence>(Draw(random, 12, -0.5, 0.5), Draw(random, 3, -1, 1), 8));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"the bound is at most {worst:f2} times the duals'");
    }

    [Fact]
    public void A_tape_over_tapes_or_duals_gives_second_derivatives()
    {
        using Ledger ledger = new();
        foreach (double a in new[] { 0.3, 0.7, 1.9 })
        {
            using TapeOver<TrackedWide> inner = new();
            using TapeOver<Augmented<TapingOver<TrackedWide>>> outer = new();
            Augmented<TapingOver<TrackedWide>> x = inner.Variable(a);
            var v = outer.Variable(x);
            TrackedWide second = inner.Gradient(outer.Gradient(Augmented<TapingOver<Augmented<TapingOver<TrackedWide>>>>.Sin(v) * v, [v])[0], [x])[0];
            DoubleDouble exact = 2.0 * DoubleDouble.Cos(a) - (DoubleDouble)a * DoubleDouble.Sin(a);
            Assert.True(Math.Abs((second.Midpoint - exact).Hi) <= second.Radius + 1e-30 && second.Radius <= 1e-27, $"{second} is not {exact.Hi:R}");

            using TapeOver<Augmented<TangentsOver<TrackedWide>>> mixed = new();
            var w = mixed.Variable(Duals.Of<TrackedWide>(a, 1));
            TrackedWide along = Duals.Tangent(mixed.Gradient(Augmented<TapingOver<Augmented<TangentsOver<TrackedWide>>>>.Sin(w) * w, [w])[0]);
            Assert.True(Math.Abs((along.Midpoint - exact).Hi) <= along.Radius + 1e-30 && along.Radius <= 1e-27, $"{along} is not {exact.Hi:R}");
        }
    }

    [Fact]
    public void A_slope_that_is_not_known_has_no_derivative_that_is()
    {
        using TapeOver<Tracked> inner = new();
        using TapeOver<Augmented<TapingOver<Tracked>>> outer = new();
        foreach (double at in new[] { 0, 0.5 })
        {
            Augmented<TapingOver<Tracked>> x = inner.Variable(at);
            var v = outer.Variable(x);
            Augmented<TapingOver<Tracked>> slope = outer.Gradient(Augmented<TapingOver<Augmented<TapingOver<Tracked>>>>.Abs(v) * v, [v])[0];
            Assert.Equal(at != 0, inner.Value(slope).Radius < 1e-15);
            Assert.Equal(at != 0, inner.Gradient(slope, [x])[0].Radius < 1e-15);
        }
    }

    [Fact]
    public void An_adjoint_that_is_wrong_in_its_26th_digit_is_refuted()
    {
        using Ledger ledger = new();
        TrackedWide[] back = Jacobian.Backwards<TrackedWide, Recurrence>([.. Enumerable.Range(1, 12).Select(i => i / 40.0)], [1, 1, 1]);
        TrackedWide[] forth = Jacobian.Forwards<TrackedWide, Recurrence>([.. Enumerable.Range(1, 12).Select(i => i / 40.0)], [1, 1, 1]);
        Assert.True(Math.Abs((back[0].Midpoint - forth[0].Midpoint).Hi) <= back[0].Radius + forth[0].Radius);
        Assert.False(Math.Abs((back[0].Midpoint * (1.0 + (DoubleDouble)1e-25) - forth[0].Midpoint).Hi) <= back[0].Radius + forth[0].Radius);
    }

    private static double[] Draw(Random random, int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => low + (high - low) * random.NextDouble())];

    private readonly struct Binary : IDifferentiable
    {
        public static int Count => 22;

        public static T[] Of<T>(ReadOnlySpan<T> v) where T : struct, IFloatingPointIeee754<T>
        {
            (T x, T y) = (v[0], v[1]);
            return
            [
                x + y, x - y, x * y, x / y, x * x, -x, T.FusedMultiplyAdd(x, y, x), Special.Dot<T>([x, y, x], [y, y, T.One]), Special.Sum<T>([x, y, x, T.One]),
                T.Pow(x, y), T.Hypot(x, y), T.Atan2(x, y), T.Atan2Pi(x, y), T.RootN(x, 3), Special.XLogY(x, y), Special.RelativeEntropy(x, y),
                T.Max(x, y), T.Min(x, T.One + y), T.Abs(x - y), Special.Choose(x - y, x, y * y), x % y, T.Ieee754Remainder(x, y),
            ];
        }
    }

    private readonly struct SoftmaxOf : IDifferentiable
    {
        public static T[] Of<T>(ReadOnlySpan<T> x) where T : struct, IFloatingPointIeee754<T>
        {
            T[] p = x.ToArray();
            Softmax.Normalize<T>(p);
            return p;
        }
    }

    private readonly struct LogSumExpOf : IDifferentiable
    {
        public static T[] Of<T>(ReadOnlySpan<T> x) where T : struct, IFloatingPointIeee754<T>
        {
            T largest = x[0];
            T[] shifted = new T[x.Length];
            foreach (T value in x)
            {
                largest = T.Max(largest, value);
            }
            for (int i = 0; i < x.Length; i++)
            {
                shifted[i] = T.Exp(x[i] - largest);
            }
            return [T.Log(Special.Sum<T>(shifted)) + largest];
        }
    }

    private interface IStored
    {
        static abstract MatrixForm Form { get; }
    }

    private readonly struct Straight : IStored
    {
        public static MatrixForm Form => new(2, 4, 3) { Scale = 0.3, StartRowStride = 4, StartColumnStride = 1 };
    }

    private readonly struct LeftTransposed : IStored
    {
        public static MatrixForm Form => new(2, 4, 3) { TransposedA = true, StartColumnStride = 1 };
    }

    private readonly struct RightTransposed : IStored
    {
        public static MatrixForm Form => new(2, 4, 3) { TransposedB = true, StartRowStride = 1, Scale = -2 };
    }

    private readonly struct BothTransposed : IStored
    {
        public static MatrixForm Form => new(2, 4, 3) { TransposedA = true, TransposedB = true };
    }

    private readonly struct MatrixOf<TStored> : IDifferentiable where TStored : IStored
    {
        public static T[] Of<T>(ReadOnlySpan<T> x) where T : struct, IFloatingPointIeee754<T>
        {
            T[] y = new T[8], a = x[..6].ToArray();
            a[1] = T.One; // a constant among variables
            Special.Product<T, MatrixForm>(TStored.Form, a, x[6..18], x[17..], y);
            return y;
        }
    }

    private interface IWindow
    {
        static abstract ConvolutionShape Shape { get; }
    }

    private readonly struct PlainWindow : IWindow
    {
        public static ConvolutionShape Shape => new(1, 2, 2, [4, 4], [2, 2]);
    }

    private readonly struct PaddedWindow : IWindow
    {
        public static ConvolutionShape Shape => new(2, 2, 3, [3, 4], [3, 2], padsBegin: [1, 0], padsEnd: [2, 1]);
    }

    private readonly struct StridedWindow : IWindow
    {
        public static ConvolutionShape Shape => new(2, 2, 3, [5], [2], strides: [2], dilations: [2], padsBegin: [1], padsEnd: [1]);
    }

    /// <summary>Strides that leave the last places unread, so that the adjoint of the filters is no convolution.</summary>
    private readonly struct WastefulWindow : IWindow
    {
        public static ConvolutionShape Shape => new(1, 2, 2, [6], [2], strides: [3]);
    }

    private readonly struct GroupedWindow : IWindow
    {
        public static ConvolutionShape Shape => new(1, 2, 4, [4, 4], [2, 2], strides: [2, 1], dilations: [2, 3], padsBegin: [1, 3], padsEnd: [3, 0], groups: 2);
    }

    private readonly struct ConvolutionOf<TWindow> : IDifferentiable where TWindow : IWindow
    {
        public static T[] Of<T>(ReadOnlySpan<T> x) where T : struct, IFloatingPointIeee754<T>
        {
            ConvolutionShape shape = TWindow.Shape;
            int image = (int)shape.InputLength, filters = (int)shape.WeightLength;
            T[] y = new T[shape.OutputLength];
            Special.Product(new ConvolutionForm(shape), x[..image], x.Slice(image, filters), x.Slice(image + filters, shape.Filters), y.AsSpan());
            return y;
        }
    }

    private readonly struct Recurrence : IDifferentiable
    {
        public static T[] Of<T>(ReadOnlySpan<T> weights) where T : struct, IFloatingPointIeee754<T>
        {
            T[] h = new T[3];
            for (int step = 0; step < 20; step++)
            {
                T[] seen = [.. h, T.CreateChecked(Math.Sin(step))], next = new T[3];
                for (int i = 0; i < next.Length; i++)
                {
                    T sum = Special.Dot(weights.Slice(4 * i, 4), (ReadOnlySpan<T>)seen), gate = Special.Sigmoid(sum);
                    next[i] = gate * h[i] + (T.One - gate) * T.Tanh(sum);
                }
                h = next;
            }
            return h;
        }
    }
}
