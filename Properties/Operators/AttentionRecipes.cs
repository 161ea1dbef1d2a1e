using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Attention in its further forms, and what goes with it.</summary>
internal static class AttentionRecipes
{
    public static IEnumerable<OperatorRecipe> All =>
    [
        new("Attention", Grouped),
        new("RotaryEmbedding", d =>
        {
            int batch = d.Between(1, 2), heads = d.Between(1, 2), length = d.Between(1, 3), half = d.Between(1, 3);
            d.Node("RotaryEmbedding", [d.Real([batch, heads, length, 2 * half]), d.Uniform([batch, length, half], -1, 1), d.Uniform([batch, length, half], -1, 1)], Int("interleaved", d.Below(2)));
        }),
        new("LinearAttention", Linear) { Opset = 27 },
        new("FlexAttention", d =>
        {
            int heads = d.Between(1, 2), queries = d.Between(1, 3), keys = d.Between(1, 4), width = d.Between(1, 3);
            d.Node("FlexAttention", [d.Real([1, heads, queries, width]), d.Real([1, heads, keys, width]), d.Real([1, heads, keys, width])]);
        }) { Domain = "ai.onnx.preview", Opset = 1 },
        new("CausalConvWithState", d =>
        {
            int batch = d.Between(1, 2), channels = d.Between(1, 3), length = d.Between(1, 5), kernel = d.Between(2, 4);
            string[] from = [d.Real([batch, channels, length]), d.Real([channels, 1, kernel])];
            from = d.Chance(2) ? [.. from, d.Real([channels], Palette.Normal), d.Real([batch, channels, kernel - 1])] : from;
            d.Node("CausalConvWithState", from, 2, Text("activation", d.Pick("none", "silu")));
        }) { Opset = 27 },
        new("Swish", d => d.Node("Swish", [d.Real(d.Shape())], Float("alpha", d.Random.Uniform(0.5, 2)))) { Opset = 24 },
        new("SwiGLU", d => { int[] shape = d.Shape(1, 3); d.Node("SwiGLU", [d.Real(shape), d.Real(shape)], Float("alpha", d.Random.Uniform(0.5, 2))); }) { Opset = 28 },
    ];

    // Several queries to a key, a past, a mask, a cap on the scores.
    private static void Grouped(GraphDraft d)
    {
        int batch = d.Between(1, 2), kv = d.Between(1, 2), heads = kv * d.Between(1, 2), width = d.Between(1, 3), queries = d.Between(1, 3), keys = d.Between(1, 3), past = d.Between(1, 2);
        string[] from = [d.Real([batch, heads, queries, width], Palette.Normal), d.Real([batch, kv, keys, width], Palette.Normal), d.Real([batch, kv, keys, width])];
        switch (d.Below(3))
        {
            case 0:
                d.Node("Attention", [.. from, d.Real([queries, keys], Palette.Normal)], Float("softcap", 2), Float("scale", 0.7));
                break;
            case 1:
                d.Node("Attention", [.. from, "", d.Real([batch, kv, past, width], Palette.Normal), d.Real([batch, kv, past, width])], 3);
                break;
            default:
                d.Node("Attention", from, Int("is_causal", 1));
                break;
        }
    }

    private static void Linear(GraphDraft d)
    {
        int batch = d.Between(1, 2), heads = d.Between(1, 2), length = d.Between(1, 3), width = d.Between(1, 3);
        string rule = d.Pick("linear", "gated", "delta", "gated_delta");
        string Rows(double low, double high) => d.Uniform([batch, length, heads * width], low, high);
        string[] from = [Rows(-1, 1), Rows(-1, 1), Rows(-1, 1), d.Uniform([batch, heads, width, width], -1, 1)];
        bool gated = rule.StartsWith("gated", StringComparison.Ordinal), delta = rule.EndsWith("delta", StringComparison.Ordinal);
        from = gated ? [.. from, Rows(-1, 0)] : delta ? [.. from, ""] : from;
        from = delta ? [.. from, d.Uniform([batch, length, heads], 0.1, 0.9)] : from;
        d.Node("LinearAttention", from, 2, Int("q_num_heads", heads), Int("kv_num_heads", heads), Text("update_rule", rule));
    }
}
