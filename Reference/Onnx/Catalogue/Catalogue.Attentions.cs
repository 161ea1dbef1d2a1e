using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Attention and what goes with it.</summary>
public static partial class Catalogue<T>
{
    static partial void Attentions()
    {
        On("Attention", 23, c => Attend(c, null));
        On("Attention", 24, c => Attend(c, c.LongsOrNone(6)));
        On("RotaryEmbedding", 23, c => RotaryEmbedding.Of(
            c.Real(0), c.Real(1), c.Real(2), c.AnyOrNone(3), c.Int("num_heads", 0), c.Int("rotary_embedding_dim", 0), c.Flag("interleaved")));
        On("LinearAttention", 27, c => (Value?[])LinearAttention.Of(
            c.Real(0), c.Real(1), c.Real(2), c.RealOrNone(3), c.RealOrNone(4), c.RealOrNone(5),
            c.Int("q_num_heads"), c.Int("kv_num_heads"), c.Float("scale", 0), c.Text("update_rule", "gated_delta")));
        On("FlexAttention", 1, c => FlexAttention.Of(c.Real(0), c.Real(1), c.Real(2), c.Float("scale", 0), Modification(c, "score_mod"), Modification(c, "prob_mod")), "ai.onnx.preview");
    }

    private static Value?[] Attend(Call<T> c, long[]? filled) => Attention.Of(
        c.Real(0), c.Real(1), c.Real(2), c.AnyOrNone(3), c.RealOrNone(4), c.RealOrNone(5), filled, new AttentionOptions<T>
        {
            QueryHeads = c.Int("q_num_heads", 0),
            KeyHeads = c.Int("kv_num_heads", 0),
            Scale = c.Float("scale", 0),
            Causal = c.Flag("is_causal"),
            Softcap = c.Float("softcap", 0),
            OutputMode = c.Int("qk_matmul_output_mode", 0),
            LeftWindow = c.Int("left_window_size", -1),
            RightWindow = c.Int("right_window_size", -1),
            ShortMaskHides = c.Version >= 24,
        });

    private static Func<Tensor<T>, Tensor<T>> Modification(Call<T> c, string name) => !c.Has(name) ? x => x
        : x => c.Run(c.Body(name), [x]) is [Tensor<T> modified] ? modified : throw c.Error($"'{name}' gives no floating-point tensor");
}
