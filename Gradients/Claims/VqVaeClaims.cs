using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The loops of a VQ-VAE's three trainings, judged against the losses and the straight-through surrogate that they stand for.</summary>
/// <remarks>Where two centres are nearest to one vector nothing is differentiable: such cases are undecided, one to three in a hundred.</remarks>
public sealed class VqVaeClaims : IClaims
{
    private const string SameSums = "the derivative is made of the same products and sums as the loops, rounded alike";

    private static readonly StraightThrough Surrogate = new();
    private static readonly QuantisationLoss AddedLoss = new();

    // C, L, β, η̃; L̂.grad.
    internal static Domain<LayerPoint<double>> Points { get; } = LayerPoints.Of(
        "centres C [K, I], vectors L [P, I] and L̂.grad of −4 to 4, β and η̃ of 0 to 4; K ≤ 3, P ≤ 4, I ≤ 2",
        random =>
        {
            (int centres, int positions, int width) = (1 + random.Below(3), 1 + random.Below(4), 1 + random.Below(2));
            return ([new([centres, width]), new([positions, width]), new([], 0, 4), new([], 0, 4)], [new([positions, width])]);
        },
        new("one centre", x => x.X[0].Shape[0] == 1), new("one position", x => x.X[1].Shape[0] == 1), new("a centre without vectors", x => NearestCentre.Of(x.X[0], x.X[1]).Distinct().Count() < x.X[0].Shape[0]),
        new("a centre with several vectors", x => x.X[0].Shape[0] > 1 && NearestCentre.Of(x.X[0], x.X[1]) is var k && k.Distinct().Count() < k.Length),
        new("a tie", IsTied), new("β = 0", x => x.X[2][0] == 0)).ShrinkingShapes("ki,pi,,,pi");

    internal static Domain<LayerPoint<double>> Untied { get; } = new()
    {
        Description = $"{Points.Description}; no two centres nearest to one vector",
        Draw = random =>
        {
            LayerPoint<double> point = Points.Draw(random);
            while (IsTied(point))
            {
                point = Points.Draw(random);
            }
            return point;
        },
        Shrink = x => Points.Shrink(x).Where(simpler => !IsTied(simpler)),
        Show = Points.Show,
        Edges = [.. Points.Edges.Where(e => e.Name != "a tie")],
    };

