using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of scaled dot-product attention, with and without a causal mask.</summary>
public sealed class AttentionClaims : IClaims
{
    private enum Fault
    {
        None, NoScale, TransposedScores, NoMean, MaskAhead,
    }

    private static Domain<LayerPoint<double>> Heads { get; } = LayerPoints.Of(
        "Q [T, D], K [S, D], V [S, E]; T, S, D, E ≤ 3, scores of up to some dozens",
        random =>
        {
            (int queries, int keys, int features, int values) = (1 + random.Below(3), 1 + random.Below(3), 1 + random.Below(3), 1 + random.Below(3));
            double size = random.Below(4) == 0 ? 6 : 1.5, ofQueries = random.Below(12) == 0 ? 0 : size;
            return ([new([queries, features], -ofQueries, ofQueries), new([keys, features], -size, size), new([keys, values])], [new([queries, values])]);
        },
        new("one key", p => p.X[1].Shape[0] == 1), new("one query", p => p.X[0].Shape[0] == 1), new("one feature", p => p.X[0].Shape[1] == 1),
        new("as many queries as keys, several", p => p.X[0].Shape[0] > 1 && p.X[0].Shape[0] == p.X[1].Shape[0]),
        new("more queries than keys", p => p.X[0].Shape[0] > p.X[1].Shape[0]), new("fewer queries than keys", p => p.X[0].Shape[0] < p.X[1].Shape[0]),
        new("equal scores", p => p.X[1].Shape[0] > 1 && p.X[0].Values.All(v => v == 0)));

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("attention-pullback",
            "V.grad = Pᵀ Y.grad; P.grad = Y.grad Vᵀ; S.grad = P ⊙ (P.grad − ⟨P, P.grad⟩); Q.grad = S.grad K/√D; K.grad = S.gradᵀ Q/√D",
            Sources.Vaswani.At("Section 3.2.1, equation 1"), Heads, new AttentionLoops(),
            Mutant<T>("no 1/√D", Fault.NoScale, causal: false), Mutant<T>("K.grad = S.grad Q/√D where S is square", Fault.TransposedScores, causal: false),
            Mutant<T>("⟨P, P.grad⟩ is dropped", Fault.NoMean, causal: false), Mutant<T>("the mask of a causal head", Fault.None, causal: true)),
        LayerClaims.Pullback<T>("attention-causal-pullback",
            "the same where a query t sees the keys j ≤ t only: P[t, j] = 0 for the others",
            Sources.Vaswani.At("Section 3.2.3"), Heads, new AttentionLoops(causal: true),
            Mutant<T>("no 1/√D", Fault.NoScale, causal: true), Mutant<T>("⟨P, P.grad⟩ is dropped", Fault.NoMean, causal: true),
            Mutant<T>("a query sees one key too many", Fault.MaskAhead, causal: true), Mutant<T>("no mask", Fault.None, causal: false)),
    ];

    private static (string, Func<LayerPoint<T>, Tensor<T>[]>) Mutant<T>(string name, Fault fault, bool causal)
        where T : struct, IFloatingPointIeee754<T> => (name, p => Backward(p, fault, causal));

    private static Tensor<T>[] Backward<T>(LayerPoint<T> point, Fault fault, bool causal) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> q, Tensor<T> k, Tensor<T> v, Tensor<T> yGrad) = (point.X[0], point.X[1], point.X[2], point.Cotangents[0]);
        (int features, int values, int keys) = (q.Shape[1], v.Shape[1], k.Shape[0]);
        T[] p = AttentionLoops.Probabilities<T>(q.Values, k.Values, features, !causal ? keys : fault == Fault.MaskAhead ? 1 : 0);
        T[] pGrad = new T[p.Length], sGrad = new T[p.Length];
        T scale = fault == Fault.NoScale ? T.One : AttentionLoops.Scale<T>(features);
        Tensor<T> qGrad = new(q.Shape), kGrad = new(k.Shape), vGrad = new(v.Shape);
        AttentionLoops.BackToValues<T>(p, yGrad.Values, values, vGrad.Values);
        AttentionLoops.BackToProbabilities<T>(v.Values, yGrad.Values, values, pGrad);
        if (fault == Fault.NoMean)
        {
            GateLoops.BackThroughProduct<T>(p, pGrad, sGrad);
        }
        else
        {
            AttentionLoops.BackToScores<T>(p, pGrad, keys, sGrad);
        }
        AttentionLoops.BackToQueries(k.Values, sGrad, features, scale, qGrad.Values);
        AttentionLoops.BackToKeys(q.Values, fault == Fault.TransposedScores && q.Shape[0] == keys ? Transposed(sGrad, keys) : sGrad, features, scale, kGrad.Values);
        return [qGrad, kGrad, vGrad];
    }

    private static T[] Transposed<T>(T[] square, int n) => [.. Enumerable.Range(0, n * n).Select(i => square[i % n * n + i / n])];
}
