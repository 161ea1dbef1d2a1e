using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;
using Range = Verification.Reference.Operators.Range;

namespace Verification.Reference.Tests.Operators.Shapes;

public sealed class ReshapeTests
{
    [Fact]
    public void Keeps_a_dimension_at_zero_and_infers_one_at_minus_one()
    {
        Tensor<double> x = Counted(2, 3, 4);
        Tensor<double> y = (Tensor<double>)Reshape.Of(x, [0, -1]);
        Assert.Equal([2, 12], y.Shape);
        Assert.Same(x.Values, y.Values);
    }

    [Fact]
    public void Takes_zero_for_a_dimension_where_allowed() =>
        Assert.Equal([3, 0], ((Tensor)Run<double>("Reshape", 14, [Counted(0, 2), Longs(3, 0)], ("allowzero", 1L))[0]!).Shape);

    [Fact]
    public void Names_what_does_not_fit()
    {
        OnnxException e = Assert.Throws<OnnxException>(() => Run<double>("Reshape", 13, [Counted(2, 3), Longs(4, -1)]));
        Assert.Contains("[2, 3]", e.Message, StringComparison.Ordinal);
        Assert.Throws<OnnxException>(() => Run<double>("Reshape", 13, [Counted(2, 3), Longs(-1, -1)]));
        Assert.Throws<OnnxException>(() => Run<double>("Reshape", 13, [Counted(0), Longs(0, -1)]));
    }

    [Fact]
    public void Squeezes_by_attribute_before_13_and_by_input_after()
    {
        Assert.Equal([3], ((Tensor)Run<double>("Squeeze", 11, [Counted(1, 3)], ("axes", new long[] { 0 }))[0]!).Shape);
        Assert.Equal([3], ((Tensor)Run<double>("Squeeze", 13, [Counted(1, 3, 1), null])[0]!).Shape);
        Assert.Equal([1, 3, 1], ((Tensor)Run<double>("Unsqueeze", 13, [Counted(3), Longs(-1, 0)])[0]!).Shape);
        Assert.Throws<OnnxException>(() => Run<double>("Squeeze", 13, [Counted(2), Longs(0)]));
    }

    [Fact]
    public void Flattens_at_the_rank_to_one_column() => Assert.Equal([6, 1], Reshape.Flatten(Counted(2, 3), 2).Shape);

    [Fact]
    public void Concatenates_what_it_split()
    {
        Tensor<double> x = Counted(2, 5, 3);
        Assert.Equal(x.Values, Doubles(Concat.Of(Split.Of(x, [1, 0, 4], 1), 1)));
        Assert.Equal([2, 2, 1], Split.Equally(Counted(5), 3, 0, lastMayBeSmaller: true).Select(part => part.Count));
        Assert.Throws<ShapeException>(() => Split.Equally(Counted(5), 3, 0, lastMayBeSmaller: false));
    }

    [Fact]
    public void Repeats_each_dimension() => Assert.Equal([0, 1, 0, 1, 2, 3, 2, 3, 0, 1, 0, 1, 2, 3, 2, 3], Doubles(Tile.Of(Counted(2, 2), [2, 2])));

    [Fact]
    public void Repeats_along_one_axis_in_opset_1() =>
        Assert.Equal([0, 1, 0, 1], Doubles(Run<double>("Tile", 1, [Counted(2), Reals([], 2), Reals([], 0)])[0]));

    [Fact]
    public void Expands_only_dimensions_of_one()
    {
        Assert.Equal([0, 0, 1, 1], Doubles(Broadcasting.To(Counted(2, 1), [1, 2])));
        Assert.Throws<ShapeException>(() => Broadcasting.To(Counted(2), [3]));
    }

    [Fact]
    public void Keeps_one_triangle()
    {
        Assert.Equal([0, 1, 0, 3], Doubles(Trilu.Of(Counted(2, 2))));
        Assert.Equal([0, 0, 2, 0], Doubles(Trilu.Of(Counted(2, 2), -1, upper: false)));
        Assert.Equal([0, 0, 0, 0], Doubles(Trilu.Of(Counted(2, 2), long.MaxValue)));
    }

    [Fact]
    public void Ranges_end_before_the_limit()
    {
        Assert.Equal([10, 8, 6, 4], ((Tensor<int>)Range.Of<double>(Tensor<int>.Scalar(10), Tensor<int>.Scalar(3), Tensor<int>.Scalar(-2))).Values);
        Assert.Empty(((Tensor<long>)Range.Of<double>(Tensor<long>.Scalar(long.MaxValue), Tensor<long>.Scalar(long.MinValue), Tensor<long>.Scalar(1))).Values);
        Assert.Equal([0, 0.5, 1], Doubles(Range.Of<double>(Reals([], 0), Reals([], 1.25), Reals([], 0.5))));
        Assert.Throws<ShapeException>(() => Range.Of<double>(Reals([], 0), Reals([], 1), Reals([], 0)));
    }
}
