using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Scaled dot-product attention of one head, Y = softmax(QKᵀ/√D) V, with one backward loop for each product and for the softmax.</summary>
/// <remarks>
/// Shape: Q [T, D], K [S, D], V [S, E] → Y [T, E].<br/>
/// Domain: S ≥ 1; a causal query t sees the keys j ≤ t. A hidden key's probability is 0, whatever its score.<br/>
/// Method: scores less the greatest of their row; any shift gives the same softmax, so a tie for the greatest is no kink.<br/>
/// Source: [VSP17] equation 1; [ONNX] Attention-23.
/// </remarks>
/// <param name="causal">Whether a query sees no later key.</param>
public sealed class AttentionLoops(bool causal = false) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> q, Tensor<T> k, Tensor<T> v) = (x[0], x[1], x[2]);
        T[] p = Probabilities<T>(q.Values, k.Values, q.Shape[1], Ahead(k.Shape[0]));
        Tensor<T> y = new([q.Shape[0], v.Shape[1]]);
        Weigh<T>(p, v.Values, v.Shape[1], y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T> yGrad) = (x[0], x[1], x[2], cotangents[0]);
        (int features, int values, int keys) = (q.Shape[1], v.Shape[1], k.Shape[0]);
        T[] p = Probabilities<T>(q.Values, k.Values, features, Ahead(keys)), pGrad = new T[p.Length], sGrad = new T[p.Length];
        Tensor<T> qGrad = new(q.Shape), kGrad = new(k.Shape), vGrad = new(v.Shape);
        BackToValues<T>(p, yGrad.Values, values, vGrad.Values);
        BackToProbabilities<T>(v.Values, yGrad.Values, values, pGrad);
        BackToScores<T>(p, pGrad, keys, sGrad);
        BackToQueries(k.Values, sGrad, features, Scale<T>(features), qGrad.Values);
        BackToKeys(q.Values, sGrad, features, Scale<T>(features), kGrad.Values);
        return [qGrad, kGrad, vGrad];
    }

    /// <summary>1/√D.</summary>
    public static T Scale<T>(int features) where T : struct, IFloatingPointIeee754<T> => T.One / T.Sqrt(T.CreateChecked(features));

    /// <summary>p[t, j] = exp(s[t, j]) / Σₖ exp(s[t, k]), s = QKᵀ/√D, over the keys j ≤ t + ahead; 0 for the others.</summary>
    /// <param name="q">Q.</param>
    /// <param name="k">K.</param>
    /// <param name="features">D.</param>
    /// <param name="ahead">How many keys after its own place a query sees.</param>
    public static T[] Probabilities<T>(ReadOnlySpan<T> q, ReadOnlySpan<T> k, int features, int ahead)
        where T : struct, IFloatingPointIeee754<T>
    {
        int queries = q.Length / features, keys = k.Length / features;
        T[] p = new T[queries * keys];
        T scale = Scale<T>(features);
        for (int t = 0; t < queries; t++)
        {
            ReadOnlySpan<T> query = q.Slice(t * features, features);
            Span<T> row = p.AsSpan(t * keys, Math.Clamp(t + ahead + 1, 0, keys));
            for (int j = 0; j < row.Length; j++)
            {
                row[j] = scale * VectorLoops.Dot(query, k.Slice(j * features, features));
            }
            Softmax(row);
        }
        return p;
    }

    /// <summary>y[t, e] += p[t, j] · V[j, e].</summary>
    public static void Weigh<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> v, int values, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        int keys = v.Length / values;
        for (int i = 0; i < p.Length; i++)
        {
            VectorLoops.Axpy(p[i], v.Slice(i % keys * values, values), y.Slice(i / keys * values, values));
        }
    }

    /// <summary>V.grad[j, e] += p[t, j] · y.grad[t, e].</summary>
    public static void BackToValues<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> yGrad, int values, Span<T> vGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int keys = vGrad.Length / values;
        for (int i = 0; i < p.Length; i++)
        {
            VectorLoops.Axpy(p[i], yGrad.Slice(i / keys * values, values), vGrad.Slice(i % keys * values, values));
        }
    }

    /// <summary>p.grad[t, j] += Σₑ y.grad[t, e] · V[j, e].</summary>
    public static void BackToProbabilities<T>(ReadOnlySpan<T> v, ReadOnlySpan<T> yGrad, int values, Span<T> pGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int keys = v.Length / values;
        for (int i = 0; i < pGrad.Length; i++)
        {
            pGrad[i] += VectorLoops.Dot(yGrad.Slice(i / keys * values, values), v.Slice(i % keys * values, values));
        }
    }

    /// <summary>s.grad[t, j] += p[t, j] · (p.grad[t, j] − Σₖ p[t, k] p.grad[t, k]).</summary>
    public static void BackToScores<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> pGrad, int keys, Span<T> sGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < p.Length; start += keys)
        {
            ReadOnlySpan<T> row = p.Slice(start, keys), rowGrad = pGrad.Slice(start, keys);
            Span<T> to = sGrad.Slice(start, keys);
            T mean = VectorLoops.Dot(row, rowGrad);
            for (int j = 0; j < row.Length; j++)
            {
                to[j] += row[j] * (rowGrad[j] - mean);
            }
        }
    }

    /// <summary>Q.grad[t, d] += s.grad[t, j] · K[j, d]/√D.</summary>
    public static void BackToQueries<T>(ReadOnlySpan<T> k, ReadOnlySpan<T> sGrad, int features, T scale, Span<T> qGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int keys = k.Length / features;
        for (int i = 0; i < sGrad.Length; i++)
        {
            VectorLoops.Axpy(sGrad[i] * scale, k.Slice(i % keys * features, features), qGrad.Slice(i / keys * features, features));
        }
    }

    /// <summary>K.grad[j, d] += s.grad[t, j] · Q[t, d]/√D.</summary>
    public static void BackToKeys<T>(ReadOnlySpan<T> q, ReadOnlySpan<T> sGrad, int features, T scale, Span<T> kGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int keys = kGrad.Length / features;
        for (int i = 0; i < sGrad.Length; i++)
        {
            VectorLoops.Axpy(sGrad[i] * scale, q.Slice(i / keys * features, features), kGrad.Slice(i % keys * features, features));
        }
    }

    private int Ahead(int keys) => causal ? 0 : keys;

    private static void Softmax<T>(Span<T> row) where T : struct, IFloatingPointIeee754<T>
    {
        T greatest = T.NegativeInfinity;
        foreach (T score in row)
        {
            greatest = score > greatest ? score : greatest;
        }
        for (int j = 0; j < row.Length; j++)
        {
            row[j] = T.Exp(row[j] - greatest);
        }
        T total = Special.Sum<T>(row);
        for (int j = 0; j < row.Length; j++)
        {
            row[j] /= total;
        }
    }
}
