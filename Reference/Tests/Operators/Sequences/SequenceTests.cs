using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Sequences;

public sealed class SequenceTests
{
    private static readonly Sequence Two = new([Reals([1], 1), Reals([2], 2, 3)]);

    [Fact]
    public void Edits_without_changing_the_original()
    {
        Sequence three = (Sequence)Run<double>("SequenceInsert", 11, [Two, Reals([], 9), Tensor<long>.Scalar(-1)])[0]!;
        Assert.Equal([9.0], Doubles(three.Items[1]));
        Assert.Same(Two.Items[1], ((Sequence)Run<double>("SequenceErase", 11, [Two, Tensor<long>.Scalar(0)])[0]!).Items[0]);
        Assert.Equal(2, Two.Items.Count);
        Assert.Throws<OnnxException>(() => Run<double>("SequenceAt", 11, [Two, Tensor<long>.Scalar(2)]));
    }

    [Fact]
    public void Splits_by_length_and_joins_again()
    {
        Sequence parts = (Sequence)Run<double>("SplitToSequence", 11, [Counted(5), Tensor<long>.Scalar(2)])[0]!;
        Assert.Equal([2, 2, 1], parts.Items.Select(p => ((Tensor)p).Count));
        Assert.Equal(Counted(5).Values, Doubles(Run<double>("ConcatFromSequence", 11, [parts], ("axis", 0L))[0]));
    }

    [Fact]
    public void Drops_the_dimension_of_single_parts()
    {
        Sequence rows = (Sequence)Run<double>("SplitToSequence", 11, [Counted(2, 3)], ("keepdims", 0L))[0]!;
        Assert.All(rows.Items, row => Assert.Equal([3], ((Tensor)row).Shape));
        Assert.Equal([0, 3, 1, 4, 2, 5], Doubles(Run<double>("ConcatFromSequence", 11, [rows], ("axis", -1L), ("new_axis", 1L))[0]));
    }

    [Fact]
    public void Maps_a_graph_over_the_elements()
    {
        Graph twice = Graph([Node("Add", ["a", "a"], ["b"])], ["a"], ["b"]);
        Sequence mapped = (Sequence)Run<double>("SequenceMap", 17, [Two], ("body", twice))[0]!;
        Assert.Equal([4, 6], Doubles(mapped.Items[1]));
    }

    [Fact]
    public void Knows_whether_an_optional_has_a_value()
    {
        static bool Has(Value? value) => ((Tensor<bool>)Run<double>("OptionalHasElement", 18, [value])[0]!)[0];
        Assert.True(Has(new Optional(Two)));
        Assert.True(Has(Two));
        Assert.False(Has(new Optional(null)));
        Assert.False(Has(null));
        Assert.Throws<OnnxException>(() => Run<double>("OptionalGetElement", 18, [new Optional(null)]));
    }
}
