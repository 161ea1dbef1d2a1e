using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators.Elementwise;

public sealed class ElementwiseTests
{
    private static readonly double[] Hard = [double.NaN, double.NegativeInfinity, -1.5, -0.0, 0.0, double.Epsilon, 2.5, double.PositiveInfinity];

    [Fact]
    public void Division_of_integers_truncates_toward_zero() =>
        Assert.Equal([-3, 3, -3, 0], Of<double, int>("Div", 14, [Tensor<int>.Vector(-7, 7, 7, -1), Tensor<int>.Vector(2, 2, -2, 2)]).Values);

    [Fact]
    public void Division_of_an_integer_by_zero_is_refused() =>
        Assert.Equal([int.MinValue, 5], Of<double, int>("Div", 14, [Tensor<int>.Vector(int.MinValue, -5), Tensor<int>.Vector(-1)]).Values);

    [Fact]
    public void Narrow_integers_wrap_around()
    {
        Assert.Equal([44], Of<double, byte>("Add", 14, [Tensor<byte>.Vector(200), Tensor<byte>.Vector(100)]).Values);
        Assert.Equal([sbyte.MinValue], Of<double, sbyte>("Abs", 13, [Tensor<sbyte>.Vector(sbyte.MinValue)]).Values);
    }

    [Theory]
    [InlineData("Div", 0L)]
    [InlineData("Mod", 0L)]
    [InlineData("Mod", 1L)]
    public void An_integer_divisor_of_zero_is_named(string opType, long fmod)
    {
        (string, object)[] attributes = opType == "Mod" ? [("fmod", fmod)] : [];
        OnnxException e = Assert.Throws<OnnxException>(() => Run<double>(opType, 14, [Tensor<int>.Vector(1), Tensor<int>.Vector(2, -1, 0)], attributes));
        Assert.Contains("element 2 of the divisor", e.Message, StringComparison.Ordinal);
        Assert.Empty(Of<double, long>(opType, 14, [new Tensor<long>([0]), Tensor<long>.Scalar(0)], attributes).Values);
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(1L)]
    public void The_least_integer_leaves_no_remainder_over_minus_one(long fmod)
    {
        Assert.Equal([0L, 0], Of<double, long>("Mod", 13, [Tensor<long>.Vector(long.MinValue, 7), Tensor<long>.Scalar(-1)], ("fmod", fmod)).Values);
        Assert.Equal([(short)0], Of<double, short>("Mod", 13, [Tensor<short>.Vector(short.MinValue), Tensor<short>.Scalar(-1)], ("fmod", fmod)).Values);
    }

    [Fact]
    public void Mod_takes_the_sign_of_the_divisor_and_fmod_that_of_the_dividend()
    {
        Value[] operands = [Tensor<long>.Vector(-4, 7, 5, 4, -7, 8), Tensor<long>.Vector(2, -3, 8, -2, 3, 5)];
        Assert.Equal([0, -2, 5, 0, 2, 3], Of<double, long>("Mod", 13, operands).Values);
        Assert.Equal([0, 1, 5, 0, -1, 3], Of<double, long>("Mod", 13, operands, ("fmod", 1L)).Values);
    }

    [Fact]
    public void Powers_keep_the_type_of_the_base()
    {
        Assert.Equal([1, 8, -27], Of<double, int>("Pow", 15, [Tensor<int>.Vector(1, 2, -3), Tensor<double>.Vector(3, 3, 3)]).Values);
        Assert.Equal([0.125, 4], Real("Pow", 15, [Tensor<double>.Vector(2, -2), Tensor<long>.Vector(-3, 2)]).Values);
        Assert.Equal([1, 0, -1, 1 << 30], Of<double, int>("Pow", 15, [Tensor<int>.Vector(1, 2, -1, 2), Tensor<int>.Vector(-5, -1, -3, 30)]).Values);
    }

    [Fact]
    public void Before_opset_7_an_axis_says_where_the_second_operand_lies()
    {
        Tensor<double> x = new([.. Enumerable.Range(0, 24).Select(i => (double)i)], [2, 3, 4]), y = Tensor<double>.Vector(100, 200, 300);
        Tensor<double> sum = Real("Add", 6, [x, y], ("broadcast", 1L), ("axis", 1L));
        Assert.Equal(x.Shape, sum.Shape);
        Assert.Equal([100, 204, 308, 112, 216, 320], [sum[0], sum[4], sum[8], sum[12], sum[16], sum[20]]);
        Assert.Throws<OnnxException>(() => Run<double>("Add", 6, [x, y]));
        Assert.Throws<OnnxException>(() => Run<double>("Add", 7, [x, y]));
    }

    [Fact]
    public void Maximum_and_minimum_pass_NaN_on_and_order_the_zeros()
    {
        Assert.True(double.IsNaN(Real("Max", 13, [Tensor<double>.Vector(1), Tensor<double>.Vector(double.NaN)])[0]));
        Assert.True(double.IsPositive(Real("Max", 13, [Tensor<double>.Vector(-0.0), Tensor<double>.Vector(0.0)])[0]));
        Assert.True(double.IsNegative(Real("Min", 13, [Tensor<double>.Vector(0.0), Tensor<double>.Vector(-0.0)])[0]));
        Assert.Equal([3UL], Of<double, ulong>("Max", 13, [Tensor<ulong>.Vector(1), Tensor<ulong>.Vector(3), Tensor<ulong>.Vector(2)]).Values);
    }

