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
        Gated("GRU", 1, c => Layer(c, layout: 0), (c, layer) => Outputs(Gru.Of(layer, linearBeforeReset: false)));
        Gated("GRU", 3, c => Layer(c, layout: 0), (c, layer) => Outputs(Gru.Of(layer, c.Flag("linear_before_reset"))));
        Gated("GRU", 14, c => Layer(c, c.Int("layout", 0)), (c, layer) => Outputs(Gru.Of(layer, c.Flag("linear_before_reset"))));
        Gated("LSTM", 1, c => Memory(c, layout: 0), (c, layer) => Outputs(Lstm.Of(layer, c.Flag("input_forget"))));
        Gated("LSTM", 14, c => Memory(c, c.Int("layout", 0)), (c, layer) => Outputs(Lstm.Of(layer, c.Flag("input_forget"))));
    }

    // ONNX Runtime's WebGPU provider limits the arguments of σ and tanh in these two.
    private static void Gated(string opType, int since, Func<Call<T>, RecurrentLayer<T>> read, Func<Call<T>, RecurrentLayer<T>, Value?[]> run) =>
        On(opType, since, c => run(c, read(c))).Forms["limited"] = c => run(c, read(c) with { Limited = true });

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
