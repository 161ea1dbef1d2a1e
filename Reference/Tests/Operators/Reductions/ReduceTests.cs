using System.Numerics;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Reductions;

public sealed class ReduceTests
{
    private static readonly Tensor<double> Counting = new([.. Enumerable.Range(0, 24).Select(i => (double)i)], [2, 3, 4]);

    [Theory]
    [InlineData(new long[] { 2 }, new double[] { 6, 22, 38, 54, 70, 86 })]
    [InlineData(new long[] { -2 }, new double[] { 12, 15, 18, 21, 48, 51, 54, 57 })]
    [InlineData(new long[] { 0, 2 }, new double[] { 60, 92, 124 })]
    [InlineData(new long[] { 2, 0 }, new double[] { 60, 92, 124 })]
    [InlineData(new long[] { 0, 1 }, new double[] { 60, 66, 72, 78 })]
    [InlineData(new long[] { }, new double[] { 276 })]
    public void Sums_over_any_axes(long[] axes, double[] expected) => Assert.Equal(expected, Reduce.Of<double, ReduceSum>(Counting, axes).Values);

    [Fact]
    public void Keeps_or_drops_the_reduced_dimensions()
    {
        Assert.Equal([1, 3, 1], Reduce.Of<double, ReduceSum>(Counting, [0, 2]).Shape);
        Assert.Equal([3], Reduce.Of<double, ReduceSum>(Counting, [0, 2], keep: false).Shape);
        Assert.Empty(Reduce.Of<double, ReduceSum>(Counting, [], keep: false).Shape);
    }

    [Fact]
    public void Of_no_axes_with_noop_still_applies_its_formula_to_each_element()
    {
        Tensor<double> x = new([-3, 4], [2]);
        Assert.Equal([-3, 4], Reduce.Of<double, ReduceSum>(x, [], noop: true).Values);
        Assert.Equal([9, 16], Reduce.Of<double, ReduceSumSquare>(x, [], noop: true).Values);
        Assert.Equal([3, 4], Reduce.OfReal<double, ReduceL2>(x, [], noop: true).Values);
    }

