using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Shapes;

public sealed class PadTests
{
    [Theory]
    [InlineData("constant", 0d, 0d, 0d, 0d, 1d, 2d, 0d, 0d, 0d)]
    [InlineData("edge", 0d, 0d, 0d, 0d, 1d, 2d, 2d, 2d, 2d)]
    [InlineData("reflect", 0d, 1d, 2d, 1d, 0d, 1d, 2d, 1d, 0d, 1d)]
    [InlineData("wrap", 2d, 0d, 1d, 2d, 0d, 1d, 2d, 0d, 1d, 2d)]
    public void Continues_a_vector_as_its_mode_says(string mode, params double[] expected)
    {
        int before = expected.Length - 6;
        double[] padded = Doubles(Pad.Of(Counted(3), [before, 3], mode));
        Assert.Equal(expected, padded);
    }

    [Fact]
    public void Crops_where_a_count_is_negative() => Assert.Equal([9, 9, 3, 4, 9, 9, 6, 7], Doubles(Pad.Of(Counted(3, 3), [-1, 2, 0, -1], constant: Tensor<double>.Scalar(9))));

    [Fact]
    public void Crops_before_it_reflects() => Assert.Equal([2, 3, 4, 3, 2], Doubles(Pad.Of(Counted(5), [-2, 2], "reflect")));

    [Fact]
    public void Pads_strings_with_empty_ones() => Assert.Equal(["", "a", ""], ((Tensor<string>)Pad.Of(Tensor<string>.Vector("a"), [1, 1])).Values);

    [Fact]
    public void Pads_only_the_named_axes_from_18_on() =>
        Assert.Equal([0, 0, 1, 0, 0, 2, 3, 0], Doubles(Run<double>("Pad", 18, [Counted(2, 2), Longs(1, 1), null, Longs(-1)])[0]));

    [Fact]
    public void Reads_attributes_in_opset_2() =>
        Assert.Equal([5, 0, 1], Doubles(Run<double>("Pad", 2, [Counted(2)], ("pads", new long[] { 1, 0 }), ("value", 5f))[0]));

    [Fact]
    public void Refuses_to_repeat_what_is_not_there() => Assert.Throws<OnnxException>(() => Run<double>("Pad", 13, [Counted(0), Longs(1, 1)], ("mode", "edge")));

    [Fact]
    public void Pads_and_crops_around_the_centre()
    {
        Assert.Equal([0, 0, 1, 2, 0], Doubles(CenterCropPad.Of(Counted(3), [5])));
        Assert.Equal([0, 1, 2, 0], Doubles(CenterCropPad.Of(Counted(3), [4])));
        Assert.Equal([1, 2], Doubles(CenterCropPad.Of(Counted(5), [2])));
    }
}
