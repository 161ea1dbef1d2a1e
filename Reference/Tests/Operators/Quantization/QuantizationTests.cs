using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;

namespace Verification.Reference.Tests.Operators.Quantization;

public sealed class QuantizationTests
{
    [Fact]
    public void Rounds_ties_to_even_before_the_zero_point_is_added() =>
        Assert.Equal(
            [128, 129, 128, 130, 0, 255],
            Of<double, byte>("QuantizeLinear", 10, [Tensor<double>.Vector(1, 2, -1, 3, -1e9, double.PositiveInfinity), Tensor<double>.Scalar(2), Tensor<byte>.Scalar(128)]).Values);

    [Fact]
    public void Each_slice_has_its_own_scale()
    {
        Tensor<double> x = new([1, 2, 3, 4], [2, 2]);
        Assert.Equal([1, 1, 3, 2], Of<double, sbyte>("QuantizeLinear", 13, [x, Tensor<double>.Vector(1, 2), Tensor<sbyte>.Vector(0, 0)], ("axis", 1L)).Values);
        Assert.Equal([1, 2, 2, 2], Of<double, sbyte>("QuantizeLinear", 13, [x, Tensor<double>.Vector(1, 2), Tensor<sbyte>.Vector(0, 0)], ("axis", -2L)).Values);
    }

    [Fact]
    public void The_last_block_may_be_short()
    {
        Tensor<sbyte> x = new([1, 2, 3, 4, 5], [1, 5]);
        Tensor<double> scale = new([1, 10, 100], [1, 3], ElementType.Float);
        Assert.Equal([1, 2, 30, 40, 500], Real("DequantizeLinear", 21, [x, scale], ("axis", 1L), ("block_size", 2L)).Values);
        Assert.Throws<OnnxException>(() => Run<double>("DequantizeLinear", 21, [x, scale], ("axis", 1L), ("block_size", 3L)));
    }

    [Fact]
    public void The_division_is_made_in_the_precision_of_the_scale()
    {
        // The quotient of these two floats is 1.49999996: in single precision 1.5, which rounds to 2.
        Tensor<double> x = new([1.05f], [1], ElementType.Float);
        Assert.Equal([2], Of<double, byte>("QuantizeLinear", 23, [x, new Tensor<double>([0.7f], [], ElementType.Float)]).Values);
        Assert.Equal([1], Of<double, byte>("QuantizeLinear", 23, [x, new Tensor<double>([0.7f], [], ElementType.Float)], ("precision", (long)ElementType.Double)).Values);
    }

    [Fact]
    public void Small_floats_keep_the_derivative()
    {
        Dual y = Of<Dual, Dual>("QuantizeLinear", 21, [Tensor<Dual>.Vector(new Dual(3, 1)), Tensor<Dual>.Scalar(2)], ("output_dtype", (long)ElementType.Float8E4M3FN))[0];
        Assert.Equal((1.5, 0.5), (y.Value, y.Extra));
    }

    [Fact]
    public void Without_zero_point_or_type_the_result_is_uint8() =>
        Assert.IsType<Tensor<byte>>(Run<double>("QuantizeLinear", 10, [Tensor<double>.Vector(1), Tensor<double>.Scalar(1)])[0]);

    [Fact]
    public void Two_bits_saturate() =>
        Assert.Equal([-2, 1, 0], Of<double, sbyte>("QuantizeLinear", 25, [Tensor<double>.Vector(-9, 9, 0.5), Tensor<double>.Scalar(1)], ("output_dtype", (long)ElementType.Int2)).Values);

    [Fact]
    public void Dynamic_quantization_includes_zero_in_the_range()
    {
        Value?[] y = Run<double>("DynamicQuantizeLinear", 11, [Tensor<double>.Vector(0, 2, -3, -2.5, 1.34, 0.5)]);
        Assert.Equal([153, 255, 0, 26, 221, 179], ((Tensor<byte>)y[0]!).Values);
        Assert.Equal(5f / 255, (float)((Tensor<double>)y[1]!)[0]);
        Assert.Equal(153, ((Tensor<byte>)y[2]!)[0]);
    }

    [Fact]
    public void Data_of_zeros_have_scale_one()
    {
        Value?[] y = Run<double>("DynamicQuantizeLinear", 11, [Tensor<double>.Vector(0, 0)]);
        Assert.Equal((1, 0), (((Tensor<double>)y[1]!)[0], (int)((Tensor<byte>)y[2]!)[0]));
    }
}
