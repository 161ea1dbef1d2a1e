using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Attention: Y = softmax(softcap(s·QKᵀ) + mask) V for each head; s = 1/√d unless given.</summary>
/// <remarks>
/// Shape: Q [B, H, L, d], K [B, G, S, d], V [B, G, S, e] → Y [B, H, L, e]; or [B, L, H·d], … → [B, L, H·e]. present_key and
/// present_value are past and new entries one after the other, of four dimensions.<br/>
/// Domain: a query that sees no key gives zeros. A hidden key has no influence, whatever its score; a NaN in its V does, as 0 · NaN.<br/>
/// Method: hidden keys are left out of the softmax. softmax_precision changes nothing in exact arithmetic.<br/>
/// Since: 25 (windows); 24 (nonpad_kv_seqlen, masks shorter than the keys); 23. In all of them softcap comes before the mask, as in ONNX's function body.<br/>
/// Source: ONNX Attention-25; A. Vaswani et al., Attention is all you need, 2017.
/// </remarks>
public static class Attention
{
    /// <summary>Y, present_key, present_value and qk_matmul_output.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T>[] Of<T>(Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor? mask, Tensor<T>? pastKey, Tensor<T>? pastValue, long[]? filled, AttentionOptions<T> options)
        where T : IFloatingPointIeee754<T>
    {
        Tensor<T> queries = Heads.Split(q, options.QueryHeads), keys = Heads.Append(pastKey, Heads.Split(k, options.KeyHeads)), values = Heads.Append(pastValue, Heads.Split(v, options.KeyHeads));
        T scale = options.Scale == T.Zero ? T.One / T.Sqrt(T.CreateChecked(queries.Shape[3])) : options.Scale;
        Tensor<T> scores = DotProductAttention.Scores(queries, keys, scale);
        Tensor<T> shown = scores;
        if (options.Softcap > T.Zero)
        {
            scores = Capped(scores, options.Softcap);
            shown = options.OutputMode >= 1 ? scores : shown;
        }
        AttentionMask<T> hidden = new(scores.Shape, mask, pastKey?.Shape[2], filled, options);
        Tensor<T> masked = EachRow(scores, (row, _, batch, head, query) => hidden.Apply(row, batch, head, query));
        Tensor<T> probabilities = EachRow(masked, (row, buffer, _, _, _) => DotProductAttention.Normalize(row, buffer, emptyIsZero: true));
        Tensor<T> y = DotProductAttention.Weighted(probabilities, values);
        shown = options.OutputMode switch { 2 => masked, 3 => probabilities, _ => shown };
        return [q.Rank == 3 ? Heads.Merge(y) : y, keys, values, shown];
    }

    private static Tensor<T> Capped<T>(Tensor<T> scores, T cap) where T : IFloatingPointIeee754<T>
    {
        T[] result = new T[scores.Count];
        Loops.For<T>(result.Length, 20, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                result[i] = cap * T.Tanh(scores[i] / cap);
            }
        });
        return new Tensor<T>(result, scores.Shape, scores.ElementType);
    }

    private delegate void RowAction<T>(Span<T> row, T[] buffer, int batch, int head, int query);

    private static Tensor<T> EachRow<T>(Tensor<T> scores, RowAction<T> action) where T : IFloatingPointIeee754<T>
    {
        int heads = scores.Shape[1], length = scores.Shape[2], keys = scores.Shape[3];
        T[] result = scores.Values.AsSpan().ToArray();
        Loops.For<T>(scores.Shape[0] * heads * length, 20L * keys, (start, end) =>
        {
            T[] buffer = new T[keys];
            for (int row = start; row < end; row++)
            {
                action(result.AsSpan(row * keys, keys), buffer, row / length / heads, row / length % heads, row % length);
            }
        });
        return new Tensor<T>(result, scores.Shape, scores.ElementType);
    }
}
