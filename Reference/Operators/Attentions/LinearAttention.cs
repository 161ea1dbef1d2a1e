using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>LinearAttention: a state S for each head, read and rewritten at each step: Sₜ = gₜSₜ₋₁ + kₜ wₜᵀ, oₜ = s·Sₜᵀqₜ; s = 1/√d unless given.</summary>
/// <remarks>
/// Shape: query [B, L, H·d], key [B, L, G·d], value [B, L, G·e], past_state [B, G, d, e], decay [B, L, G·d] or [B, L, G],
/// beta [B, L, G] or [B, L, 1] → output [B, L, H·e], present_state [B, G, d, e]. Each state serves H/G heads of the query in a row.<br/>
/// Method, by update_rule: linear g = 1, w = v; gated g = exp(decay) for each row of S, w = v; delta g = 1, w = β(v − Sᵀk); gated_delta: w = β(v − (gS)ᵀk).<br/>
/// Error: a recurrence; the bound grows with L. chunk_size changes nothing in exact arithmetic.<br/>
/// Since: 27.<br/>
/// Source: ONNX LinearAttention-27; S. Yang et al., Gated delta networks, 2024.
/// </remarks>
public static class LinearAttention
{
    /// <summary>Output and present_state.</summary>
    /// <exception cref="ShapeException">The shapes do not fit, or an input that the rule needs is missing.</exception>
    public static Tensor<T>[] Of<T>(Tensor<T> query, Tensor<T> key, Tensor<T> value, Tensor<T>? past, Tensor<T>? decay, Tensor<T>? beta, long queryHeads, long keyHeads, T scale, string rule)
        where T : IFloatingPointIeee754<T>
    {
        bool gated = rule is "gated" or "gated_delta", delta = rule is "delta" or "gated_delta";
        if ((!gated && !delta && rule != "linear") || (gated && decay is null) || (delta && beta is null))
        {
            throw new ShapeException($"'update_rule' is {rule}, decay {decay?.Describe() ?? "none"}, beta {beta?.Describe() ?? "none"}: need linear, gated (decay), delta (beta) or gated_delta (both)");
        }
        Tensor<T> q = Heads.Split(query, queryHeads), k = Heads.Split(key, keyHeads), v = Heads.Split(value, keyHeads);
        int batch = k.Shape[0], heads = k.Shape[1], length = k.Shape[2], d = k.Shape[3], e = v.Shape[3], group = q.Shape[1] / heads;
        if (q.Shape[1] % heads != 0 || q.Shape[3] != d || q.Shape[2] != length || v.Shape[2] != length || (past is not null && past.Count != batch * heads * d * e))
        {
            throw new ShapeException($"query is {query.Describe()}, key {key.Describe()}, value {value.Describe()}, past_state {past?.Describe() ?? "none"} with {queryHeads} and {keyHeads} heads: they do not fit");
        }
        T factor = scale == T.Zero ? T.One / T.Sqrt(T.CreateChecked(d)) : scale;
        // The state is kept transposed, a row for each column of V, so that reading it is a dot product of contiguous rows.
        T[] state = Shape.Allocate<T>([batch, heads, d, e]), output = Shape.Allocate<T>([q.Shape[0], q.Shape[1], length, e]);
        Loops.For<T>(batch * heads, 4L * length * d * e * (group + 1), (start, end) =>
        {
            T[] own = Shape.Allocate<T>([e, d]);
            for (int h = start; h < end; h++)
            {
                int b = h / heads, head = h % heads;
                for (int i = 0; i < own.Length; i++)
                {
                    own[i] = past is null ? T.Zero : past[h * d * e + i % d * e + i / d];
                }
                for (int t = 0; t < length; t++)
                {
                    ReadOnlySpan<T> keys = k.Values.AsSpan((h * length + t) * d, d);
                    if (gated)
                    {
                        Decay(own, decay!, (b * length + t) * decay!.Shape[2], head, heads, d);
                    }
                    T rate = delta ? beta![(b * length + t) * beta.Shape[2] + (beta.Shape[2] == 1 ? 0 : head)] : T.One;
                    for (int j = 0; j < e; j++)
                    {
                        Span<T> row = own.AsSpan(j * d, d);
                        T written = v[(h * length + t) * e + j];
                        written = delta ? rate * (written - Special.Dot(row, keys)) : written;
                        for (int i = 0; i < d; i++)
                        {
                            row[i] += keys[i] * written;
                        }
                        for (int g = 0; g < group; g++)
                        {
                            int from = (b * q.Shape[1] + head * group + g) * length + t;
                            output[from * e + j] = factor * Special.Dot(row, q.Values.AsSpan(from * d, d));
                        }
                    }
                }
                for (int i = 0; i < own.Length; i++)
                {
                    state[h * d * e + i % d * e + i / d] = own[i];
                }
            }
        });
        return [Heads.Merge(new Tensor<T>(output, [q.Shape[0], q.Shape[1], length, e], query.ElementType)), new Tensor<T>(state, [batch, heads, d, e], past?.ElementType ?? query.ElementType)];
    }

    private static void Decay<T>(T[] state, Tensor<T> decay, int start, int head, int heads, int d) where T : IFloatingPointIeee754<T>
    {
        int each = decay.Shape[2] / heads;
        T[] kept = new T[d];
        for (int i = 0; i < d; i++)
        {
            kept[i] = T.Exp(decay[start + head * each + (each == 1 ? 0 : i)]);
        }
        for (int i = 0; i < state.Length; i++)
        {
            state[i] *= kept[i % d];
        }
    }
}