    [Fact]
    public void Of_nothing_is_the_identity()
    {
        Tensor<double> none = new([], [2, 0]);
        Assert.Equal([0, 0], Reduce.Of<double, ReduceSum>(none, [1]).Values);
        Assert.Equal([1, 1], Reduce.Of<double, ReduceProd>(none, [1]).Values);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], Reduce.Of<double, ReduceMax>(none, [1]).Values);
        Assert.Equal([double.PositiveInfinity, double.PositiveInfinity], Reduce.Of<double, ReduceMin>(none, [1]).Values);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], Reduce.OfReal<double, ReduceLogSum>(none, [1]).Values);
        Assert.Equal([double.NegativeInfinity, double.NegativeInfinity], Reduce.OfReal<double, ReduceLogSumExp>(none, [1]).Values);
        Assert.Equal([0, 0], Reduce.OfReal<double, ReduceL2>(none, [1]).Values);
        Assert.All(Reduce.OfReal<double, ReduceMean>(none, [1]).Values, m => Assert.True(double.IsNaN(m)));
        Assert.Equal([int.MinValue], Reduce.Of<int, ReduceMax>(new Tensor<int>([], [0]), []).Values);
        Assert.Equal([byte.MaxValue], Reduce.Of<byte, ReduceMin>(new Tensor<byte>([], [0]), []).Values);
        Assert.Empty(Reduce.Of<double, ReduceSum>(new Tensor<double>([], [0, 3]), [1]).Values);
    }

    [Fact]
    public void Of_a_scalar_is_the_scalar() => Assert.Equal([5.0], Reduce.OfReal<double, ReduceMean>(Tensor<double>.Scalar(5), []).Values);

    [Fact]
    public void Of_booleans_is_or_and_and()
    {
        Tensor<bool> x = new([true, false, true, true], [2, 2]);
        Assert.Equal([true, true], ((Tensor<bool>)Reduce.Apply<double, ReduceMax>(x, [1])).Values);
        Assert.Equal([false, true], ((Tensor<bool>)Reduce.Apply<double, ReduceMin>(x, [1])).Values);
        Assert.Throws<ShapeException>(() => Reduce.Apply<double, ReduceSum>(x, [1]));
    }

    [Fact]
    public void Of_integers_wraps_around_or_truncates()
    {
        Assert.Equal([int.MinValue], ((Tensor<int>)Reduce.Apply<double, ReduceSum>(new Tensor<int>([int.MaxValue, 1], [2]), [])).Values);
        Assert.Equal([-1], ((Tensor<int>)Reduce.ApplyReal<double, ReduceMean>(new Tensor<int>([-2, -1], [2]), [])).Values);
    }

    [Fact]
    public void Log_sum_exp_moves_with_its_input_and_does_not_overflow()
    {
        double[] x = Samples.Doubles(7), moved = [.. x.Select(v => v + 1e4)];
        double low = ReduceLogSumExp.Of<double>(x, new double[7]), high = ReduceLogSumExp.Of<double>(moved, new double[7]);
        Assert.Equal(low + 1e4, high, 1e-11);
        Assert.Equal(double.PositiveInfinity, ReduceLogSumExp.Of<double>([1, double.PositiveInfinity], new double[2]));
        Assert.Equal(double.NegativeInfinity, ReduceLogSumExp.Of<double>([double.NegativeInfinity, double.NegativeInfinity], new double[2]));
        Assert.Equal(3, ReduceLogSumExp.Of<double>([3, double.NegativeInfinity], new double[2]));
        Assert.True(double.IsNaN(ReduceLogSumExp.Of<double>([1, double.NaN], new double[2])));
    }

    [Fact]
    public void Takes_axes_from_the_attribute_before_the_input()
    {
        Tensor<double> old = OneNode.Real("ReduceSum", 11, [Counting], ("axes", new long[] { 1 }), ("keepdims", 0L));
        Tensor<double> fresh = OneNode.Real("ReduceSum", 13, [Counting, Tensor<long>.Vector(1)], ("keepdims", 0L));
        Assert.Equal(old.Values, fresh.Values);
        Assert.Equal([2, 4], fresh.Shape);
        Assert.Equal(Counting.Values, OneNode.Real("ReduceSum", 13, [Counting, Tensor<long>.Vector()], ("noop_with_empty_axes", 1L)).Values);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(4096f)]
    public void Float_runs_stay_within_their_bounds(float offset)
    {
        float[] x = Samples.Singles(6 * 128 * 5, offset);
        Bounds.Contain<Sum>(x, 6, 128, 5);
        Bounds.Contain<Mean>(x, 6, 128, 5);
        Bounds.Contain<Norm>(x, 6, 128, 5);
        Bounds.Contain<LogSumExp>(x, 6, 128, 5);
        Bounds.Contain<Product>([.. x.Select(v => v / Math.Max(1, offset))], 6, 128, 5);
    }

    [Fact]
    public void Derivatives_are_those_of_the_values()
    {
        double[] x = Samples.Doubles(12, 2);
        Differences.AgreeWith<Mean>(x, 2, 3, 2);
        Differences.AgreeWith<Norm>(x, 2, 3, 2);
        Differences.AgreeWith<LogSumExp>(x, 2, 3, 2);
        Differences.AgreeWith<Product>(x, 2, 3, 2);
    }

    private readonly struct Sum : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Reduce.Of<T, ReduceSum>(x, [1]);
    }

    private readonly struct Mean : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Reduce.OfReal<T, ReduceMean>(x, [0, 2]);
    }

    private readonly struct Norm : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Reduce.OfReal<T, ReduceL2>(x, [1, 2]);
    }

    private readonly struct LogSumExp : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Reduce.OfReal<T, ReduceLogSumExp>(x, [1]);
    }

    private readonly struct Product : IProbe
    {
        public static Tensor<T> Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Reduce.Of<T, ReduceProd>(x, [2]);
    }
}
