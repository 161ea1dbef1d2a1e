using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The six backward loops of batch normalization, and what its output does not change with.</summary>
public sealed class BatchNormalizationClaims : IClaims
{
    private static readonly BatchNormalizationLoops Layer = new();
    private static readonly Source Problem = Sources.Ttic2020Quiz1.Problem(3);

    private static Domain<LayerPoint<double>> Batches { get; } = Scaled(LayerPoints.Of(
        "batches x [B, J], columns of 2⁻²⁰ to 2²⁰ in size and up to 10⁴ of that from zero, none constant, and cotangents, 2 ≤ B ≤ 4, J ≤ 3",
        random =>
        {
            int[] shape = [2 + random.Below(3), 1 + random.Below(3)];
            return ([new(shape)], [new(shape)]);
        },
        new("two rows", x => x.X[0].Shape[0] == 2), new("one column", x => x.X[0].Shape[1] == 1), new("several rows and columns", x => x.X[0].Shape is [> 2, > 1]),
        new("a column far from zero", x => Columns(x).Any(c => c.Min() > 100 * (c.Max() - c.Min()))), new("a tiny column", x => Columns(x).Any(c => c.Max() < 1e-4)),
        new("a large column", x => Columns(x).Any(c => c.Max() > 1e5)), new("a repeated entry", x => Columns(x).Any(c => c.Distinct().Count() < c.Length)))).ShrinkingShapes("bj,bj", atLeastTwo: "b");

