using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Layers that select: the rectifier, max pooling and sorting. One case in sixteen has a kink or ties, where nothing is decided.</summary>
public sealed class SelectionClaims : IClaims
{
    private const string Copied = "cotangents are copied, and where several meet both sides add them in the same order";

    private static readonly MaxPoolLoops Pool = new(window: 2, stride: 1);

    private static Domain<LayerPoint<double>> Numbers { get; } = LayerPoints.Of(
        "x [n] of −4 to 4, zero in one case of 16, n ≤ 8",
        random =>
        {
            int[] shape = [1 + random.Below(8)];
            return (random.Below(16) == 0 ? [new(shape)] : [new Part(shape) { Number = r => Reals.Draw(r, -4, 4) is var v && v == 0 ? 1 : v }], [new(shape)]);
        },
        new("a zero, where it has a kink", p => p.X[0].Values.Contains(0)), new("a number near zero", p => p.X[0].Values.Any(v => v != 0 && Math.Abs(v) < 1e-100)),
        new("both signs", p => p.X[0].Values.Any(v => v > 0) && p.X[0].Values.Any(v => v < 0)));

    private static Domain<LayerPoint<double>> Rows { get; } = LayerPoints.Of(
        "x [N, L] of distinct numbers, ties in one case of 16; N ≤ 2, L ≤ 6",
        random =>
        {
            int[] shape = [1 + random.Below(2), 1 + random.Below(6)];
            return ([Distinct(random, shape)], [new(shape)]);
        },
        new("one column", p => p.X[0].Shape[1] == 1), new("several rows and columns", p => p.X[0].Shape is [> 1, > 1]),
        new("a tie, where it is not differentiable", p => p.X[0].Values.Distinct().Count() < p.X[0].Count),
        new("neighbouring doubles", p => p.X[0].Values.Any(v => p.X[0].Values.Contains(Math.BitIncrement(v)))));

    private static Domain<LayerPoint<double>> Images { get; } = LayerPoints.Of(
        "x [N, C, H, W] of distinct numbers, ties in one case of 16; N, C ≤ 2, H, W 2 or 3; windows of 2 × 2 at every place",
        random =>
        {
            int[] shape = [1 + random.Below(2), 1 + random.Below(2), 2 + random.Below(2), 2 + random.Below(2)];
            return ([Distinct(random, shape)], [new([shape[0], shape[1], shape[2] - 1, shape[3] - 1])]);
        },
        new("one window", p => p.Cotangents[0].Count == 1), new("windows that overlap", p => p.Cotangents[0].Shape is [_, _, > 1, > 1]),
        new("a tie, where it may have no derivative", p => p.X[0].Values.Distinct().Count() < p.X[0].Count));

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("relu-pullback", "x.grad = y.grad where x > 0, else 0", Sources.Onnx.At("Relu-14"), Numbers, new ReluLoops(), Copied,
            ("the cotangent passes where x < 0", p => new ReluLoops().Pullback([Negated(p.X[0])], p.Cotangents)),
            ("the cotangent passes where y.grad > 0", p => new ReluLoops().Pullback(p.Cotangents, p.Cotangents)),
            ("the cotangent always passes", p => p.Cotangents)),
        LayerClaims.Pullback<T>("max-pool-pullback", "x.grad[place of the greatest in window i] += y.grad[i]", Sources.Onnx.At("MaxPool-12"), Images, Pool, Copied,
            ("x.grad is overwritten where windows overlap", p => Routed(p, Pool.Places(p.X[0]), accumulates: false)),
            ("the cotangent goes to the least", p => Routed(p, Pool.Places(Negated(p.X[0])))),
            ("the cotangent goes to the first place of the window", p => Routed(p, Pool.Places(new Tensor<T>(p.X[0].Shape))))),
        LayerClaims.Pullback<T>("sort-pullback", "x.grad[place that y[i] came from] = y.grad[i]", Sources.PyTorch.At("sort"), Rows, new SortLoops(), Copied,
            ("two entries are swapped", p => Routed(p, Swapped(SortLoops.Places(p.X[0])))),
            ("the inverse permutation", p => Routed(p, Inverse(SortLoops.Places(p.X[0])))),
            ("the cotangent stays in sorted order", p => p.Cotangents)),
    ];

    private static Tensor<T>[] Routed<T>(LayerPoint<T> p, int[] places, bool accumulates = true) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(p.X[0].Shape);
        for (int i = 0; i < places.Length; i++)
        {
            xGrad.Values[places[i]] = accumulates ? xGrad.Values[places[i]] + p.Cotangents[0][i] : p.Cotangents[0][i];
        }
        return [xGrad];
    }

    private static Tensor<T> Negated<T>(Tensor<T> x)
        where T : struct, IFloatingPointIeee754<T> => new(Array.ConvertAll(x.Values, v => -v), x.Shape);

    private static int[] Swapped(int[] places) => places.Length < 2 ? places : [places[1], places[0], .. places[2..]];

    private static int[] Inverse(int[] places) => [.. Enumerable.Range(0, places.Length).OrderBy(i => places[i])];

    // Numbers from a shuffled grid, some moved to the double next to another one.
    private static Part Distinct(Xoshiro random, int[] shape)
    {
        int count = Shape.Count(shape);
        double[] grid = [.. Enumerable.Range(0, count).Select(i => 0.5 * i - 3)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = random.Below(i + 1);
            (grid[i], grid[j]) = (grid[j], grid[i]);
        }
        if (count > 1 && random.Below(4) == 0)
        {
            grid[1] = random.Below(4) == 0 ? grid[0] : Math.BitIncrement(grid[0]);
        }
        int next = 0;
        return new(shape) { Number = _ => grid[next++] };
    }
}
