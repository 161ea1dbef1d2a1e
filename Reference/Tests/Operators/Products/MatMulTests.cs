using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators;

public class MatMulTests
{
    public static TheoryData<int[], int[], int[]> Shapes => new()
    {
        { [3], [3], [] }, { [3], [3, 2], [2] }, { [2, 3], [3], [2] }, { [2, 3], [3, 4], [2, 4] }, { [5, 2, 3], [3, 4], [5, 2, 4] },
        { [2, 3], [5, 3, 4], [5, 2, 4] }, { [5, 1, 2, 3], [6, 3, 4], [5, 6, 2, 4] }, { [2, 0], [0, 4], [2, 4] }, { [0, 3], [3, 4], [0, 4] }, { [3], [4, 3, 2], [4, 2] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Sums_products_for_every_number_type(int[] left, int[] right, int[] expected)
    {
        Tensor<double> a = Samples.Of<double>(1, left), b = Samples.Of<double>(2, right), y = MatMul.Of(a, b);
        Assert.Equal(expected, y.Shape);
        Tensor<Augmented<Widening>> wide = MatMul.Of(Samples.Of<Augmented<Widening>>(1, left), Samples.Of<Augmented<Widening>>(2, right));
        Tensor<Tracked> tracked = MatMul.Of(Samples.Of<Tracked>(1, left), Samples.Of<Tracked>(2, right));
        Tensor<float> single = MatMul.Of(Samples.Of<float>(1, left), Samples.Of<float>(2, right));
        Tensor<Augmented<Tangents>> dual = MatMul.Of(Samples.Of<Augmented<Tangents>>(1, left), Samples.Of<Augmented<Tangents>>(2, right));
        for (int i = 0; i < y.Count; i++)
        {
            Assert.Equal(wide[i].Value, y[i], 1e-15);
            Assert.Equal(y[i], tracked[i].Value);
            Assert.Equal(y[i], dual[i].Value);
            Assert.True(Math.Abs(single[i] - wide[i].Value) <= tracked[i].Extra);
        }
    }

    [Fact]
    public void Wraps_integers_around() =>
        Assert.Equal([unchecked(int.MaxValue * 2 + 7)], ((Tensor<int>)MatMul.Apply<double>(new Tensor<int>([int.MaxValue, 7], [1, 2]), new Tensor<int>([2, 1], [2, 1]))).Values);

    [Fact]
    public void Bounds_hold_for_every_order_of_summation_and_are_tight()
    {
        float[] a = Samples.Floats(3, 1, 300), b = Samples.Floats(4, 300, 1);
        (a[0], a[1], b[0], b[1]) = (1e4f, -1e4f, 1e4f, 1e4f);
        double worst = 0;
        for (int draw = 0; draw < 50; draw++)
        {
            float[] x = Samples.Floats(10 + draw, 64), one = [.. Enumerable.Repeat(1f, 64)];
            worst = Math.Max(worst, WorstError(x, one, draw));
        }
        Assert.InRange(Math.Max(worst, WorstError(a, b, 1)), 1e-3, 1);
    }

    [Fact]
    public void Radii_of_operands_are_carried()
    {
        Random random = new(5);
        float[] a = Samples.Floats(5, 4, 7), b = Samples.Floats(6, 7, 3);
        Tensor<Tracked> x = new([.. a.Select(v => new Tracked(v, 1e-3))], [4, 7]), w = new([.. b.Select((v, i) => new Tracked(v, i % 2 * 1e-3))], [7, 3]);
        Tensor<Tracked> y = MatMul.Of(x, w);
        double worst = 0;
        for (int draw = 0; draw < 300; draw++)
        {
            double Move(Tracked v) => v.Value + v.Extra * Math.Sign(random.NextDouble() - 0.5);
            Tensor<double> moved = MatMul.Of(new Tensor<double>([.. x.Values.Select(Move)], [4, 7]), new Tensor<double>([.. w.Values.Select(Move)], [7, 3]));
            worst = Math.Max(worst, moved.Values.Zip(y.Values, (m, v) => Math.Abs(m - v.Value) / v.Extra).Max());
        }
        Assert.InRange(worst, 0.5, 1);
    }

    [Fact]
    public void Infinities_and_NaN_reach_exactly_their_rows_and_columns()
    {
        float[] a = Samples.Floats(7, 3, 4);
        (a[1], a[6]) = (float.NaN, float.PositiveInfinity);
        Tensor<Tracked> y = MatMul.Of(Samples.Of<Tracked>(a, 3, 4), Samples.Of<Tracked>([.. Enumerable.Repeat(1f, 8)], 4, 2));
        Assert.True(double.IsNaN(y[0].Value) && double.IsNaN(y[1].Value));
        Assert.Equal(double.PositiveInfinity, y[2].Value);
        Assert.Equal(0, y[2].Extra);
        Assert.True(double.IsFinite(y[4].Value) && double.IsFinite(y[4].Extra));
    }

    [Fact]
    public void Says_nothing_where_single_precision_may_overflow()
    {
        Tensor<Tracked> y = MatMul.Of(Samples.Of<Tracked>([3e38f, 3e38f, -3e38f], 1, 3), Samples.Of<Tracked>([1, 1, 1], 3, 1));
        Assert.Equal(double.PositiveInfinity, y[0].Extra);
    }

    [Fact]
    public void The_bound_is_that_of_the_dot_products_one_by_one()
    {
        Tensor<Tracked> a = Samples.Of<Tracked>(1, 3, 4608), b = Samples.Of<Tracked>(2, 4608, 2), y = MatMul.Of(a, b);
        for (int i = 0; i < 6; i++)
        {
            Tracked[] column = [.. Enumerable.Range(0, 4608).Select(p => b[p * 2 + i % 2])];
            double one = Special.Dot<Tracked>(a.Values.AsSpan(i / 2 * 4608, 4608), column).Extra;
            Assert.InRange(y[i].Extra, one * (1 - 1e-9), one * 1.002);
        }
    }

    [Fact]
    public void A_subnormal_operand_may_be_read_as_zero()
    {
        Augmented<Tracking<Flushing>> found = MatMul.Of(Samples.Of<Augmented<Tracking<Flushing>>>([1e-39f, 1], 1, 2), Samples.Of<Augmented<Tracking<Flushing>>>([1e20f, 1e-18f], 2, 1))[0];
        Assert.InRange(found.Extra, 1e-39 * 1e20, 1e-17);
    }

    [Fact]
    public void Tangents_agree_with_differences()
    {
        Tensor<Augmented<Tangents>> a = Samples.Duals(8, 2, 3, 4), b = Samples.Duals(9, 4, 5);
        Differences.AgreeAlong(MatMul.Of(a, b).Values, step => MatMul.Of(Samples.Along(a, step), Samples.Along(b, step)).Values);
    }

    [Fact]
    public void A_constant_beside_an_infinity_has_no_tangent()
    {
        Tensor<Augmented<Tangents>> a = new([new(double.PositiveInfinity), new(2, 1)], [1, 2]), b = new([new(1), new(3)], [2, 1]);
        Assert.Equal(3, MatMul.Of(a, b)[0].Extra);
    }

    /// <summary>The worst error of a single-precision dot product over several orders, in units of its bound.</summary>
    private static double WorstError(float[] a, float[] b, int seed)
    {
        Tracked bound = MatMul.Of(Samples.Of<Tracked>(a, 1, a.Length), Samples.Of<Tracked>(b, a.Length, 1))[0];
        float[] products = [.. a.Zip(b, (x, y) => x * y)];
        float[] shuffled = [.. products];
        new Random(seed).Shuffle(shuffled);
        double fused = 0, blocked = products.Chunk(16).Select(part => part.Aggregate((x, y) => x + y)).Aggregate((x, y) => x + y);
        for (int i = 0; i < a.Length; i++)
        {
            fused = MathF.FusedMultiplyAdd(a[i], b[i], (float)fused);
        }
        double[] all = [products.Aggregate((x, y) => x + y), products.Reverse().Aggregate((x, y) => x + y), shuffled.Aggregate((x, y) => x + y), products.Order().Aggregate((x, y) => x + y), blocked, fused];
        double worst = all.Max(sum => Math.Abs(sum - bound.Value) / bound.Extra);
        Assert.True(worst <= 1);
        return worst;
    }

    private readonly struct Flushing : IProfile
    {
        public static string Name => "flushing";
        public static double UnitRoundoff => Binary32.UnitRoundoff;
        public static double Underflow => 1.1754943508222875e-38;
        public static bool FlushesInputs => true;
        public static double Largest => float.MaxValue;
        public static double DivisionError => Binary32.DivisionError;
        public static double Error(Function function, double x, double y) => Binary32.Error(function, x, y);
        public static double Error(Function function, double x, double z, double y) => Binary32.Error(function, x, z, y);
        public static double SumError(int roundings) => Binary32.SumError(roundings);
    }
}
