using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>FlexAttention: Y = prob_mod(softmax(score_mod(s·QKᵀ))) V for each head; s = 1/√d unless given.</summary>
/// <remarks>
/// Shape: Q [B, H, L, d], K [B, G, S, d], V [B, G, S, e] → [B, H, L, e]; G divides H. The modifications are graphs from [B, H, L, S] to the same.<br/>
/// Domain: a query all of whose scores are −∞ gives NaN.<br/>
/// Since: 1 of ai.onnx.preview. softmax_precision changes nothing in exact arithmetic.<br/>
/// Source: ONNX ai.onnx.preview FlexAttention-1.
/// </remarks>
public static class FlexAttention
{
    /// <summary>Attention with scores and probabilities modified.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Of<T>(Tensor<T> q, Tensor<T> k, Tensor<T> v, T scale, Func<Tensor<T>, Tensor<T>> scoreMod, Func<Tensor<T>, Tensor<T>> probMod) where T : IFloatingPointIeee754<T>
    {
        Tensor<T> scores = scoreMod(DotProductAttention.Scores(q, k, scale == T.Zero ? T.One / T.Sqrt(T.CreateChecked(q.Shape[3])) : scale));
        int keys = scores.Shape[^1];
        T[] probabilities = scores.Values.AsSpan().ToArray(), buffer = new T[keys];
        for (int row = 0; row < probabilities.Length; row += keys)
        {
            DotProductAttention.Normalize(probabilities.AsSpan(row, keys), buffer, emptyIsZero: false);
        }
        return DotProductAttention.Weighted(probMod(new Tensor<T>(probabilities, scores.Shape, scores.ElementType)), v);
    }
}
