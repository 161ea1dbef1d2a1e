using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Gradients.Edf.Operations;
using Verification.Reference.Tensors;
using Counted = Verification.Reference.Numbers.Augmented<Verification.Gradients.Tests.Edf.Counting>;

namespace Verification.Gradients.Tests.Edf;

/// <summary>What operations say that they cost is what their forward passes are seen to do.</summary>
public sealed class CostTests
{
    /// <summary>An operation, its operands, and what of its stated cost are comparisons, which the counting number does not see.</summary>
    public static TheoryData<IOperation, int[][], long, int> Operations => new()
    {
        { new Pointwise<Sigmoid>(), [[3, 5]], 0, 0 },
        { new Pointwise<Tanh>(), [[3, 5]], 0, 0 },
        { new Pointwise<Relu>(), [[3, 5]], 0, 0 },
        { new Pointwise<Exp>(), [[3, 5]], 0, 0 },
        { new Pointwise<Complement>(), [[3, 5]], 0, 0 },
        { new Add(), [[3, 5], [5]], 0, 0 },
        { new Subtract(), [[3, 5], [3, 5]], 0, 0 },
        { new Multiply(), [[3, 5], [5]], 0, 0 },
        { new Scale(0.25), [[3, 5]], 0, 0 },
        { new Linear(), [[4, 5], [3, 5]], 0, 0 },
        { new Linear(), [[4, 1], [3, 1]], 0, 0 },
        { new Linear(), [[1, 8], [1, 8]], 0, 0 },
        { new MatrixProduct(), [[3, 9], [9, 2]], 0, 0 },
        { new Transpose(), [[3, 5]], 0, 0 },
        { new Concat(0), [[3, 5], [1, 5]], 0, 0 },
        { new Concat(1), [[3, 5], [3, 1]], 0, 0 },
        { new Slice(1, 3), [[3, 5]], 0, 0 },
        { new StopGradient(), [[3, 5]], 0, 0 },
        { new Sum(), [[3, 5]], 0, 0 },
        { new Mean(), [[3, 5]], 0, 0 },
        { new SquaredError(), [[3, 5], [3, 5]], 0, 0 },
        { new Reparameterization(), [[3, 5], [3, 5], [3, 5]], 0, 0 },
        { new GaussianRate(), [[3, 5], [3, 5]], 0, 0 },
        { new BatchNormalization(), [[6, 5]], 0, 0 },
        { new Softmax(), [[3, 5]], 3 * 4, 3 },
        { new CrossEntropy([0, 4, 2]), [[3, 5]], 3 * 4, 3 },
    };

    [Theory, MemberData(nameof(Operations))]
    public void Is_what_the_forward_pass_does(IOperation operation, int[][] shapes, long comparisons, int levels)
    {
        Tensor<Counted>[] x = [.. shapes.Select((shape, o) =>
            new Tensor<Counted>([.. Enumerable.Range(0, Shape.Count(shape)).Select(i => Number(o, i))], shape))];
        Tensor<Counted> y = new(operation.ShapeOf(shapes));
        long work = Counting.During(() => operation.Forward(x, y));
        Assert.Equal(operation.CostOf(shapes), new Cost(work + comparisons, (int)y.Values.Max(value => value.Extra) + levels));
    }

    public static TheoryData<ICell> Cells => [new Ugrnn(), new Gru(), new Lstm()];

    [Theory, MemberData(nameof(Cells))]
    public void Of_a_recurrent_network_is_what_its_forward_pass_does(ICell cell)
    {
        Graph<Counted> graph = new();
        EdfObject<Counted>[] phi = [.. cell.Parameters(3, 5).Select(shape => Filled(graph, shape))],
            x = [.. Enumerable.Range(0, 4).Select(_ => Filled(graph, [2, 3]))];
        EdfObject<Counted>[] h = new RecurrentNetwork(cell).States(phi, x, Filled(graph, [2, cell.StateWidth(5)]));
        Assert.Equal(graph.Work, Counting.During(graph.Forward));
        Assert.Equal(graph.Depth, (int)h[^1].Value.Values.Max(value => value.Extra));
    }

    [Fact]
    public void Of_the_nearest_centre_counts_distances_and_comparisons() =>
        Assert.Equal(new Cost(3 * 4 * (2 + 2 + 1) + 3 * 3, 2 + 1 + 2), new NearestCentre(straightThrough: true).CostOf([[3, 2], [4, 2]]));

    [Theory, InlineData(1, 0), InlineData(2, 1), InlineData(3, 2), InlineData(4, 2), InlineData(5, 3), InlineData(8, 3), InlineData(9, 4)]
    public void Of_a_reduction_has_the_height_of_a_balanced_tree(int leaves, int levels) => Assert.Equal(levels, Cost.Levels(leaves));

    private static EdfObject<Counted> Filled(Graph<Counted> graph, int[] shape) =>
        graph.Input(new([.. Enumerable.Range(0, Shape.Count(shape)).Select(i => Number(0, i))], shape));

    // No zeros, no equal columns.
    private static Counted Number(int operand, int i) => new(0.3 + 0.7 * operand + (0.37 * i * i) % 1.9, 0);
}
