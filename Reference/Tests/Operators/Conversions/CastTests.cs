using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;
using Wide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Widening>;

namespace Verification.Reference.Tests.Operators.Conversions;

public sealed class CastTests
{
    public static TheoryData<ElementType> SmallFormats =>
    [
        ElementType.Float16, ElementType.BFloat16, ElementType.Float8E4M3FN, ElementType.Float8E4M3FNUZ,
        ElementType.Float8E5M2, ElementType.Float8E5M2FNUZ, ElementType.Float4E2M1, ElementType.Float8E8M0,
    ];

    [Theory]
    [MemberData(nameof(SmallFormats))]
    public void Every_pattern_of_a_small_format_is_read_back(ElementType type)
    {
        SmallFloat format = SmallFloat.Of(type)!;
        for (int bits = 0; bits < 1 << type.Bits(); bits++)
        {
            float value = format.Decode(bits);
            bool same = float.IsNaN(value) ? float.IsNaN(format.Decode(format.Encode(value))) : format.Encode(value) == bits;
            Assert.True(same, $"{bits:X} means {value}, which is written {format.Encode(value):X}");
            Assert.Equal(value, format.Round(value, saturate: false));
        }
    }

    [Theory]
    [MemberData(nameof(SmallFormats))]
    public void Rounding_is_monotone_and_to_a_neighbour(ElementType type)
    {
        Storage storage = new(type);
        double previous = double.NegativeInfinity;
        for (double x = type == ElementType.Float8E8M0 ? 1e-3 : -7; x < 7; x += 0.00371)
        {
            double rounded = storage.Round(x);
            Assert.True(rounded >= previous && Math.Abs(rounded - x) <= storage.Spacing(x));
            previous = rounded;
        }
    }

    [Fact]
    public void Half_precision_agrees_with_the_runtime()
    {
        Storage storage = new(ElementType.Float16);
        foreach (double x in new[] { 1.0 / 3, 65519.99, 65520, -65504, 2049, 2051, 5.9604644775390625e-8, 2.98e-8, 2.99e-8, 1e-30, -0.0, double.NaN, double.PositiveInfinity })
        {
            Assert.Equal((double)(Half)x, storage.Round(x));
        }
    }

    [Theory]
    [InlineData(ElementType.Float8E4M3FN, 448, double.NaN)]
    [InlineData(ElementType.Float8E4M3FNUZ, 240, double.NaN)]
    [InlineData(ElementType.Float8E5M2, 57344, double.PositiveInfinity)]
    [InlineData(ElementType.Float8E5M2FNUZ, 57344, double.NaN)]
    [InlineData(ElementType.Float4E2M1, 6, 6)]
    public void What_is_too_large_saturates_or_leaves_the_format(ElementType type, double saturated, double other)
    {
        Tensor<double> x = Tensor<double>.Vector(1e6, double.PositiveInfinity);
        Assert.Equal([saturated, saturated], Real("Cast", 25, [x], ("to", (long)type)).Values);
        Assert.Equal([other, other], Real("Cast", 25, [x], ("to", (long)type), ("saturate", 0L)).Values);
    }

    [Fact]
    public void NaN_becomes_the_largest_number_of_a_format_without_NaN()
    {
        Tensor<double> x = Tensor<double>.Vector(double.NaN, -double.NaN, double.NegativeInfinity, -0.0);
        Assert.Equal([6, 6, -6, -0.0], Real("Cast", 25, [x], ("to", (long)ElementType.Float4E2M1)).Values);
    }

    [Theory]
    [InlineData("up", new[] { 1.0, 2, 2, 2, 4, 5.877471754111438e-39 })]
    [InlineData("down", new[] { 1.0, 1, 1, 1, 2, 5.877471754111438e-39 })]
    [InlineData("nearest", new[] { 1.0, 1, 2, 2, 4, 5.877471754111438e-39 })]
    public void Powers_of_two_are_rounded_to_as_told(string mode, double[] expected)
    {
        Tensor<double> x = Tensor<double>.Vector(1, 1.25, 1.5, 1.75, 3, 0);
        Assert.Equal(expected, Real("Cast", 25, [x], ("to", (long)ElementType.Float8E8M0), ("round_mode", mode)).Values);
    }

    [Fact]
    public void Reals_truncate_and_integers_drop_bits()
    {
        Assert.Equal([-2, 2, 0, -56], Of<double, sbyte>("Cast", 25, [Tensor<double>.Vector(-2.9, 2.9, -0.5, 200)], ("to", (long)ElementType.Int8)).Values);
        Assert.Equal([-56], Of<double, sbyte>("Cast", 25, [Tensor<short>.Vector(200)], ("to", (long)ElementType.Int8)).Values);
        Assert.Equal([ulong.MaxValue - 2047], Of<double, ulong>("Cast", 25, [Tensor<double>.Vector(18446744073709549568.0)], ("to", (long)ElementType.UInt64)).Values);
        Assert.Equal([7, -8], Of<double, sbyte>("Cast", 25, [Tensor<int>.Vector(-9, 8)], ("to", (long)ElementType.Int4)).Values);
        Assert.Equal([true, false, true], Of<double, bool>("Cast", 25, [Tensor<double>.Vector(double.NaN, -0.0, 1e-300)], ("to", (long)ElementType.Bool)).Values);
    }

