using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Gradients.Edf.Operations;
using Verification.Properties.Cases;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Edf;

public sealed class TrainingTests
{
    private readonly Xoshiro random = new(1);

    public static TheoryData<ICell> Cells => [new Ugrnn(), new Gru(), new Lstm()];

    /// <summary>The example of <see cref="Graph{T}"/>.</summary>
    [Theory, MemberData(nameof(Cells))]
    public void A_recurrent_network_learns_to_add(ICell cell)
    {
        Graph<double> graph = new();
        EdfObject<double>[] phi = [.. cell.Parameters(1, 3).Select(shape => graph.Parameter(Drawn(shape)))];
        EdfObject<double>[] x = [graph.Input(new([0.2, -0.4, 0.1], [3, 1])), graph.Input(new([0.3, 0.1, -0.6], [3, 1]))];
        EdfObject<double> h = new RecurrentNetwork(cell).States(phi, x)[^1];
        EdfObject<double> sum = Linear.Of(graph.Parameter(Drawn([1, cell.StateWidth(3)])), h);
        EdfObject<double> loss = SquaredError.Of(sum, graph.Input(new([0.5, -0.3, -0.5], [3, 1])));
        List<double> losses = [];
        for (int step = 0; step < 20; step++)
        {
            graph.Forward();
            graph.Backward(loss);
            losses.Add(loss.Value[0]);
            GradientDescent.Step(graph, 0.25);
        }
        Assert.Equal(losses.OrderDescending(), losses);
        Assert.True(losses[^1] < losses[0] / 2, $"the loss went from {losses[0]} to {losses[^1]}");
    }

    [Fact]
    public void Runs_in_single_precision()
    {
        Graph<float> graph = new();
        EdfObject<float> w = graph.Parameter(new([0.5f, -0.5f], [1, 2])), x = graph.Input(new([1, 2], [1, 2])),
            loss = SquaredError.Of(Linear.Of(w, x), graph.Input(new([1], [1, 1])));
        graph.Forward();
        graph.Backward(loss);
        Assert.Equal(1.125f, loss.Value[0]);
        Assert.Equal([-1.5f, -3f], w.Grad.Values);
        GradientDescent.Step(graph, 0.125f);
        Assert.Equal([0.6875f, -0.125f], w.Value.Values);
        Assert.Equal([1f, 2f], x.Value.Values);
    }

    [Fact]
    public void A_variational_auto_encoder_learns()
    {
        Graph<double> graph = new();
        EdfObject<double>[] phi = [.. Vae.Parameters(3, 4, 2).Select(shape => graph.Parameter(Drawn(shape)))];
        (EdfObject<double> loss, EdfObject<double> rate, EdfObject<double> distortion) = Vae.Of(phi, graph.Input(Drawn([4, 3])),
            graph.Input(Drawn([4, 2])));
        graph.Forward();
        double first = loss.Value[0];
        Assert.Equal(loss.Value[0], rate.Value[0] + distortion.Value[0]);
        for (int step = 0; step < 50; step++)
        {
            graph.Backward(loss);
            GradientDescent.Step(graph, 0.05);
            graph.Forward();
        }
        Assert.True(loss.Value[0] < first / 2, $"the loss went from {first} to {loss.Value[0]}");
    }

    private Tensor<double> Drawn(int[] shape) => new([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.Normal() / 2)], shape);
}
