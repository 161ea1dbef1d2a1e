using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Shapes;

public sealed class TransposeTests
{
    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(0, 2, 1, 3)]
    [InlineData(0, 1, 3, 2)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 3, 0, 1)]
    [InlineData(1, 0, 3, 2)]
    public void Moves_every_element_to_its_permuted_index(params int[] permutation)
    {
        // Dimensions beside and beyond the tile of 32, and one of 1.
        foreach (int[] shape in (int[][])[[2, 33, 3, 40], [1, 70, 1, 5], [3, 0, 2, 2]])
        {
            Tensor<double> x = Counted(shape);
            Tensor<double> y = (Tensor<double>)Transpose.Of(x, [.. permutation.Select(p => (long)p)]);

            Assert.Equal(permutation.Select(p => shape[p]), y.Shape);
            int[] strides = Shape.Strides(shape);
            Walk walk = new(y.Shape, [.. permutation.Select(p => strides[p])]);
            for (int i = 0; i < y.Count; i++, walk.Step())
            {
                Assert.Equal(walk.Place, y[i]);
            }
        }
    }

    [Fact]
    public void Reverses_the_dimensions_without_a_permutation_and_takes_any_type() =>
        Assert.Equal(["a", "c", "b", "d"], ((Tensor<string>)Transpose.Of(new Tensor<string>(["a", "b", "c", "d"], [2, 2]))).Values);

    [Fact]
    public void Leaves_a_scalar_alone() => Assert.Equal([7.0], Doubles(Transpose.Of(Reals([], 7))));

    [Fact]
    public void Refuses_what_is_no_permutation() => Assert.Throws<ShapeException>(() => Transpose.Of(Counted(2, 2), [0, 0]));

    [Fact]
    public void Undoes_space_to_depth_by_depth_to_space()
    {
        Tensor<double> x = Counted(2, 3, 4, 6);
        Assert.Equal(x.Values, Doubles(SpaceToDepth.Inverse(SpaceToDepth.Of(x, 2), 2)));
        Assert.Equal(x.Values, Doubles(SpaceToDepth.Inverse(SpaceToDepth.Of(x, 2, "CRD"), 2, "CRD")));
        Assert.NotEqual(x.Values, Doubles(SpaceToDepth.Inverse(SpaceToDepth.Of(x, 2, "CRD"), 2)));
    }

    [Fact]
    public void Orders_the_depth_before_the_block_in_mode_CRD() =>
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7], Doubles(SpaceToDepth.Inverse(Counted(1, 8, 1, 1), 2, "CRD")));
}
