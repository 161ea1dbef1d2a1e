using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Shapes;

public sealed class Col2ImTests
{
    [Fact]
    public void Adds_up_the_blocks_that_overlap() =>
        Assert.Equal([0, 1 + 3, 2 + 4, 5], Col2Im.Of(Counted(1, 2, 3), [4], [2], [], [], []).Values);

    [Fact]
    public void Drops_what_lies_in_the_padding() =>
        Assert.Equal([1 + 3, 2 + 4], Col2Im.Of(Counted(1, 2, 3), [2], [2], [], [1, 1], []).Values);

    [Fact]
    public void Bounds_the_rounding_of_every_order_of_its_sums()
    {
        Random random = new(1);
        float[] columns = [.. Enumerable.Range(0, 9 * 25).Select(_ => (float)(random.NextDouble() * 2e4 - 1e4))];
        Tensor<float> single = Col2Im.Of(new Tensor<float>(columns, [1, 9, 25]), [5, 5], [3, 3], [], [1, 1, 1, 1], []);
        Tensor<Augmented<Tracking<Binary32>>> tracked = Col2Im.Of(
            new Tensor<Augmented<Tracking<Binary32>>>(Array.ConvertAll(columns, c => (Augmented<Tracking<Binary32>>)(double)c), [1, 9, 25]), [5, 5], [3, 3], [], [1, 1, 1, 1], []);

        Assert.All(Enumerable.Range(0, 25), i => Assert.True(Math.Abs(single[i] - tracked[i].Value) <= tracked[i].Extra));
    }
}
