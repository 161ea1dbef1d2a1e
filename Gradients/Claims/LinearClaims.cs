using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of the linear layer and of the embedding.</summary>
public sealed class LinearClaims : IClaims
{
    private static Domain<LayerPoint<double>> Batches { get; } = LayerPoints.Of(
        "x [B, I], W [O, I], b [O]; B, I, O ≤ 3",
        random =>
        {
            (int batch, int inputs, int outputs) = (1 + random.Below(3), 1 + random.Below(3), 1 + random.Below(3));
            return ([new([batch, inputs]), new([outputs, inputs]), new([outputs])], [new([batch, outputs])]);
        },
        new("one of everything", p => p.X[0].Count == 1 && p.X[2].Count == 1), new("W square, larger than 1", p => p.X[1].Shape is [> 1, > 1] s && s[0] == s[1]),
        new("several examples", p => p.X[0].Shape[0] > 1));

    // The indices go first, as if they were an input: they are a part of the layer.
    private static Domain<LayerPoint<double>> Words { get; } = LayerPoints.Of(
        "indices [B] of rows, E [V, D]; B ≤ 5, V ≤ 4, D ≤ 3",
        random =>
        {
            (int count, int rows, int features) = (1 + random.Below(5), 1 + random.Below(4), 1 + random.Below(3));
            return ([new Part([count]) { Number = r => r.Below(rows) }, new([rows, features])], [new([count, features])]);
        },
        new("an index that is repeated", p => p.X[0].Values.Distinct().Count() < p.X[0].Count), new("a row that is never taken", p => p.X[0].Values.Distinct().Count() < p.X[1].Shape[0]),
        new("an index thrice", p => p.X[0].Values.GroupBy(k => k).Any(g => g.Count() >= 3)), new("index 0", p => p.X[0].Values.Contains(0)));

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("linear-pullback", "x.grad = y.grad W; W.grad = y.gradᵀ x; b.grad = Σ y.grad over the batch: the derivative of y = xWᵀ + b",
            Sources.PyTorch.At("Linear"), Batches, new LinearLoops(),
            ("x.grad = y.grad Wᵀ where W is square", p => Backward(p, w: Transposed(p.X[1]))),
            ("b.grad is the mean over the batch", p => Backward(p, meanBias: true)),
            ("W.grad is overwritten where it must accumulate", p => Backward(p, lastOnly: true))),
        Embedding<T>(),
    ];

    private static Claim<T> Embedding<T>() where T : struct, IFloatingPointIeee754<T> => new Claim<LayerPoint<double>, LayerPoint<T>, T>
    {
        Id = "embedding-pullback",
        Statement = "E.grad[k[b]] += y.grad[b]: rows taken several times accumulate, rows never taken get zero",
        Source = Sources.PyTorch.At("Embedding"),
        Domain = Words,
        Loose = "both sides add the same cotangents in the same order",
        Given = p => p.In<T>(),
        EqualEach =
        (
            p => LayerPoint<T>.Flat(new EmbeddingLoops(Indices(p)).Pullback(p.X[1..], p.Cotangents)),
            p => LayerClaims.Oracle(new EmbeddingLoops(Indices(p)), p with { X = p.X[1..] })
        ),
        MutantsOfEach =
        [
            new("a row is overwritten where it must accumulate") { Left = p => BackToTable(p, (b, k) => Array.LastIndexOf(k, k[b]) == b) },
            new("row 0 is taken for padding") { Left = p => BackToTable(p, (b, k) => k[b] != 0) },
        ],
    };

    private static int[] Indices<T>(LayerPoint<T> p)
        where T : struct, IFloatingPointIeee754<T> => Array.ConvertAll(p.X[0].Values, k => int.CreateChecked(k));

    private static T[] BackToTable<T>(LayerPoint<T> p, Func<int, int[], bool> counts) where T : struct, IFloatingPointIeee754<T>
    {
        (int[] indices, int features) = (Indices(p), p.X[1].Shape[1]);
        T[] grad = new T[p.X[1].Count];
        for (int b = 0; b < indices.Length; b++)
        {
            if (counts(b, indices))
            {
                EmbeddingLoops.BackToTable<T>(indices.AsSpan(b, 1), p.Cotangents[0].Values.AsSpan(b * features, features), features, grad);
            }
        }
        return grad;
    }

    private static Tensor<T>[] Backward<T>(LayerPoint<T> p, T[]? w = null, bool meanBias = false, bool lastOnly = false)
        where T : struct, IFloatingPointIeee754<T>
    {
        (T[] yGrad, int batch, int inputs, int outputs) = (p.Cotangents[0].Values, p.X[0].Shape[0], p.X[0].Shape[1], p.X[2].Count);
        Tensor<T>[] grads = [.. p.X.Select(t => new Tensor<T>(t.Shape))];
        LinearLoops.BackToInput<T>(w ?? p.X[1].Values, yGrad, outputs, grads[0].Values);
        int from = lastOnly ? batch - 1 : 0;
        LinearLoops.BackToWeights<T>(p.X[0].Values.AsSpan(from * inputs), yGrad.AsSpan(from * outputs), outputs, grads[1].Values);
        LinearLoops.BackToBias<T>(meanBias ? Array.ConvertAll(yGrad, g => g / T.CreateChecked(batch)) : yGrad, grads[2].Values);
        return grads;
    }

    private static T[]? Transposed<T>(Tensor<T> w) => w.Shape[0] != w.Shape[1] ? null : [.. Enumerable.Range(0, w.Count).Select(i => w[i % w.Shape[0] * w.Shape[0] + i / w.Shape[0]])];
}