    [Fact]
    public void Sign_and_absolute_value_of_hard_numbers()
    {
        Assert.Equal([double.NaN, -1, -1, 0, 0, 1, 1, 1], Real("Sign", 13, [Tensor<double>.Vector(Hard)]).Values);
        double[] magnitudes = Real("Abs", 13, [Tensor<double>.Vector(Hard)]).Values;
        Assert.All(magnitudes.Skip(1), m => Assert.True(double.IsPositive(m)));
        Assert.Equal([-1, 0, 1], Of<double, short>("Sign", 13, [Tensor<short>.Vector(-5, 0, 7)]).Values);
    }

    [Fact]
    public void A_sign_that_the_bound_cannot_tell_covers_the_jump()
    {
        Tracked unsure = new(1e-9, 1e-8), sure = new(1e-9, 1e-10);
        Tensor<Tracked> sign = (Tensor<Tracked>)Sign.Apply<Tracked>(Tensor<Tracked>.Vector(unsure, sure));
        Assert.Equal(1, sign[0].Value);
        Assert.InRange(sign[0].Extra, 2, 2 + 1e-13); // bounds are rounded outwards
        Assert.Equal((1, 0), (sign[1].Value, sign[1].Extra));
    }

    [Fact]
    public void Clip_without_bounds_cut_at_the_finite_floats_before_opset_11_only()
    {
        Tensor<double> x = Tensor<double>.Vector(double.NegativeInfinity, 0, double.PositiveInfinity, double.NaN);
        Assert.Equal([-float.MaxValue, 0, float.MaxValue, double.NaN], Real("Clip", 6, [x]).Values);
        Assert.Equal(x.Values, Real("Clip", 1, [x]).Values);
        Assert.Equal(x.Values, Real("Clip", 11, [x]).Values);
        Assert.Equal([2, 2], Real("Clip", 13, [Tensor<double>.Vector(0, 9), Tensor<double>.Scalar(5), Tensor<double>.Scalar(2)]).Values);
    }

    [Theory]
    [InlineData(0, 0, new long[] { 1, 3, 6 })]
    [InlineData(1, 0, new long[] { 0, 1, 3 })]
    [InlineData(0, 1, new long[] { 6, 5, 3 })]
    [InlineData(1, 1, new long[] { 5, 3, 0 })]
    public void Cumulative_sums_run_either_way_with_or_without_their_own_term(long exclusive, long reverse, long[] expected) =>
        Assert.Equal(expected, Of<double, long>("CumSum", 14, [Tensor<long>.Vector(1, 2, 3), Tensor<int>.Scalar(0)], ("exclusive", exclusive), ("reverse", reverse)).Values);

    [Fact]
    public void A_cumulative_sum_is_bounded_for_every_order_of_addition()
    {
        double[] terms = [1e8, -1e8, 0.125, 3];
        Tracked[] x = Array.ConvertAll(terms, t => (Tracked)t);
        Tracked last = Of<Tracked, Tracked>("CumSum", 14, [Tensor<Tracked>.Vector(x), Tensor<int>.Scalar(0)])[3];
        float backwards = 3f + 0.125f + -1e8f + 1e8f;
        Assert.True(Math.Abs(backwards - last.Value) <= last.Extra);
    }

    [Fact]
    public void Shifts_by_the_width_leave_nothing()
    {
        Assert.Equal([32, 0], Of<double, byte>("BitShift", 11, [Tensor<byte>.Vector(16, 16), Tensor<byte>.Vector(1, 8)], ("direction", "LEFT")).Values);
        Assert.Equal([8, 0], Of<double, byte>("BitShift", 11, [Tensor<byte>.Vector(16, 16), Tensor<byte>.Vector(1, 9)], ("direction", "RIGHT")).Values);
    }

    [Fact]
    public void The_complement_of_integers_flips_every_bit()
    {
        Assert.Equal([0xFFFF, 0, 0xFF00], Of<double, ushort>("BitwiseNot", 18, [Tensor<ushort>.Vector(0, 0xFFFF, 0x00FF)]).Values);
        Assert.Equal([-1, int.MinValue], Of<double, int>("BitwiseNot", 18, [Tensor<int>.Vector(0, int.MaxValue)]).Values);
    }

    [Fact]
    public void Infinities_are_told_apart_by_attribute()
    {
        Assert.Equal([false, false, false, false, false, false, false, true], Of<double, bool>("IsInf", 20, [Tensor<double>.Vector(Hard)], ("detect_negative", 0L)).Values);
        Assert.Equal(1, Of<double, bool>("IsNaN", 20, [Tensor<double>.Vector(Hard)]).Values.Count(b => b));
    }

    [Fact]
    public void Empty_and_scalar_tensors_are_tensors()
    {
        Assert.Equal([0, 3], Real("Add", 14, [new Tensor<double>([0, 3]), Tensor<double>.Vector(1, 2, 3)]).Shape);
        Assert.Equal([], Real("Mul", 14, [Tensor<double>.Scalar(3), Tensor<double>.Scalar(4)]).Shape);
        Assert.Equal(6, Real("Sum", 13, [Tensor<double>.Scalar(1), Tensor<double>.Scalar(2), Tensor<double>.Scalar(3)])[0]);
        Assert.Equal(2, Real("Mean", 13, [Tensor<double>.Scalar(1), Tensor<double>.Scalar(2), Tensor<double>.Scalar(3)])[0]);
    }

    [Fact]
    public void Operands_of_two_types_are_refused() =>
        Assert.Contains("one type", Assert.Throws<OnnxException>(() => Run<double>("Add", 14, [Tensor<int>.Vector(1), Tensor<long>.Vector(1)])).Message, StringComparison.Ordinal);
}
