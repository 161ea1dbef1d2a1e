using Verification.Reference.Tensors;
using Verification.Reference.Tests.Operators;

namespace Verification.Reference.Tests.Onnx.Catalogue;

/// <summary>Types and attributes of the standard's own node tests up to 1.20, each with values found by hand: for those that not every copy of the tests has.</summary>
public class StandardExampleTests
{
    [Fact]
    public void A_tree_branches_on_membership_in_a_set()
    {
        // Up to 11: in {1.2, 3.7, 8, 9} or not; above: in {12, 7} or not. A NaN is neither up to 11 nor in a set.
        Tensor<double> y = (Tensor<double>)OneNode.In<double>("ai.onnx.ml", "TreeEnsemble", 5, 1, [OneNode.Reals([6, 1], 1.2f, 3.4f, -0.12f, double.NaN, 12, 7)],
            ("n_targets", 4L), ("aggregate_function", 1L), ("post_transform", 0L), ("tree_roots", new long[] { 0 }), ("nodes_modes", Tensor<byte>.Vector(0, 6, 6)),
            ("membership_values", Tensor<float>.Vector(1.2f, 3.7f, 8, 9, float.NaN, 12, 7, float.NaN)), ("nodes_splits", Tensor<float>.Vector(11, 232344, float.NaN)),
            ("nodes_featureids", new long[] { 0, 0, 0 }), ("nodes_truenodeids", new long[] { 1, 0, 2 }), ("nodes_trueleafs", new long[] { 0, 1, 1 }),
            ("nodes_falsenodeids", new long[] { 2, 1, 3 }), ("nodes_falseleafs", new long[] { 0, 1, 1 }),
            ("leaf_targetids", new long[] { 0, 1, 2, 3 }), ("leaf_weights", Tensor<float>.Vector(1, 10, 1000, 100)))[0]!;
        Assert.Equal([1, 0, 0, 0, 0, 10, 0, 0, 0, 10, 0, 0, 0, 0, 0, 100, 0, 0, 1000, 0, 0, 10, 0, 0], y.Values);
    }

    [Fact]
    public void Columns_become_images_with_padding_and_in_three_dimensions()
    {
        Tensor<double> padded = OneNode.Real("Col2Im", 18, [new Tensor<double>([.. Enumerable.Range(0, 75).Select(i => 1.0 + i / 15 + 5 * (i % 15))], [1, 5, 15]), OneNode.Longs(5, 5), OneNode.Longs(1, 5)], ("pads", new long[] { 0, 1, 0, 1 }));
        Assert.Equal([8, 21, 24, 27, 24, 38, 66, 69, 72, 54], padded.Values[..10]); // column 4 of row 0: 10 + 14
        Tensor<double> solid = OneNode.Real("Col2Im", 18, [new Tensor<double>([.. Enumerable.Range(0, 120).Select(i => 1.0 + i / 12 % 5 + 60 * (i / 60) + 5 * (i % 12))], [1, 10, 12]), OneNode.Longs(3, 4, 5), OneNode.Longs(1, 1, 5)]);
        Assert.Equal([1, 2, 3, 4, 5], solid.Shape);
        Assert.Equal(Enumerable.Range(1, 120).Select(i => (double)i), solid.Values);
    }

