using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The parts of scaled dot-product attention: scores (√s·Q)(√s·K)ᵀ, the softmax of what is not masked, probabilities · V.</summary>
/// <remarks>
/// Shape: Q [B, H, L, d], K [B, G, S, d], V [B, G, S, e]; G divides H and each head of K and V serves H/G heads of Q in a row.<br/>
/// Error: both operands are scaled by √s, as ONNX's function body does; scaling the product once loses less and stays inside the bound.
/// </remarks>
public static class DotProductAttention
{
    /// <summary>The scores of every query and key: [B, H, L, S].</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Scores<T>(Tensor<T> q, Tensor<T> k, T scale) where T : IFloatingPointIeee754<T>
    {
        if (q.Rank != 4 || k.Rank != 4 || q.Shape[0] != k.Shape[0] || q.Shape[3] != k.Shape[3] || k.Shape[1] == 0 || q.Shape[1] % k.Shape[1] != 0)
        {
            throw new ShapeException($"Q is {q.Describe()} and K {k.Describe()}: need the same batch and head size, and heads of K that divide those of Q");
        }
        int heads = q.Shape[0] * q.Shape[1], group = q.Shape[1] / k.Shape[1], length = q.Shape[2], keys = k.Shape[2], size = q.Shape[3];
        T root = T.Sqrt(scale);
        T[] result = Shape.Allocate<T>([heads, length, keys]);
        Loops.For<T>(heads, (long)length * keys * size, (start, end) =>
        {
            T[] left = Shape.Allocate<T>([length, size]), right = Shape.Allocate<T>([size, keys]);
            for (int h = start; h < end; h++)
            {
                int from = h / group * keys * size;
                for (int i = 0; i < left.Length; i++)
                {
                    left[i] = q.Values[h * left.Length + i] * root;
                }
                for (int i = 0; i < right.Length; i++)
                {
                    right[i % size * keys + i / size] = k.Values[from + i] * root;
                }
                HeadProduct.Of<T>(length, keys, size, left, right, result.AsSpan(h * length * keys, length * keys));
            }
        });
        return new Tensor<T>(result, [q.Shape[0], q.Shape[1], length, keys], q.ElementType);
    }

    /// <summary>Probabilities · V: [B, H, L, e].</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Weighted<T>(Tensor<T> probabilities, Tensor<T> v) where T : IFloatingPointIeee754<T>
    {
        int[] shape = probabilities.Shape;
        if (v.Rank != 4 || v.Shape[0] != shape[0] || v.Shape[2] != shape[3] || v.Shape[1] == 0 || shape[1] % v.Shape[1] != 0)
        {
            throw new ShapeException($"V is {v.Describe()} and the probabilities {probabilities.Describe()}: need the same batch and sequence, and heads of V that divide those of Q");
        }
        int heads = shape[0] * shape[1], group = shape[1] / v.Shape[1], length = shape[2], keys = shape[3], size = v.Shape[3];
        T[] result = Shape.Allocate<T>([heads, length, size]);
        Loops.For<T>(heads, (long)length * keys * size, (start, end) =>
        {
            for (int h = start; h < end; h++)
            {
                HeadProduct.Of<T>(length, size, keys, probabilities.Values.AsSpan(h * length * keys, length * keys),
                    v.Values.AsSpan(h / group * keys * size, keys * size), result.AsSpan(h * length * size, length * size));
            }
        });
        return new Tensor<T>(result, [shape[0], shape[1], length, size], probabilities.ElementType);
    }

    /// <summary>Softmax in place of the scores that are not −∞; the others become 0, and so does everything when <paramref name="emptyIsZero"/> and all are −∞ (NaN if not).</summary>
    public static void Normalize<T>(Span<T> row, T[] buffer, bool emptyIsZero) where T : IFloatingPointIeee754<T>
    {
        int count = 0;
        foreach (T score in row)
        {
            if (!T.IsNegativeInfinity(score))
            {
                buffer[count++] = score;
            }
        }
        Softmax.Normalize(buffer.AsSpan(0, count));
        int taken = 0;
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = !T.IsNegativeInfinity(row[j]) ? buffer[taken++] : count > 0 || emptyIsZero ? T.Zero : T.NaN;
        }
    }
}
