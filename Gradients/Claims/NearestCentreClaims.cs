using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Rounding to the nearest centre: which it is, where that is not differentiable, and that elsewhere nothing goes back through it.</summary>
public sealed class NearestCentreClaims : IClaims
{
    private const string Exact = "a gradient is zero, or apart from it";

    private static readonly NearestCentreRounding Rounding = new();
    private static readonly NearestCentreCode Code = new();

    // Whole numbers, whose distances are exact and often tie.
    private static Domain<LayerPoint<double>> Lattice { get; } = new()
    {
        Description = "centres C [K, I] and vectors L [P, I] of whole numbers, −2 to 2; K ≤ 3, P ≤ 4, I ≤ 2",
        Draw = random =>
        {
            LayerPoint<double> point = VqVaeClaims.Points.Draw(random);
            foreach (Tensor<double> x in point.X)
            {
                for (int i = 0; i < x.Count; i++)
                {
                    x.Values[i] = random.Below(5) - 2;
                }
            }
            return point;
        },
        Shrink = VqVaeClaims.Points.Shrink,
        Show = VqVaeClaims.Points.Show,
        Edges =
        [
            new("a tie", VqVaeClaims.IsTied), new("no tie", x => x.X[0].Shape[0] > 1 && !VqVaeClaims.IsTied(x)),
            new("equal centres", x => x.X[0].Count > 1 && x.X[0].Values.Distinct().Count() == 1),
        ],
    };

    // C and L alone.
    private static Domain<LayerPoint<double>> Pairs { get; } = new()
    {
        Description = "centres C [K, I], vectors L [P, I] and L̂.grad of −4 to 4, no two centres nearest to one vector; K ≤ 3, P ≤ 4, I ≤ 2",
        Draw = random => VqVaeClaims.Untied.Draw(random) is var point ? point with { X = point.X[..2] } : point,
        Shrink = _ => [],
        Show = VqVaeClaims.Untied.Show,
        Edges =
        [
            new("one centre", x => x.X[0].Shape[0] == 1), new("several centres", x => x.X[0].Shape[0] > 1),
            new("several vectors of one centre", x => NearestCentre.Of(x.X[0], x.X[1]) is var k && k.Distinct().Count() < k.Length),
        ],
    };

    private static Domain<LayerPoint<double>> Codes { get; } = new()
    {
        Description = "centres C [K, I] and vectors L [P, I] of −4 to 4, no two centres nearest to one vector, and cotangents [P, K]; K ≤ 3, P ≤ 4, I ≤ 2",
        Draw = random =>
        {
            LayerPoint<double> point = VqVaeClaims.Untied.Draw(random);
            double[] cotangent = new double[point.X[1].Shape[0] * point.X[0].Shape[0]];
            for (int i = 0; i < cotangent.Length; i++)
            {
                cotangent[i] = Reals.Draw(random, -4, 4);
            }
            return new(point.X[..2], [new(cotangent, [point.X[1].Shape[0], point.X[0].Shape[0]])]);
        },
        Shrink = _ => [],
        Show = VqVaeClaims.Untied.Show,
        Edges = [new("one centre", x => x.X[0].Shape[0] == 1), new("several centres", x => x.X[0].Shape[0] > 1)],
    };

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "nearest-centre-and-its-ties",
            Statement = "k[p] is the k that none before is as near as and none after nearer than, by ‖C[k]‖² − 2⟨C[k], L[p]⟩; the ties reported are the p that two are nearest to",
            Source = Sources.Ttic2020Quiz4.Problem(3),
            Domain = Lattice,
            Given = p => p.In<T>(),
            EqualEach = (p => [.. Numbers<T>(NearestCentre.Of(p.X[0], p.X[1])), .. Marked<T>(p.X[1].Shape[0], NearestCentre.Ties(p.X[0], p.X[1]))], p => ByRank(p, first: true, ties: true)),
            MutantsOfEach =
            [
                new("the highest index of a tie", p => ByRank(p, first: false, ties: true)),
                new("no tie is reported", p => ByRank(p, first: true, ties: false)),
                new("the first centre for all", p => new T[2 * p.X[1].Shape[0]]),
            ],
            Loose = "both sides are whole numbers: they are equal, or apart",
        },
        LoopClaims.Pullback<T>(
            "vq-vae-rounding-gradient",
            "C[k[p]].grad += L̂.grad and nothing to L: the derivative of L̂ wherever one centre is nearest; the straight-through gradient is not",
            Sources.Ttic2020Quiz4.Problem(3, "a"), Pairs,
            Rounding,
            [
                ("the straight-through gradient", p => VqVaeTraining.EndToEnd(p.X[0], p.X[1], p.Cotangents[0]).Run()),
                .. LoopMutants.Missing<T>(Rounding, 0),
            ],
            loose: "the derivative is made of the same sums as the loop, rounded alike"),
        LoopClaims.Pullback<T>(
            "discrete-latent-gradient-is-zero",
            "C.grad = 0 and L.grad = 0 of the one-hot z[p] = k[p], wherever one centre is nearest: a differential change does not change a discrete z",
            Sources.Ttic2021Exam3.Problem(4), Codes, Code,
            [
                ("straight through the code to L", p => [new(p.X[0].Shape), Through(p)]),
                ("straight through the code to C", p => [new([.. p.X[0].Values.Select((_, i) => p.Cotangents[0][i / p.X[0].Shape[1]])], p.X[0].Shape), new(p.X[1].Shape)]),
            ],
            loose: Exact),
    ];

    private static T[] Numbers<T>(int[] k) where T : struct, IFloatingPointIeee754<T> => Array.ConvertAll(k, T.CreateChecked);

    private static T[] Marked<T>(int positions, int[] marked) where T : struct, IFloatingPointIeee754<T> => [.. Enumerable.Range(0, positions).Select(p => marked.Contains(p) ? T.One : T.Zero)];

    // k[p] and whether p is a tie, from ‖C[k]‖² − 2⟨C[k], L[p]⟩, exact for small whole numbers.
    private static T[] ByRank<T>(LayerPoint<T> point, bool first, bool ties) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> c, Tensor<T> l) = (point.X[0], point.X[1]);
        (int centres, int positions, int width) = (c.Shape[0], l.Shape[0], l.Shape[1]);
        T[] result = new T[2 * positions];
        for (int p = 0; p < positions; p++)
        {
            T[] scores = [.. Enumerable.Range(0, centres).Select(k => Enumerable.Range(0, width).Aggregate(T.Zero, (sum, i) =>
                sum + c[k * width + i] * c[k * width + i] - T.CreateChecked(2) * c[k * width + i] * l[p * width + i]))];
            int[] nearest = [.. Enumerable.Range(0, centres).Where(k => scores.All(s => !(s < scores[k])))];
            result[p] = T.CreateChecked(first ? nearest[0] : nearest[^1]);
            result[positions + p] = ties && nearest.Length > 1 ? T.One : T.Zero;
        }
        return result;
    }

    // L[p].grad = Σ_k z.grad[p, k] C[k].
    private static Tensor<T> Through<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T>
    {
        (int centres, int width) = (point.X[0].Shape[0], point.X[0].Shape[1]);
        return new([.. point.X[1].Values.Select((_, i) => Enumerable.Range(0, centres).Aggregate(T.Zero, (sum, k) =>
            sum + point.Cotangents[0][i / width * centres + k] * point.X[0][k * width + i % width]))], point.X[1].Shape);
    }
}