    [Fact]
    public void Wide_integers_are_rounded_to_single_precision() =>
        Assert.Equal([16777216.0, 9223372036854775808.0], Real("Cast", 25, [Tensor<long>.Vector(16777217, long.MaxValue)], ("to", (long)ElementType.Float)).Values);

    [Fact]
    public void Numbers_and_texts_are_each_others_inverse()
    {
        Tensor<double> x = new([0.47892547f, 1e-5f, -1.5e20f, 3, double.NaN, double.NegativeInfinity], [6], ElementType.Float);
        Tensor<string> text = Of<double, string>("Cast", 25, [x], ("to", (long)ElementType.String));
        Assert.Equal(["0.47892547", "0.00001", "-150000000000000000000", "3", "NaN", "-INF"], text.Values);
        Assert.Equal(x.Values, Real("Cast", 25, [text], ("to", (long)ElementType.Float)).Values);
        Assert.Equal([100, -7], Of<double, long>("Cast", 25, [Tensor<string>.Vector("100.5", "-7")], ("to", (long)ElementType.Int64)).Values);
    }

    [Fact]
    public void Opset_1_names_the_type() => Assert.Equal([3], Of<double, int>("Cast", 1, [Tensor<double>.Vector(3.7)], ("to", "INT32")).Values);

    [Fact]
    public void A_bound_is_rounded_at_both_its_ends()
    {
        Tracked exact = To(new Tracked(1.0001)), clear = To(new Tracked(1.0001, 1e-5)), straddling = To(new Tracked(1 + 1.0 / 2048, 1e-5));
        Assert.Equal((1, 0), (exact.Value, exact.Extra));
        Assert.Equal((1, 0), (clear.Value, clear.Extra));
        Assert.Equal((1, 1.0 / 1024), (straddling.Value, straddling.Extra));

        Assert.Equal(0, To(new Tracked(1e6, 1)).Extra);
        Assert.Equal(double.PositiveInfinity, To(new Tracked(65519, 10)).Extra);
        Assert.Equal(double.PositiveInfinity, Special.RoundTo(new Tracked(449, 100), new Storage(ElementType.Float8E4M3FN, saturate: false)).Extra);

        static Tracked To(Tracked x) => Special.RoundTo(x, new Storage(ElementType.Float16));
    }

    [Fact]
    public void A_derivative_passes_through_a_rounding()
    {
        Dual y = Special.RoundTo(new Dual(1.0001, 3), new Storage(ElementType.Float16));
        Assert.Equal((1, 3), (y.Value, y.Extra));
        using Tape tape = new();
        Augmented<Taping> x = tape.Variable(1.0001);
        Assert.Equal([1], tape.Gradient(Special.RoundTo(x, new Storage(ElementType.Float16)), [x]));
    }

    [Fact]
    public void Both_parts_of_a_wide_number_decide_a_tie()
    {
        double tie = 1 + 1.0 / 2048;
        Storage half = new(ElementType.Float16);
        Assert.Equal([1, 1, 1 + 1.0 / 1024], [half.Round(tie, -1e-20), half.Round(tie, 0), half.Round(tie, 1e-20)]);
        Assert.Equal(1, half.Round(Math.BitDecrement(tie), 1e-17));
        Assert.Equal(2, new Storage(ElementType.Float8E8M0).Round(1, 1e-20));
        Assert.Equal(1, Special.RoundTo(new Wide(tie, -1e-20), half).Value);
    }

    [Fact]
    public void Widening_rounds_nothing()
    {
        Tensor<double> computed = new([1.0 / 3], [1], ElementType.Float);
        Tensor<double> y = Real("Cast", 25, [computed], ("to", (long)ElementType.Double));
        Assert.Equal((1.0 / 3, ElementType.Double), (y[0], y.ElementType));
    }

    [Fact]
    public void Bits_are_read_as_another_type()
    {
        Tensor<double> ones = new([1, -2], [2], ElementType.Float);
        Assert.Equal([0x3F800000, unchecked((int)0xC0000000)], Of<double, int>("BitCast", 26, [ones], ("to", (long)ElementType.Int32)).Values);
        Tensor<sbyte> nibbles = new([-1, 7, -8], [3], ElementType.Int4);
        Assert.Equal([15, 7, 8], Of<double, byte>("BitCast", 26, [nibbles], ("to", (long)ElementType.UInt4)).Values);
        Assert.Throws<OnnxException>(() => Run<double>("BitCast", 26, [ones], ("to", (long)ElementType.Int64)));
    }

    [Fact]
    public void Constants_come_in_every_attribute()
    {
        Assert.Equal((0.1f, ElementType.Float), (Real("Constant", 25, [], ("value_float", 0.1f))[0], Real("Constant", 25, [], ("value_float", 0.1f)).ElementType));
        Assert.Equal([1, 2], Of<double, long>("Constant", 25, [], ("value_ints", new long[] { 1, 2 })).Values);
        string[] texts = ["a"];
        Assert.Equal(texts, Of<double, string>("Constant", 25, [], ("value_strings", texts)).Values);
        Assert.Equal([5, 5], Of<double, byte>("ConstantOfShape", 25, [Tensor<long>.Vector(2)], ("value", Tensor<byte>.Vector(5))).Values);
        Assert.Equal([], Real("ConstantOfShape", 25, [Tensor<long>.Vector()]).Shape);
        Assert.Equal([0, 1, 0, 0, 0, 1], Of<double, int>("EyeLike", 22, [new Tensor<int>([2, 3])], ("k", 1L)).Values);
    }
}
