using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Indexing;

public sealed class SearchTests
{
    [Fact]
    public void Names_the_first_of_equal_extremes_or_the_last()
    {
        Tensor<double> x = Reals([4], 1, 3, 3, 1);
        Assert.Equal([1], ArgMax.Of<double>(x).Values);
        Assert.Equal([2], ArgMax.Of<double>(x, last: true).Values);
        Assert.Equal([3], ArgMax.Of<double>(x, last: true, smallest: true).Values);
    }

    [Fact]
    public void Takes_NaN_for_the_extreme() => Assert.Equal([1], ArgMax.Of<double>(Reals([4], 1, double.NaN, double.PositiveInfinity, double.NaN)).Values);

    [Fact]
    public void Drops_the_dimension_when_told()
    {
        Assert.Equal([1, 3], ArgMax.Of<double>(Counted(2, 3)).Shape);
        Assert.Equal([3], ArgMax.Of<double>(Counted(2, 3), keepDimension: false).Shape);
        Assert.Throws<ShapeException>(() => ArgMax.Of<double>(Counted(0, 3)));
    }

    [Fact]
    public void Orders_the_largest_with_ties_by_index()
    {
        Tensor[] top = TopK.Of<double>(Reals([5], 2, 7, double.NaN, 7, 1), 4);
        Assert.Equal([double.NaN, 7, 7, 2], Doubles(top[0]));
        Assert.Equal([2, 1, 3, 0], ((Tensor<long>)top[1]).Values);
    }

    [Fact]
    public void Takes_k_from_an_attribute_in_opset_1_and_from_an_input_after()
    {
        Assert.Equal([2, 5], Doubles(Run<double>("TopK", 1, 2, [Counted(2, 3)], ("k", 1L))[0]));
        Assert.Equal([0, 3], Doubles(Run<double>("TopK", 11, 2, [Counted(2, 3), Longs(1)], ("largest", 0L))[0]));
        Assert.Equal([3, 4, 5], Doubles(Run<double>("TopK", 24, 2, [Counted(2, 3), Longs(1)], ("axis", 0L))[0]));
        Assert.Throws<OnnxException>(() => Run<double>("TopK", 11, 2, [Counted(2, 3), Longs(4)]));
    }

    [Fact]
    public void Finds_each_distinct_element_once()
    {
        Tensor[] sorted = Unique.Of<double>(Reals([6], 2, 1, 1, 3, 4, 3)), unsorted = Unique.Of<double>(Reals([6], 2, 1, 1, 3, 4, 3), sorted: false);
        Assert.Equal([1, 2, 3, 4], Doubles(sorted[0]));
        Assert.Equal([1, 0, 3, 4], ((Tensor<long>)sorted[1]).Values);
        Assert.Equal([1, 0, 0, 2, 3, 2], ((Tensor<long>)sorted[2]).Values);
        Assert.Equal([2, 1, 2, 1], ((Tensor<long>)sorted[3]).Values);
        Assert.Equal([2, 1, 3, 4], Doubles(unsorted[0]));
        Assert.Equal([0, 1, 1, 2, 3, 2], ((Tensor<long>)unsorted[2]).Values);
    }

    [Fact]
    public void Finds_distinct_columns() =>
        Assert.Equal([0, 1, 5, 4], Doubles(Unique.Of<double>(Reals([2, 3], 1, 0, 1, 4, 5, 4), 1)[0]));

    [Fact]
    public void Lists_coordinates_by_dimension()
    {
        Assert.Equal([0, 1, 1, 0], NonZero.Of<double>(Reals([2, 2], 0, -1, double.NaN, 0)).Values);
        Assert.Equal([0, 1], NonZero.Of<double>(Reals([], 5)).Shape);
        Assert.Equal([2, 0], NonZero.Of<double>(Counted(0, 3)).Shape);
    }

    [Fact]
    public void Compresses_along_an_axis_or_the_flattened_tensor()
    {
        Tensor<bool> condition = Tensor<bool>.Vector(false, true);
        Assert.Equal([1, 4], Doubles(Compress.Of(Counted(2, 3), condition, 1)));
        Assert.Equal([1], Doubles(Compress.Of(Counted(2, 3), condition)));
    }
}