    // C, L, β; the cotangent of the loss.
    private static Domain<LayerPoint<double>> Losses { get; } = LayerPoints.Of(
        "centres C [K, I] and vectors L [P, I] of −4 to 4, β of 0 to 4 and a cotangent; K ≤ 3, P ≤ 4, I ≤ 2",
        random =>
        {
            (int centres, int positions, int width) = (1 + random.Below(3), 1 + random.Below(4), 1 + random.Below(2));
            return ([new([centres, width]), new([positions, width]), new([], 0, 4)], [new([])]);
        },
        new("one centre", x => x.X[0].Shape[0] == 1), new("a tie", IsTied), new("a vector on its centre", x => NearestCentre.Distances(x.X[0], x.X[1]).Contains(0))).ShrinkingShapes("ki,pi,,");

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopClaims.Equal<T>(
            "vq-vae-straight-through",
            "C[k[p]].grad += L̂.grad, L.grad += L̂.grad: the derivative of C[k[p]] + L − stop(L), which has the value L̂",
            Sources.Ttic2020Quiz4.Problem(3, "a"), Points,
            p => VqVaeTraining.EndToEnd(p.X[0], p.X[1], p.Cotangents[0]).Run(),
            p => LayerPoint<T>.Flat(StraightThroughOracle(p)),
            [
                ("L.grad is zero", p => LoopMutants.Run(VqVaeTraining.EndToEnd(p.X[0], p.X[1], p.Cotangents[0]), all => LoopMutants.Without(all, 1))),
                ("C.grad is zero", p => LoopMutants.Run(VqVaeTraining.EndToEnd(p.X[0], p.X[1], p.Cotangents[0]), all => LoopMutants.Without(all, 0))),
                ("a centre's gradient is its last vector's", LastOnly),
            ],
            loose: SameSums),
        LoopClaims.Equal<T>(
            "vq-vae-published-updates",
            "L.grad += L̂.grad; L.grad += β(L − L̂); C[k[p]].grad += η̃(C[k[p]] − L[p]): L's gradient is straight-through plus that of ½β‖L − L̂‖², C's that of ½η̃‖L − L̂‖² alone",
            Sources.Ttic2020Quiz4.Problem(3, "b"), Points,
            p => Published(p).Run(),
            PublishedOracle,
            [
                ("C.grad gets L̂.grad too", WithBothToCentres),
                ("β for η̃", p => VqVaeTraining.Published(p.X[0], p.X[1], p.Cotangents[0], p.X[2][0], p.X[2][0]).Run()),
                ("C moves away from L", p => LoopMutants.Run(Published(p), all => LoopMutants.Times(all, 2, -T.One))),
                .. Enumerable.Range(0, 3).Select(i => ($"loop {i + 1} is left out", (Func<LayerPoint<T>, Tensor<T>[]>)(p => LoopMutants.Run(Published(p), all => LoopMutants.Without(all, i))))),
            ]),
        LoopClaims.Equal<T>(
            "vq-vae-both-losses",
            "L.grad += L̂.grad; C[k[p]].grad += L̂.grad; L.grad += β(L − L̂); C[k[p]].grad += β(C[k[p]] − L[p]): both losses, straight through the rounding",
            Sources.Ttic2020Quiz4.Problem(3, "c"), Points,
            p => Both(p).Run(),
            BothLosses,
            [
                ("the added loss has no ½", p => LoopMutants.Run(Both(p), all => LoopMutants.Twice([.. LoopMutants.Twice(all, 3)], 2))),
                .. Enumerable.Range(0, 4).Select(i => ($"loop {i + 1} is left out", (Func<LayerPoint<T>, Tensor<T>[]>)(p => LoopMutants.Run(Both(p), all => LoopMutants.Without(all, i))))),
            ]),
        LoopClaims.Refuted<T>(
            "vq-vae-printed-index",
            "for p: C[k(t)].grad += β(C[k(t)] − L[p]), t being whatever position came last: the gradient of both losses",
            Sources.Ttic2020Quiz4.Problem(3, "c"), Untied, p => PrintedIndex(p), BothLosses, "vq-vae-both-losses"),
        LoopClaims.Pullback<T>(
            "quantisation-loss-backward-loops",
            "L.grad += β(L − L̂); C[k[p]].grad += β(C[k[p]] − L[p]); β.grad += ½‖L − L̂‖²: the derivative of ½β‖L − L̂‖², L̂ = C[argmin_k ‖C[k] − L‖] moving with both",
            Sources.Ttic2020Quiz4.Problem(3, "b"),
            Losses, AddedLoss,
            [
                LoopMutants.Of<T>("C moves away from L", AddedLoss, all => LoopMutants.Times(all, 1, -T.One)),
                .. LoopMutants.Missing<T>(AddedLoss, 0, 1, 2),
            ]),
    ];

    /// <summary>Whether some vector has two nearest centres, or two that rounding cannot tell apart.</summary>
    internal static bool IsTied(LayerPoint<double> point) => point.In<Tracked>() is var p && NearestCentre.Ties(p.X[0], p.X[1]).Length > 0;

    private static LoopSequence<T> Published<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> => VqVaeTraining.Published(p.X[0], p.X[1], p.Cotangents[0], p.X[2][0], p.X[3][0]);

    private static LoopSequence<T> Both<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> => VqVaeTraining.BothLosses(p.X[0], p.X[1], p.Cotangents[0], p.X[2][0]);

    // C.grad and L.grad of C[k[p]] + L − stop(L).
    private static Tensor<T>[] StraightThroughOracle<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> =>
        DualOracle.Pullback(Surrogate, [p.X[0], p.X[1], p.X[1]], p.Cotangents)[..2];

    // C.grad and L.grad of ½·weight·‖L − L̂‖².
    private static Tensor<T>[] Added<T>(LayerPoint<T> p, Tensor<T> weight) where T : struct, IFloatingPointIeee754<T> =>
        DualOracle.Pullback(AddedLoss, [p.X[0], p.X[1], weight], [Tensor<T>.Scalar(T.One)])[..2];

    // That of C is η̃ times the derivative of ½‖L − L̂‖².
    private static T[] PublishedOracle<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> =>
        [.. Added(p, Tensor<T>.Scalar(T.One))[0].Values.Select(g => p.X[3][0] * g), .. Sum(StraightThroughOracle(p)[1], Added(p, p.X[2])[1])];

    private static T[] BothLosses<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T>[] own, Tensor<T>[] added) = (StraightThroughOracle(p), Added(p, p.X[2]));
        return [.. Sum(own[0], added[0]), .. Sum(own[1], added[1])];
    }

    private static T[] Sum<T>(Tensor<T> a, Tensor<T> b) where T : struct, IFloatingPointIeee754<T> => [.. a.Values.Zip(b.Values, (x, y) => x + y)];

    private static Tensor<T>[] LastOnly<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        int[] k = NearestCentre.Of(p.X[0], p.X[1]);
        (int width, Tensor<T> cGrad) = (p.X[0].Shape[1], new Tensor<T>(p.X[0].Shape));
        for (int i = 0; i < p.X[1].Count; i++)
        {
            cGrad.Values[k[i / width] * width + i % width] = p.Cotangents[0][i];
        }
        return [cGrad, p.Cotangents[0]];
    }

    private static Tensor<T>[] WithBothToCentres<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T>[] published, Tensor<T>[] endToEnd) = (Published(p).Run(), VqVaeTraining.EndToEnd(p.X[0], p.X[1], p.Cotangents[0]).Run());
        return [new(Sum(published[0], endToEnd[0]), p.X[0].Shape), published[1]];
    }

    // The last loop with k of the last position for every p.
    private static T[] PrintedIndex<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T>
    {
        int[] last = [.. NearestCentre.Of(p.X[0], p.X[1]).Select((_, _) => NearestCentre.Of(p.X[0], p.X[1])[^1])];
        return LayerPoint<T>.Flat(LoopMutants.Run(Both(p), all =>
            all.Select((loop, i) => i != 3 ? loop : loop with { Run = () => QuantisationLoss.PullCentres<T>(p.X[0].Values, p.X[1].Values, last, p.X[2][0], loop.Into) })));
    }
}
