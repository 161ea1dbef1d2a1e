using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;

namespace Verification.Reference.Tests.Operators.Indexing;

public sealed class GatherScatterTests
{
    [Fact]
    public void Counts_negative_indices_from_the_end_and_takes_int32() =>
        Assert.Equal([2, 0, 5, 3], Doubles(Gather.Of(Counted(2, 3), Tensor<int>.Vector(-1, 0), 1)));

    [Fact]
    public void Takes_the_shape_of_a_scalar_index() => Assert.Equal([3], Gather.Of(Counted(2, 3), Tensor<long>.Scalar(1)).Shape);

    [Fact]
    public void Says_which_index_is_outside()
    {
        OnnxException e = Assert.Throws<OnnxException>(() => Run<double>("Gather", 13, [Counted(2, 3), Longs(0, 2)]));
        Assert.Contains("index 2 is outside: need -2 <= index < 2", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gathers_what_it_scattered()
    {
        Tensor<long> indices = new([2, 0, 1, -1], [2, 2]);
        Tensor<double> updates = Reals([2, 2], 5, 6, 7, 8);
        Tensor<double> scattered = (Tensor<double>)Scatter.Elements<double>(new Tensor<double>([3, 2], ElementType.Float), indices, updates);
        Assert.Equal([0, 6, 7, 0, 5, 8], scattered.Values);
        Assert.Equal(updates.Values, Doubles(GatherElements.Of(scattered, indices)));
    }

    [Fact]
    public void Gathers_within_each_batch_entry() =>
        Assert.Equal([2, 3, 4, 5], Doubles(GatherND.Of(Counted(2, 2, 2), new Tensor<long>([1, 0], [2, 1]), 1)));

    [Theory]
    [InlineData("add", 1 + 2 + 3)]
    [InlineData("mul", 1 * 2 * 3)]
    [InlineData("max", 3)]
    [InlineData("min", 1)]
    [InlineData("none", 3)]
    public void Combines_all_updates_of_an_element(string reduction, double expected)
    {
        Tensor<long> twice = new([0, 0], [2, 1]);
        Assert.Equal([expected, 9], Doubles(Run<double>("ScatterND", 18, [Reals([2], 1, 9), twice, Reals([2], 2, 3)], ("reduction", reduction))[0]));
        Assert.Equal([(long)expected, 9], ((Tensor<long>)Run<double>("ScatterND", 18, [Longs(1, 9), twice, Longs(2, 3)], ("reduction", reduction))[0]!).Values);
    }

    [Fact]
    public void Bounds_every_order_of_scattered_additions()
    {
        Augmented<Tracking<Binary32>>[] updates = [1e8, -1e8, 3, 5];
        Tensor<Augmented<Tracking<Binary32>>> sum = (Tensor<Augmented<Tracking<Binary32>>>)Scatter.Elements<Augmented<Tracking<Binary32>>>(
            new Tensor<Augmented<Tracking<Binary32>>>([0.5], [1]), new Tensor<long>([0, 0, 0, 0], [4]), new Tensor<Augmented<Tracking<Binary32>>>(updates, [4]), reduction: "add");
        float worst = 3f + 5f + 0.5f + 1e8f - 1e8f;
        Assert.True(Math.Abs(worst - sum[0].Value) <= sum[0].Extra);
    }

    [Fact]
    public void Writes_a_cache_round_its_end()
    {
        Tensor<double> cache = new([2, 3, 1]), update = Reals([2, 2, 1], 1, 2, 3, 4);
        cache = new Tensor<double>(cache.Values, cache.Shape, ElementType.Float);
        Assert.Equal([2, 0, 1, 3, 4, 0], Doubles(TensorScatter.Of(cache, update, [2, 0], circular: true)));
        Assert.Throws<ShapeException>(() => TensorScatter.Of(cache, update, [2, 0]));
    }

    [Fact]
    public void Negative_one_hot_indices_count_from_the_end_from_11_on()
    {
        Value?[] inputs = [Longs(-1, 5), Longs(2), Reals([2], 0, 1)];
        Assert.Equal([0, 0, 0, 0], Doubles(Run<double>("OneHot", 9, inputs)[0]));
        Assert.Equal([0, 1, 0, 0], Doubles(Run<double>("OneHot", 11, inputs)[0]));
    }

    [Fact]
    public void Moves_derivatives_with_the_elements()
    {
        Tensor<Augmented<Tangents>> x = new([new(1, 10), new(2, 20), new(3, 30)], [3]);
        Assert.Equal([30, 10], ((Tensor<Augmented<Tangents>>)Gather.Of(x, Longs(2, 0))).Values.Select(v => v.Extra));
    }
}