    [Fact]
    public void Each_offset_group_moves_its_own_channels()
    {
        double[] offset = new double[64];
        offset[0] = 0.5;
        offset[13 * 4 + 1] = -0.1;
        Tensor<double> x = new([0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 7, 6, 5, 4, 3, 2, 1, 0], [1, 2, 3, 3]);
        Tensor<double> y = OneNode.Real("DeformConv", 19, [x, OneNode.Reals([1, 2, 2, 2], 1, 1, 1, 1, 1, 1, 1, 1), new Tensor<double>(offset, [1, 16, 2, 2])], ("kernel_shape", new long[] { 2, 2 }), ("offset_group", 2L));
        Assert.All(new[] { 33.5, 32.1, 32, 32 }.Zip(y.Values), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    [Theory]
    [InlineData("ReduceL1", 0)]
    [InlineData("ReduceL2", 0)]
    [InlineData("ReduceSum", 0)]
    [InlineData("ReduceSumSquare", 0)]
    [InlineData("ReduceProd", 1)]
    [InlineData("ReduceMax", double.NegativeInfinity)]
    [InlineData("ReduceMin", double.PositiveInfinity)]
    [InlineData("ReduceLogSum", double.NegativeInfinity)]
    [InlineData("ReduceLogSumExp", double.NegativeInfinity)]
    public void A_reduction_of_nothing_is_its_neutral_element(string opType, double neutral)
    {
        Tensor<double> empty = new([2, 0, 4]), y = OneNode.Real(opType, 20, [empty, OneNode.Longs(1)]);
        Assert.Equal([2, 1, 4], y.Shape);
        Assert.All(y.Values, v => Assert.Equal(neutral, v));
        Assert.Equal([2, 0, 1], OneNode.Real(opType, 20, [empty, OneNode.Longs(2)]).Shape);
    }

    [Fact]
    public void Integers_of_every_width_divide_compare_and_combine()
    {
        Assert.Equal<ushort>([3, 65535], OneNode.Of<double, ushort>("Div", 14, [Tensor<ushort>.Vector(7, 65535), Tensor<ushort>.Vector(2, 1)]).Values);
        Assert.Equal([3, uint.MaxValue], OneNode.Of<double, uint>("Div", 14, [Tensor<uint>.Vector(7, uint.MaxValue), Tensor<uint>.Vector(2, 1)]).Values);
        Assert.Equal([3, ulong.MaxValue], OneNode.Of<double, ulong>("Div", 14, [Tensor<ulong>.Vector(7, ulong.MaxValue), Tensor<ulong>.Vector(2, 1)]).Values);
        Assert.Equal<sbyte>([-3], OneNode.Of<double, sbyte>("Div", 14, [Tensor<sbyte>.Vector(-7), Tensor<sbyte>.Vector(2)]).Values);
        Assert.Equal([true, false], OneNode.Of<double, bool>("Equal", 19, [Tensor<short>.Vector(-7, 1), Tensor<short>.Vector(-7, 2)]).Values);
        Assert.Equal([true, false], OneNode.Of<double, bool>("Equal", 19, [Tensor<ulong>.Vector(ulong.MaxValue, 1), Tensor<ulong>.Scalar(ulong.MaxValue)]).Values);
        Assert.Equal([true, false], OneNode.Of<double, bool>("Equal", 19, [Tensor<string>.Vector("a", "b"), Tensor<string>.Vector("a", "c")]).Values);
        Assert.Equal([true, false], OneNode.Of<double, bool>("Greater", 13, [Tensor<uint>.Vector(uint.MaxValue, 1), Tensor<uint>.Vector(1, 1)]).Values);
        Assert.Equal([true, true, false], OneNode.Of<double, bool>("GreaterOrEqual", 16, [Tensor<ulong>.Vector(ulong.MaxValue, 1, 0), Tensor<ulong>.Scalar(1)]).Values);
        Assert.Equal([0x0C, 0x30], OneNode.Of<double, byte>("BitwiseAnd", 18, [new Tensor<byte>([0xCC, 0x33], [2, 1]), Tensor<byte>.Vector(0x3C)]).Values);
        Assert.Equal([ulong.MaxValue, 1UL], OneNode.Of<double, ulong>("BitwiseOr", 18, [Tensor<ulong>.Vector(ulong.MaxValue - 1, 0), Tensor<ulong>.Scalar(1)]).Values);
        Assert.Equal<short>([-1, 3], OneNode.Of<double, short>("BitwiseXor", 18, [Tensor<short>.Vector(short.MinValue, 1), Tensor<short>.Vector(short.MaxValue, 2)]).Values);
        Assert.Equal<ushort>([65534], OneNode.Of<double, ushort>("BitwiseNot", 18, [Tensor<ushort>.Vector(1)]).Values);
    }

    [Fact]
    public void Numbers_are_quantized_to_every_narrow_type_and_back()
    {
        Tensor<double> x = OneNode.Reals([5], 0, 2, 3, 1000, -254);
        Assert.Equal<short>([256, 257, 258, 756, 129], OneNode.Of<double, short>("QuantizeLinear", 21, [x, OneNode.Reals([], 2), Tensor<short>.Scalar(256)]).Values);
        Assert.Equal([1, 2, 3, 3, 0], OneNode.Of<double, byte>("QuantizeLinear", 25, [x, OneNode.Reals([], 2), new Tensor<byte>([1], [], ElementType.UInt2)]).Values);
        Assert.Equal([-1, 0, 1, 1, -2], OneNode.Of<double, sbyte>("QuantizeLinear", 25, [x, OneNode.Reals([], 2), new Tensor<sbyte>([-1], [], ElementType.Int2)]).Values);
        Assert.Equal([-5534, -3534, 2, 466], OneNode.Real("DequantizeLinear", 21, [Tensor<ushort>.Vector(30000, 31000, 32768, 33000), OneNode.Reals([], 2), Tensor<ushort>.Scalar(32767)]).Values);
        Assert.Equal([-2, 0, 12, -18], OneNode.Real("DequantizeLinear", 21, [new Tensor<sbyte>([0, 1, 7, -8], [4], ElementType.Int4), OneNode.Reals([], 2), new Tensor<sbyte>([1], [], ElementType.Int4)]).Values);
        Tensor<double> blocked = OneNode.Real("DequantizeLinear", 21, [new Tensor<byte>([3, 89, 34, 200], [1, 4]), OneNode.Reals([1, 2], 2, 10), new Tensor<byte>([1, 4], [1, 2])], ("axis", 1L), ("block_size", 2L));
        Assert.Equal([4, 176, 300, 1960], blocked.Values);
        Tensor<double> half = OneNode.Real("DequantizeLinear", 21, [new Tensor<double>([0, 0.5, 1, 448, -104], [5], ElementType.Float8E4M3FN), new Tensor<double>([2], [], ElementType.Float16)]);
        Assert.Equal([0, 1, 2, 896, -208], half.Values);
        Assert.Equal(ElementType.Float16, half.ElementType);
        Tensor<byte> product = OneNode.Of<double, byte>("QLinearMatMul", 21, [new Tensor<byte>([3, 5], [1, 2]), OneNode.Reals([], 0.5), Tensor<byte>.Scalar(1),
            new Tensor<byte>([7, 9], [2, 1]), OneNode.Reals([], 2), Tensor<byte>.Scalar(5), OneNode.Reals([], 4), Tensor<byte>.Scalar(10)]);
        Assert.Equal([15], product.Values); // (2·2 + 4·4)·0.5·2/4 + 10
    }

    [Theory]
    [InlineData(ElementType.Float8E4M3FN, 448, double.NaN)]
    [InlineData(ElementType.Float8E4M3FNUZ, 240, double.NaN)]
    [InlineData(ElementType.Float8E5M2, 57344, double.PositiveInfinity)]
    [InlineData(ElementType.Float8E5M2FNUZ, 57344, double.NaN)]
    public void A_cast_to_float8_saturates_or_not_from_every_wider_float(ElementType to, double largest, double beyond)
    {
        foreach (ElementType from in new[] { ElementType.Float, ElementType.Float16, ElementType.BFloat16 })
        {
            Tensor<double> x = new([1.0625, -0.5, 1e6, double.NaN], [4], from);
            Tensor<double> y = OneNode.Real("Cast", 24, [x], ("to", (long)to)), z = OneNode.Real("Cast", 24, [x], ("to", (long)to), ("saturate", 0L));
            Assert.Equal(to, y.ElementType);
            Assert.Equal([1, -0.5, largest, double.NaN], y.Values);
            Assert.Equal([1, -0.5, beyond, double.NaN], z.Values);
            Assert.Equal(y.Values, OneNode.Real("CastLike", 24, [x, new Tensor<double>([0], [1], to)]).Values);
            Assert.Equal(from, OneNode.Real("Cast", 24, [y], ("to", (long)from)).ElementType);
        }
    }

    [Theory]
    [InlineData(ElementType.Int2, ElementType.Int8)]
    [InlineData(ElementType.Int4, ElementType.Int8)]
    [InlineData(ElementType.UInt2, ElementType.UInt8)]
    [InlineData(ElementType.UInt4, ElementType.UInt8)]
    public void Narrow_integers_come_from_floats_and_go_to_floats_and_bytes(ElementType narrow, ElementType wide)
    {
        int least = narrow is ElementType.Int2 ? -2 : narrow is ElementType.Int4 ? -8 : 0;
        double[] values = [.. Enumerable.Range(least, 1 << narrow.Bits()).Select(v => (double)v)];
        foreach (ElementType real in new[] { ElementType.Float, ElementType.Float16 })
        {
            Tensor cast = (Tensor)OneNode.Run<double>("Cast", 25, [new Tensor<double>(values, [values.Length], real)], ("to", (long)narrow))[0]!;
            Assert.Equal(narrow, cast.ElementType);
            Tensor<double> back = OneNode.Real("Cast", 25, [cast], ("to", (long)real));
            Assert.Equal(values, back.Values);
            Assert.Equal(real, back.ElementType);
            Tensor bytes = (Tensor)OneNode.Run<double>("Cast", 25, [cast], ("to", (long)wide))[0]!;
            Assert.Equal(wide, bytes.ElementType);
            Assert.Equal(values, bytes.Elements.Cast<object>().Select(v => Convert.ToDouble(v, null)));
        }
    }

    [Fact]
    public void An_image_is_resized_along_named_axes_and_within_a_size()
    {
        Tensor<double> x = OneNode.Reals([1, 1, 2, 2], 1, 2, 3, 4);
        Assert.Equal([1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4], OneNode.Real("Resize", 19, [x, null, OneNode.Reals([2], 2, 2)], ("axes", new long[] { 2, 3 })).Values);
        Tensor<double> wide = OneNode.Counted(1, 1, 2, 4);
        Assert.Equal([1, 1, 1, 2], OneNode.Real("Resize", 19, [wide, null, null, OneNode.Longs(1, 3)], ("axes", new long[] { 2, 3 }), ("keep_aspect_ratio_policy", "not_larger")).Shape);
        Tensor<double> crop = OneNode.Real("Resize", 19, [OneNode.Counted(1, 1, 4, 4), OneNode.Reals([4], 1 / 3.0, 1 / 3.0, 2 / 3.0, 2 / 3.0), null, OneNode.Longs(2, 2)],
            ("axes", new long[] { 2, 3 }), ("mode", "linear"), ("coordinate_transformation_mode", "tf_crop_and_resize"));
        Assert.All(new double[] { 5, 6, 9, 10 }.Zip(crop.Values), p => Assert.Equal(p.First, p.Second, 1e-12));
    }

    [Fact]
    public void Part_of_a_head_is_rotated()
    {
        // Of four features the first two are a pair: (a, b) → (a cos − b sin, a sin + b cos).
        Tensor<double> y = OneNode.Real("RotaryEmbedding", 23, [OneNode.Reals([1, 1, 1, 4], 1, 2, 3, 4), OneNode.Reals([3, 1], 9, 9, 0.6), OneNode.Reals([3, 1], 9, 9, 0.8), new Tensor<long>([2], [1, 1])], ("rotary_embedding_dim", 2L));
        Assert.All(new[] { 0.6 - 1.6, 0.8 + 1.2, 3, 4 }.Zip(y.Values), p => Assert.Equal(p.First, p.Second, 1e-14));
    }

    [Fact]
    public void Tensors_split_unevenly_and_by_lengths()
    {
        Value?[] parts = OneNode.Run<double>("Split", 18, 3, [OneNode.Counted(2, 8)], ("axis", 1L), ("num_outputs", 3L));
        Assert.Equal([3, 3, 2], parts.Select(p => ((Tensor)p!).Shape[1]));
        Value?[] lengths = OneNode.Run<double>("Split", 18, 2, [OneNode.Counted(2, 6), OneNode.Longs(2, 4)], ("axis", 1L));
        Assert.Equal([2, 3, 4, 5, 8, 9, 10, 11], OneNode.Doubles(lengths[1]));
    }

    [Fact]
    public void A_cache_is_written_where_it_says_and_a_border_wraps_around()
    {
        Tensor<double> cache = OneNode.Real("TensorScatter", 24, [new Tensor<double>([2, 3, 1], ElementType.Float), OneNode.Reals([2, 1, 1], 5, 7), OneNode.Longs(1, 2)]);
        Assert.Equal([0, 5, 0, 0, 0, 7], cache.Values);
        Assert.Equal([3, 1, 2, 3, 1, 2], OneNode.Real("Pad", 19, [OneNode.Reals([3], 1, 2, 3), OneNode.Longs(1, 2)], ("mode", "wrap")).Values);
        Assert.Equal([ulong.MaxValue, 2], OneNode.Of<double, ulong>("Sub", 14, [Tensor<ulong>.Vector(0, 5), Tensor<ulong>.Vector(1, 3)]).Values);
        Value?[] top = OneNode.Run<double>("TopK", 24, 2, [OneNode.Reals([4], 1, 1, 1, 1), OneNode.Longs(3)], ("largest", 0L));
        Assert.Equal([0, 1, 2], ((Tensor<long>)top[1]!).Values);
    }

    [Theory]
    [InlineData("nearest")]
    [InlineData("linear")]
    public void A_grid_samples_corners_and_centres_of_images_and_solids(string mode)
    {
        // Aligned corners: ±1 are the centres of the outer elements.
        Tensor<double> y = OneNode.Real("GridSample", 20, [OneNode.Counted(1, 1, 3, 3), OneNode.Reals([1, 1, 3, 2], -1, -1, 0, -1, 1, 1)], ("mode", mode), ("align_corners", 1L));
        Assert.Equal([0, 1, 8], y.Values);
        Tensor<double> z = OneNode.Real("GridSample", 20, [OneNode.Counted(1, 1, 2, 2, 2), OneNode.Reals([1, 1, 1, 2, 3], -1, -1, -1, 1, 1, 1)], ("mode", mode), ("align_corners", 1L));
        Assert.Equal([0, 7], z.Values);
    }

    [Fact]
    public void Texts_join_scalars_contract_and_the_largest_of_unsigned_numbers_are_found()
    {
        Assert.Equal(["ax", "bx"], OneNode.Of<double, string>("StringConcat", 20, [Tensor<string>.Vector("a", "b"), Tensor<string>.Vector("x")]).Values);
        Assert.Equal([5], OneNode.Real("Einsum", 12, [OneNode.Reals([], 5)], ("equation", "->")).Values);
        Value?[] top = OneNode.Run<double>("TopK", 24, 2, [Tensor<ulong>.Vector(1, ulong.MaxValue, 5, ulong.MaxValue), OneNode.Longs(2)]);
        Assert.Equal([ulong.MaxValue, ulong.MaxValue], ((Tensor<ulong>)top[0]!).Values);
        Assert.Equal([1, 3], ((Tensor<long>)top[1]!).Values);
        Assert.Equal([5, 1, 2, 5, 5], OneNode.Real("Pad", 18, [OneNode.Reals([1, 2], 1, 2), OneNode.Longs(1, 2), OneNode.Reals([], 5), OneNode.Longs(1)]).Values);
    }
}
