using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators;

public class RecurrentTests
{
    [Theory]
    [InlineData("Rnn")]
    [InlineData("Gru")]
    [InlineData("GruLinear")]
    [InlineData("Lstm")]
    public void One_step_is_tightly_bounded_and_sequences_end_where_they_say(string kind)
    {
        Tensor<float> single = Run<float>(kind, Layer<float>(kind, 1, 1));
        Tensor<Tracked> tracked = Run<Tracked>(kind, Layer<Tracked>(kind, 1, 1));
        for (int i = 0; i < single.Count; i++)
        {
            Assert.True(Math.Abs(single[i] - tracked[i].Value) <= tracked[i].Extra && tracked[i].Extra < 2e-6, $"{single[i]} {tracked[i]}");
        }

        RecurrentLayer<double> layer = Layer<double>(kind, 1, 4) with { Lengths = [2, 4, 0] };
        Tensor<double> y = Run(kind, layer), full = Run(kind, layer with { Lengths = null });
        Assert.Equal(full.Values[..10], y.Values[..10]);
        Assert.All(y.Values[10..15], v => Assert.Equal(0, v));
        Assert.All(y.Values[30..35], v => Assert.Equal(0, v));
        Assert.Equal(full.Values[50..55], y.Values[50..55]);
    }

    [Theory]
    [InlineData("Rnn")]
    [InlineData("Gru")]
    [InlineData("GruLinear")]
    [InlineData("Lstm")]
    public void Both_directions_side_by_side_are_each_direction_alone(string kind)
    {
        RecurrentLayer<double> both = Layer<double>(kind, 2, 3) with { Direction = "bidirectional" };
        Tensor<double> y = Run(kind, both);
        for (int direction = 0; direction < 2; direction++)
        {
            RecurrentLayer<double> one = both with
            {
                Direction = direction == 0 ? "forward" : "reverse",
                W = Half(both.W, direction),
                R = Half(both.R, direction),
                B = Half(both.B!, direction),
                InitialH = Half(both.InitialH!, direction),
                InitialC = kind == "Lstm" ? Half(both.InitialC!, direction) : null,
                Peepholes = kind == "Lstm" ? Half(both.Peepholes!, direction) : null,
            };
            Tensor<double> alone = Run(kind, one);
            for (int i = 0; i < alone.Count; i++)
            {
                Assert.Equal(alone[i], y[i / 15 * 30 + direction * 15 + i % 15], 1e-15);
            }
        }
    }

    [Theory]
    [InlineData("Rnn")]
    [InlineData("Gru")]
    [InlineData("GruLinear")]
    [InlineData("Lstm")]
    public void Tangents_agree_with_differences(string kind)
    {
        RecurrentLayer<Augmented<Tangents>> dual = Layer<Augmented<Tangents>>(kind, 1, 3) with { X = Samples.Duals(1, 3, 3, 2), R = Samples.Duals(3, 1, Gates(kind) * 5, 5) };
        RecurrentLayer<double> plain = Layer<double>(kind, 1, 3);
        Differences.AgreeAlong(
            Run(kind, dual).Values,
            step => Run(kind, plain with { X = Samples.Along(dual.X, step), R = Samples.Along(dual.R, step) }).Values);
    }