    // A batch, a shift and a scale for each column.
    private static Domain<LayerPoint<double>> Moved { get; } = new()
    {
        Description = $"{Batches.Description}; the first cotangents are taken for shifts and scales",
        Draw = Batches.Draw,
        Shrink = Batches.Shrink,
        Show = Batches.Show,
        Edges = [.. Batches.Edges, new("a shift of zero", x => x.Cotangents[0][0] == 0)],
    };

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopClaims.Pullback<T>(
            "batch-normalization-backward-loops",
            "x.grad += x'.grad/√s; μ.grad −= x'.grad/√s; s.grad −= ½(x−μ)s^(−3/2)x'.grad; "
                + "x.grad += 2/(B−1)(x−μ)s.grad; μ.grad −= 2/(B−1)(x−μ)s.grad; x.grad += μ.grad/B: the derivative of x' = (x−μ)/√s",
            Problem, Batches, Layer,
            [
                LoopMutants.Of<T>("the ½ is missing", Layer, all => LoopMutants.Times(all, 2, T.CreateChecked(2))),
                LoopMutants.Of<T>("s.grad has the other sign", Layer, all => LoopMutants.Times(all, 2, -T.One)),
                LoopMutants.Of<T>("s.grad is used before it is known", Layer, all => LoopMutants.Swapped(all, 2, 3)),
                LoopMutants.Of<T>("μ.grad is used before it is known", Layer, all => LoopMutants.Swapped(all, 1, 5)),
                LoopMutants.Of<T>("μ.grad is used twice", Layer, all => LoopMutants.Twice(all, 5)),
                LoopMutants.Of<T>("x.grad is overwritten where it must accumulate", Layer, all => LoopMutants.Overwriting(all, 3)),
                ("B for B − 1", p => LoopMutants.Run(Layer.Backward(p.X, p.Cotangents), all => LoopMutants.Times(all, 3, T.CreateChecked(p.X[0].Shape[0] - 1) / T.CreateChecked(p.X[0].Shape[0])))),
                ("s^(−1/2) for s^(−3/2)", p => LoopMutants.Run(Layer.Backward(p.X, p.Cotangents), all => OtherExponent(all, p.X[0]))),
                .. LoopMutants.Missing<T>(Layer, 0, 1, 2, 3, 5),
            ]),
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "batch-normalization-fifth-loop-adds-nothing",
            Statement = "Σ_b 2/(B−1)(x[b,j] − μ[j])s.grad[j] = 0: without the fifth loop x.grad is the same",
            Source = Problem,
            Domain = Batches,
            Cases = LoopClaims.Few,
            Given = p => p.In<T>(),
            EqualEach = (p => Gradient(p, all => LoopMutants.Without(all, 4)), p => Gradient(p, all => all)),
            MutantsOfEach =
            [
                new("the second loop is left out") { Left = p => Gradient(p, all => LoopMutants.Without(all, 1)) },
                new("the fourth loop is left out") { Left = p => Gradient(p, all => LoopMutants.Without(all, 3)) },
            ],
        },
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "batch-normalization-shift-invariance",
            Statement = "x'(x + 1cᵀ) = x'(x) for any c",
            Source = Problem,
            Domain = Moved,
            Given = p => p.In<T>(),
            EqualEach = (p => Normal(p, (x, j, _) => x + p.Cotangents[0][j]), p => Normal(p, (x, _, _) => x)),
            MutantsOfEach =
            [
                new("one row alone is shifted") { Left = p => Normal(p, (x, j, b) => b == 0 ? x + T.One + p.Cotangents[0][j] * p.Cotangents[0][j] : x) },
                new("the shift is a factor too") { Left = p => Normal(p, (x, j, b) => x * (T.One + p.Cotangents[0][j] * T.CreateChecked(b))) },
            ],
        },
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "batch-normalization-scale-invariance",
            Statement = "x'(x diag(a)) = x'(x) for a > 0",
            Source = Problem,
            Domain = Moved,
            Given = p => p.In<T>(),
            EqualEach = (p => Normal(p, (x, j, _) => x * Scale(p, j)), p => Normal(p, (x, _, _) => x)),
            MutantsOfEach =
            [
                new("a < 0") { Left = p => Normal(p, (x, j, _) => -x * Scale(p, j)) },
                new("an ε stands under the root") { Left = p => Divided(p, s => T.Sqrt(s + T.One)) },
                new("divided by s, not its root") { Left = p => Divided(p, s => s) },
            ],
        },
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "batch-normalization-gradient-is-orthogonal",
            Statement = "Σ_b x.grad[b,j] = 0 and Σ_b x.grad[b,j] x'[b,j] = 0",
            Source = Problem,
            Domain = Batches,
            Cases = LoopClaims.Few,
            Given = p => p.In<T>(),
            EqualEach = (p => Orthogonal(p, all => all), p => new T[2 * p.X[0].Shape[1]]),
            MutantsOfEach =
            [
                .. Enumerable.Range(0, 6).Where(i => i != 4).Select(i => new Mutant<LayerPoint<T>, T[]>($"loop {i + 1} is left out") { Left = p => Orthogonal(p, all => LoopMutants.Without(all, i)) }),
                new("the ½ is missing") { Left = p => Orthogonal(p, all => LoopMutants.Times(all, 2, T.CreateChecked(2))) },
            ],
        },
    ];

    private static T[] Gradient<T>(LayerPoint<T> point, Func<IReadOnlyList<Loop<T>>, IEnumerable<Loop<T>>> change) where T : struct, IFloatingPointIeee754<T> =>
        LoopMutants.Run(Layer.Backward(point.X, point.Cotangents), change)[0].Values;

    private static T[] Orthogonal<T>(LayerPoint<T> point, Func<IReadOnlyList<Loop<T>>, IEnumerable<Loop<T>>> change) where T : struct, IFloatingPointIeee754<T>
    {
        T[] gradient = Gradient(point, change), normal = Layer.Forward(point.X)[0].Values;
        int columns = point.X[0].Shape[1];
        T[] sums = new T[2 * columns];
        for (int i = 0; i < gradient.Length; i++)
        {
            sums[i % columns] += gradient[i];
            sums[columns + i % columns] += gradient[i] * normal[i];
        }
        return sums;
    }

    private static T[] Normal<T>(LayerPoint<T> point, Func<T, int, int, T> moved) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> x = point.X[0];
        return Layer.Forward([new Tensor<T>([.. x.Values.Select((value, i) => moved(value, i % x.Shape[1], i / x.Shape[1]))], x.Shape)])[0].Values;
    }

    // (x − μ) ÷ something else than √s, of the scaled batch.
    private static T[] Divided<T>(LayerPoint<T> point, Func<T, T> divisor) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = point.X[0].Shape[1];
        Tensor<T> x = new([.. point.X[0].Values.Select((value, i) => value * Scale(point, i % columns))], point.X[0].Shape);
        (T[] mu, T[] s) = BatchNormalizationLoops.Moments(x);
        return [.. x.Values.Select((value, i) => (value - mu[i % columns]) / divisor(s[i % columns]))];
    }

    // A positive factor, no power of two.
    private static T Scale<T>(LayerPoint<T> point, int j) where T : struct, IFloatingPointIeee754<T> => T.CreateChecked(3) + T.CreateChecked(0.7) * point.Cotangents[0][j];

    // s.grad as it would be with x' = (x − μ)s^(−1/2) for the slope of that by s.
    private static IEnumerable<Loop<T>> OtherExponent<T>(IReadOnlyList<Loop<T>> loops, Tensor<T> x) where T : struct, IFloatingPointIeee754<T>
    {
        (_, T[] s) = BatchNormalizationLoops.Moments(x);
        return loops.Select((loop, k) => k != 2 ? loop : loop with
        {
            Run = () =>
            {
                loop.Run();
                for (int j = 0; j < s.Length; j++)
                {
                    loop.Into[j] *= s[j];
                }
            },
        });
    }

    private static double[][] Columns(LayerPoint<double> point) => [.. Enumerable.Range(0, point.X[0].Shape[1]).Select(j => point.X[0].Values.Where((_, i) => i % point.X[0].Shape[1] == j).ToArray())];

    // Columns of different sizes and places; a nearly constant one is drawn apart.
    private static Domain<LayerPoint<double>> Scaled(Domain<LayerPoint<double>> domain) => new()
    {
        Description = domain.Description,
        Draw = random =>
        {
            LayerPoint<double> point = domain.Draw(random);
            for (int j = 0; j < point.X[0].Shape[1]; j++)
            {
                Place(point.X[0].Values.AsSpan(j), point.X[0].Shape[1], random);
            }
            return point;
        },
        Shrink = domain.Shrink,
        Show = domain.Show,
        Edges = domain.Edges,
    };

    private static void Place(Span<double> column, int step, Xoshiro random)
    {
        double scale = random.Below(2) == 0 ? 1 : Math.ScaleB(1, random.Below(41) - 20), offset = random.Below(3) switch { 0 => 0, 1 => random.Uniform(-4, 4), _ => random.Uniform(-1e4, 1e4) };
        (double least, double most) = (column[0], column[0]);
        for (int i = 0; i < column.Length; i += step)
        {
            (least, most) = (Math.Min(least, column[i]), Math.Max(most, column[i]));
        }
        if (most - least < 1.0 / 64)
        {
            (column[0], column[step]) = (1, -1);
        }
        for (int i = 0; i < column.Length; i += step)
        {
            column[i] = scale * (column[i] + offset);
        }
    }
}
