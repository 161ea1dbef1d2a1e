using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Recurrent layers.</summary>
public static partial class Catalogue<T>
{
    static partial void Recurrence()
    {
        On("RNN", 1, c => Outputs(Rnn.Of(Layer(c, layout: 0))))
            .Forms["exponential"] = c => Outputs(Rnn.Of(Layer(c, layout: 0) with { TanhByExponential = true }));
        On("RNN", 14, c => Outputs(Rnn.Of(Layer(c, c.Int("layout", 0)))))
            .Forms["exponential"] = c => Outputs(Rnn.Of(Layer(c, c.Int("layout", 0)) with { TanhByExponential = true }));
        On("GRU", 1, c => Outputs(Gru.Of(Layer(c, layout: 0), linearBeforeReset: false)));
        On("GRU", 3, c => Outputs(Gru.Of(Layer(c, layout: 0), c.Flag("linear_before_reset"))));
        On("GRU", 14, c => Outputs(Gru.Of(Layer(c, c.Int("layout", 0)), c.Flag("linear_before_reset"))));
        On("LSTM", 1, c => Outputs(Lstm.Of(Memory(c, layout: 0), c.Flag("input_forget"))));
        On("LSTM", 14, c => Outputs(Lstm.Of(Memory(c, c.Int("layout", 0)), c.Flag("input_forget"))));
    }

    private static RecurrentLayer<T> Layer(Call<T> c, long layout) => new()
    {
        X = c.Real(0),
        W = c.Real(1),
        R = c.Real(2),
        B = c.RealOrNone(3),
        Lengths = c.LongsOrNone(4),
        InitialH = c.RealOrNone(5),
        Direction = c.Text("direction", "forward"),
        Activations = c.Texts("activations"),
        Alphas = c.Floats("activation_alpha"),
        Betas = c.Floats("activation_beta"),
        Clip = c.Has("clip") ? float.CreateTruncating(c.Float("clip", 0)) : null,
        Layout = layout,
    };

    private static RecurrentLayer<T> Memory(Call<T> c, long layout) => Layer(c, layout) with { InitialC = c.RealOrNone(6), Peepholes = c.RealOrNone(7) };

    private static Value?[] Outputs((Tensor<T> Y, Tensor<T> H) results) => [results.Y, results.H];

    private static Value?[] Outputs((Tensor<T> Y, Tensor<T> H, Tensor<T> C) results) => [results.Y, results.H, results.C];
}
