using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>RotaryEmbedding: each pair (a, b) of a head becomes (a cos φ − b sin φ, a sin φ + b cos φ), φ from the place in the sequence.</summary>
/// <remarks>
/// Shape: x [B, H, L, d] or [B, L, H·d] → same; caches [places, r/2] with position_ids [B, L], else [B, L, r/2]; r = rotary_embedding_dim, or d where that is 0.<br/>
/// Method: pairs are (k, k + r/2), or (2k, 2k + 1) where interleaved; what lies beyond r is copied.<br/>
/// Since: 23.<br/>
/// Source: ONNX RotaryEmbedding-23; J. Su et al., RoFormer, 2021.
/// </remarks>
public static class RotaryEmbedding
{
    /// <summary>Every head rotated.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> cos, Tensor<T> sin, Tensor? positions, long heads, long rotated, bool interleaved) where T : IFloatingPointIeee754<T>
    {
        Tensor<T> split = Heads.Split(x, heads);
        int batch = split.Shape[0], length = split.Shape[2], size = split.Shape[3], r = rotated == 0 ? size : (int)rotated, half = r / 2;
        long[]? at = positions switch
        {
            null => null,
            Tensor<long> p when p.Count == batch * length => p.Values,
            Tensor<int> p when p.Count == batch * length => [.. p.Values.Select(v => (long)v)],
            _ => throw new ShapeException($"position_ids is {positions.Describe()}: need integers [{batch}, {length}]"),
        };
        if (r % 2 != 0 || r > size || cos.Count == 0 || cos.Shape[^1] != half || !cos.Shape.AsSpan().SequenceEqual(sin.Shape) || (at is null && cos.Count != batch * length * half))
        {
            throw new ShapeException($"x is {x.Describe()}, cos_cache {cos.Describe()}, sin_cache {sin.Describe()}: need caches whose last dimension is {half}, with position_ids or a row for each batch entry and place");
        }
        T[] result = split.Values.AsSpan().ToArray();
        Loops.For<T>(batch * split.Shape[1] * length, 6L * half, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                int place = row / (split.Shape[1] * length) * length + row % length;
                int angle = checked((int)(at is null ? place : at[place]) * half);
                for (int p = 0; p < half; p++)
                {
                    int first = row * size + (interleaved ? 2 * p : p), second = interleaved ? first + 1 : first + half;
                    T a = split[first], b = split[second], c = cos[angle + p], s = sin[angle + p];
                    result[first] = c * a - s * b;
                    result[second] = s * a + c * b;
                }
            }
        });
        Tensor<T> y = new(result, split.Shape, x.ElementType);
        return x.Rank == 3 ? Heads.Merge(y) : y;
    }
}
