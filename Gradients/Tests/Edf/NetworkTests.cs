using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Properties.Cases;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Edf;

public sealed class NetworkTests
{
    private readonly Xoshiro random = new(7);
    private readonly Graph<double> graph = new();

    [Fact]
    public void A_recurrent_network_has_a_state_for_every_input()
    {
        EdfObject<double>[] h = new RecurrentNetwork(new Gru()).States(Phi(new Gru().Parameters(2, 3)),
            [Input(1, 2), Input(1, 2), Input(1, 2)]);
        Assert.Equal(3, h.Length);
        Assert.All(h, state => Assert.Equal([1, 3], state.Shape));
    }

    [Fact]
    public void A_recurrent_network_needs_an_input() => Assert.StartsWith(
        "X has no objects: need x_0 to x_T, at least one",
        Assert.Throws<ArgumentException>(() => new RecurrentNetwork(new Ugrnn()).States(Phi(new Ugrnn().Parameters(2, 3)), [])).Message,
            StringComparison.Ordinal);

    public static TheoryData<ICell, string> Cells => new()
    {
        { new Ugrnn(), "UGRNN has 1 parameters: need 6, W^h, W^x and B of each gate" },
        { new Gru(), "GRU has 1 parameters: need 9, W^h, W^x and B of each gate" },
        { new Lstm(), "LSTM has 1 parameters: need 12, W^h, W^x and B of each gate" },
    };