    [Fact]
    public void Gru_by_hand()
    {
        RecurrentLayer<double> layer = new()
        {
            X = new([0.5], [1, 1, 1]),
            W = new([1, 2, 3], [1, 3, 1]),
            R = new([4, 5, 6], [1, 3, 1]),
            B = new([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [1, 6]),
            InitialH = new([0.25], [1, 1, 1]),
        };
        double z = Sigmoid(0.5 + 1 + 0.5), r = Sigmoid(1 + 1.25 + 0.7);
        Assert.Equal((1 - z) * Math.Tanh(1.5 + 6 * r * 0.25 + 0.9) + z * 0.25, Gru.Of(layer, false).H[0], 1e-15);
        Assert.Equal((1 - z) * Math.Tanh(1.5 + r * (6 * 0.25 + 0.6) + 0.3) + z * 0.25, Gru.Of(layer, true).H[0], 1e-15);
    }

    [Fact]
    public void Lstm_by_hand_with_peepholes_and_coupled_gates()
    {
        RecurrentLayer<double> layer = new()
        {
            X = new([0.5], [1, 1, 1]),
            W = new([1, 2, 3, 4], [1, 4, 1]),
            R = new([0.1, 0.2, 0.3, 0.4], [1, 4, 1]),
            InitialH = new([0.25], [1, 1, 1]),
            InitialC = new([-0.5], [1, 1, 1]),
            Peepholes = new([0.7, 0.8, 0.9], [1, 3]),
        };
        double i = Sigmoid(0.5 + 0.025 - 0.35), f = Sigmoid(1.5 + 0.075 - 0.45), g = Math.Tanh(2 + 0.1), c = f * -0.5 + i * g, o = Sigmoid(1 + 0.05 + 0.8 * c);
        (_, Tensor<double> h, Tensor<double> cell) = Lstm.Of(layer, false);
        Assert.Equal(c, cell[0], 1e-15);
        Assert.Equal(o * Math.Tanh(c), h[0], 1e-15);
        Assert.Equal((1 - i) * -0.5 + i * g, Lstm.Of(layer, true).C[0], 1e-15);
    }

    [Theory]
    [InlineData("Relu", -0.5, 0)]
    [InlineData("Affine", -0.5, -2)]
    [InlineData("LeakyRelu", -0.5, -1.5)]
    [InlineData("ThresholdedRelu", 3.5, 3.5)]
    [InlineData("ThresholdedRelu", 2.5, 0)]
    [InlineData("HardSigmoid", -0.1, -0.3 - 0.5 + 1)]
    [InlineData("Softsign", -0.5, -1.0 / 3)]
    [InlineData("elu", -0.5, -1.180408020862100)]
    [InlineData("ScaledTanh", 0.5, -0.734755987211127)]
    [InlineData("Softplus", 0, 0.693147180559945)]
    public void Activations_take_their_parameters(string name, double x, double expected)
    {
        float beta = name == "HardSigmoid" ? 0.5f : -0.5f;
        Tensor<double> one = new([1], [1, 1, 1]), none = new([0], [1, 1, 1]);
        RecurrentLayer<double> layer = new() { X = new([x], [1, 1, 1]), W = one, R = none, Activations = [name], Alphas = [3], Betas = [beta] };
        Assert.Equal(expected, Rnn.Of(layer).H[0], 1e-6);
    }

    [Fact]
    public void Clips_the_argument_of_an_activation()
    {
        Tensor<double> one = new([1], [1, 1, 1]), none = new([0], [1, 1, 1]);
        Assert.Equal(Math.Tanh(0.5), Rnn.Of(new RecurrentLayer<double> { X = new([9], [1, 1, 1]), W = one, R = none, Clip = 0.5f }).H[0], 1e-15);
    }

    [Theory]
    [InlineData("Sigmoid", -30, -20)]
    [InlineData("Sigmoid", 30, 20)]
    [InlineData("Sigmoid", -19, -19)]
    [InlineData("Tanh", -30, -10)]
    [InlineData("Tanh", 9, 9)]
    public void Limits_the_arguments_of_sigmoid_and_tanh_where_asked(string name, double x, double limited)
    {
        Tensor<double> one = new([1], [1, 1, 1]), none = new([0], [1, 1, 1]);
        RecurrentLayer<double> layer = new() { X = new([x], [1, 1, 1]), W = one, R = none, Activations = [name] };
        double exact = name == "Tanh" ? Math.Tanh(x) : Sigmoid(x), expected = name == "Tanh" ? Math.Tanh(limited) : Sigmoid(limited);
        Assert.Equal(exact, Rnn.Of(layer).H[0], 1e-15 * Math.Abs(exact));
        Assert.Equal(expected, Rnn.Of(layer with { Limited = true }).H[0], 1e-15 * Math.Abs(expected));
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static int Gates(string kind) => kind switch { "Rnn" => 1, "Lstm" => 4, _ => 3 };

    private static Tensor<double> Half(Tensor<double> x, int direction) => new(x.Values[(direction * x.Count / 2)..((direction + 1) * x.Count / 2)], [1, .. x.Shape[1..]]);

    /// <summary>Three sequences of two inputs, five hidden units.</summary>
    private static RecurrentLayer<T> Layer<T>(string kind, int directions, int steps) where T : IFloatingPointIeee754<T> => new()
    {
        X = Samples.Of<T>(1, steps, 3, 2),
        W = Samples.Of<T>(2, directions, Gates(kind) * 5, 2),
        R = Samples.Of<T>(3, directions, Gates(kind) * 5, 5),
        B = Samples.Of<T>(4, directions, 2 * Gates(kind) * 5),
        InitialH = Samples.Of<T>(5, directions, 3, 5),
        InitialC = kind == "Lstm" ? Samples.Of<T>(6, directions, 3, 5) : null,
        Peepholes = kind == "Lstm" ? Samples.Of<T>(7, directions, 15) : null,
    };

    private static Tensor<T> Run<T>(string kind, RecurrentLayer<T> layer) where T : IFloatingPointIeee754<T> => kind switch
    {
        "Rnn" => Rnn.Of(layer).Y,
        "Lstm" => Lstm.Of(layer, inputForget: false).Y,
        _ => Gru.Of(layer, kind == "GruLinear").Y,
    };
}