    [Theory, MemberData(nameof(Cells))]
    public void A_cell_refuses_another_number_of_parameters(ICell cell, string message) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => cell.Next([Input(3, 3)], Input(1, 2), Input(1, 3))).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_recurrent_network_refuses_parameters_and_inputs_that_are_no_matrices()
    {
        EdfObject<double> vector = graph.Input(Tensor<double>.Vector(1, 2), "x");
        Assert.Equal(
            "UGRNN needs W [units, units] first and x [B, d], found 'parameter' [3, 3] and 'x' [2]",
            Assert.Throws<ShapeException>(() =>
                new RecurrentNetwork(new Ugrnn()).States(Phi(new Ugrnn().Parameters(2, 3)), [vector])).Message);
        Assert.Equal(
            "UGRNN needs W [units, units] first and x [B, d], found no parameters and 'x' [2]",
            Assert.Throws<ShapeException>(() => new RecurrentNetwork(new Ugrnn()).States([], [vector])).Message);
    }

    [Fact]
    public void Self_attention_is_the_mean_of_values_weighted_by_softmax()
    {
        Tensor<double>[] w = [Drawn(2, 3), Drawn(2, 3), Drawn(4, 3)], x = [Drawn(1, 3), Drawn(1, 3), Drawn(1, 3), Drawn(1, 3), Drawn(1, 3)];
        EdfObject<double> y = SelfAttention.Of(graph.Input(w[0]), graph.Input(w[1]), graph.Input(w[2]),
            [.. x.Select(row => graph.Input(row))]);
        graph.Forward();
        for (int t = 0; t < x.Length; t++)
        {
            double[] weights = [.. x.Select(other => Math.Exp(Dot(Times(w[0], x[t]), Times(w[1], other)) / Math.Sqrt(2)))];
            for (int j = 0; j < 4; j++)
            {
                // Fewer than 64 roundings of numbers below 16.
                Assert.Equal(x.Select((other, u) => weights[u] * Times(w[2], other)[j]).Sum() / weights.Sum(), y.Value[t * 4 + j], 1e-13);
            }
        }
    }

    [Fact]
    public void Self_attention_over_one_place_is_its_value()
    {
        Tensor<double> wv = Drawn(2, 3), x = Drawn(1, 3);
        EdfObject<double> y = SelfAttention.Of(graph.Input(Drawn(2, 3)), graph.Input(Drawn(2, 3)), graph.Input(wv), graph.Input(x));
        graph.Forward();
        Assert.Equal(Times(wv, x), y.Value.Values);
    }

    [Fact]
    public void The_loss_of_a_variational_auto_encoder_is_rate_and_distortion()
    {
        Tensor<double>[] phi = [.. Vae.Parameters(3, 4, 2).Select(Drawn)];
        Tensor<double> y = Drawn(1, 3), noise = Drawn(1, 2);
        (EdfObject<double> loss, _, _) = Vae.Of([.. phi.Select(value => graph.Parameter(value))], graph.Input(y), graph.Input(noise));
        graph.Forward();
        double[] encoded = [.. Affine(0, y.Values).Select(Math.Tanh)], mean = Affine(1, encoded), logDeviation = Affine(2, encoded);
        double rate = mean.Select((m, i) => (m * m + Math.Exp(2 * logDeviation[i]) - 1) / 2 - logDeviation[i]).Sum();
        double[] z = [.. mean.Select((m, i) => m + Math.Exp(logDeviation[i]) * noise[i])],
            decoded = Affine(4, [.. Affine(3, z).Select(Math.Tanh)]);
        // Fewer than 256 roundings of numbers below 16.
        Assert.Equal(rate + decoded.Select((value, i) => (value - y[i]) * (value - y[i]) / 2).Sum(), loss.Value[0], 5e-13);

        double[] Affine(int layer, double[] x) =>
            [.. Times(phi[2 * layer], new(x, [1, x.Length])).Zip(phi[2 * layer + 1].Values, (a, b) => a + b)];
    }

    [Fact]
    public void The_loss_of_a_vq_vae_is_distortion_and_the_added_loss()
    {
        // L = tanh 0 = 0 is rounded to the centre 1, ŷ = 2·1 + 3 = 5: distortion ½(5 − 1)² = 8, and ½·¼·(0 − 1)² is added.
        Tensor<double>[] x = [Number(0), new([0], [1]), new([1, -2], [2, 1]), Number(2), new([3], [1]), Number(1)];
        Assert.Equal(8, new GraphLayer(new VqVae(CentreTraining.EndToEnd)).Forward(x)[0][0]);
        Assert.Equal(8.125, new GraphLayer(new VqVae(CentreTraining.BothLosses)).Forward(x)[0][0]);
        double[] centres = new GraphLayer(new VqVae(CentreTraining.Published, 0.25, 0.5)).Pullback(x, [new([1], [])])[2].Values;
        Assert.Equal([0.5, 0.0], centres);
    }

    [Fact]
    public void Procedures_refuse_another_number_of_operands()
    {
        EdfObject<double>[] one = [Input(1, 1)];
        Assert.StartsWith("self-attention has 1 operands: need W_Q, W_K, W_V and at least x_0",
            Message(() => new SelfAttention().Build(one)), StringComparison.Ordinal);
        Assert.StartsWith("the VAE has 1 operands: need 10 parameters, y and ε", Message(() => new Vae().Build(one)),
            StringComparison.Ordinal);
        Assert.StartsWith("the VAE has 1 parameters: need 10, W and b of each of five layers", Message(() => Vae.Of(one, one[0], one[0])),
            StringComparison.Ordinal);
        Assert.StartsWith("the VQ-VAE has 1 operands: need W, b, C, V, c and y",
            Message(() => new VqVae(CentreTraining.EndToEnd).Build(one)), StringComparison.Ordinal);
        Assert.StartsWith("2 cotangents are given for 1 results: need one for each",
            Message(() => new GraphLayer(new VqVae(CentreTraining.EndToEnd)).Pullback(
            [Number(0), new([0], [1]), Number(1), Number(2), new([3], [1]), Number(1)], [Number(1), Number(1)])), StringComparison.Ordinal);
    }

    private static string Message(Func<object> refused) => Assert.Throws<ArgumentException>(refused).Message;

    private static Tensor<double> Number(double value) => new([value], [1, 1]);

    private static double[] Times(Tensor<double> w, Tensor<double> x) =>
        [.. Enumerable.Range(0, w.Shape[0]).Select(j => Enumerable.Range(0, x.Count).Select(i => w[j * x.Count + i] * x[i]).Sum())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private EdfObject<double>[] Phi(int[][] shapes) => [.. shapes.Select(shape => graph.Parameter(Drawn(shape)))];

    private EdfObject<double> Input(params int[] shape) => graph.Input(Drawn(shape));

    private Tensor<double> Drawn(params int[] shape) =>
        new([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.Uniform(-1, 1))], shape);
}
