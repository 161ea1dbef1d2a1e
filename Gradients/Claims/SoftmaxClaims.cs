using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Operators;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of softmax, in full and optimised, and of the cross-entropy behind it.</summary>
public sealed class SoftmaxClaims : IClaims
{
    private static readonly SoftmaxLoops Loops = new();
    private static readonly SoftmaxInTwoLoops TwoLoops = new();
    private static readonly CrossEntropyLoops CrossEntropy = new();

    internal static Domain<LayerPoint<double>> Scores { get; } = LayerPoints.Of(
        "scores [B, J] of −300 to 300 and their cotangents, B ≤ 3, J ≤ 5",
        random =>
        {
            int[] shape = [1 + random.Below(3), 1 + random.Below(5)];
            double most = random.Below(3) switch { 0 => 2, 1 => 20, _ => 300 };
            return ([new(shape, -most, most)], [new(shape)]);
        },
        new("one column", x => x.X[0].Shape[1] == 1), new("one row", x => x.X[0].Shape is [1, > 1]), new("several rows and columns", x => x.X[0].Shape is [> 1, > 1]),
        new("a probability of 1 or less than 1e-200", x => x.X[0].Values.Max() - x.X[0].Values.Min() > 460)).WithRepeats().ShrinkingShapes("bj,bj");

    private static Domain<LayerPoint<double>> Labelled { get; } = OneHotAmong(LayerPoints.Of(
        "scores [B, J] of −300 to 300, labels q [B, J], one-hot or any of −2 to 2, and cotangents [B], B ≤ 3, J ≤ 5",
        random =>
        {
            int[] shape = [1 + random.Below(3), 1 + random.Below(5)];
            double most = random.Below(3) switch { 0 => 2, 1 => 20, _ => 300 };
            return ([new(shape, -most, most), new(shape, -2, 2)], [new([shape[0]])]);
        },
        new("one column", x => x.X[0].Shape[1] == 1), new("one-hot labels", IsOneHot),
        new("a label of probability below 1e-200", x => IsOneHot(x) && x.X[0].Values.Max() - x.X[0].Values.Min() > 460)).WithRepeats());

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "softmax-loops",
            Statement = "Z[b] += exp(s[b,j]); p[b,j] += exp(s[b,j]) ÷ Z[b], from zero, is exp(s − max s) ÷ Σ exp(s − max s)",
            Source = Sources.Ttic2019Backpropagation.Problem(1),
            Domain = Scores,
            Given = p => p.In<T>(),
            EqualEach = (p => Loops.Forward(p.X)[0].Values, Shifted),
            MutantsOfEach =
            [
                new("Z is overwritten") { Left = p => SoftmaxErrataClaims.Overwritten(p.X[0]) },
                new("Z runs over all rows") { Left = p => Divided(p, p.X[0].Values.Select(T.Exp).Aggregate(T.Zero, (a, b) => a + b)) },
                new("nothing is divided") { Left = p => Divided(p, T.One) },
            ],
        },
        LoopClaims.Pullback<T>(
            "softmax-backward-loops",
            "s.grad += p.grad p; Z.grad −= p.grad exp(s)/Z²; s.grad += Z.grad exp(s): the derivative of p = exp(s)/Z",
            Sources.Ttic2019Backpropagation.Problem(1),
            Scores,
            Loops,
            [
                LoopMutants.Of<T>("Z.grad has the other sign", Loops, all => LoopMutants.Times(all, 1, -T.One)),
                LoopMutants.Of<T>("the third loop runs before the second", Loops, all => LoopMutants.Swapped(all, 1, 2)),
                LoopMutants.Of<T>("s.grad is overwritten where it must accumulate", Loops, all => LoopMutants.Overwriting(all, 2)),
                .. LoopMutants.Missing<T>(Loops, 0, 1, 2),
            ]),
        LoopClaims.Pullback<T>(
            "softmax-optimised-loops",
            "e[b] −= p p.grad; s.grad += p(p.grad + e[b]): the derivative of p = exp(s)/Z",
            Sources.Ttic2019Backpropagation.Problem(2),
            Scores,
            TwoLoops,
            [
                LoopMutants.Of<T>("e has the other sign", TwoLoops, all => LoopMutants.Times(all, 0, -T.One)),
                LoopMutants.Of<T>("e is added twice", TwoLoops, all => LoopMutants.Twice(all, 0)),
                LoopMutants.Of<T>("e is used before it is known", TwoLoops, all => LoopMutants.Swapped(all, 0, 1)),
                .. LoopMutants.Missing<T>(TwoLoops, 0, 1),
            ]),
        LoopClaims.Equal<T>(
            "softmax-optimised-is-three-loops",
            "e[b] −= p p.grad; s.grad += p(p.grad + e[b]) adds what the three loops through Z add",
            Sources.Ttic2019Backpropagation.Problem(2),
            Scores,
            p => TwoLoops.Pullback(p.X, p.Cotangents),
            p => LayerPoint<T>.Flat(Loops.Pullback(p.X, p.Cotangents)),
            [
                LoopMutants.Of<T>("e has the other sign", TwoLoops, all => LoopMutants.Times(all, 0, -T.One)),
                LoopMutants.Of<T>("e is half", TwoLoops, all => LoopMutants.Times(all, 0, T.CreateChecked(0.5))),
            ]),
        LoopClaims.Pullback<T>(
            "cross-entropy-backward-loops",
            "l.grad −= loss.grad q; s.grad += l.grad; Z.grad −= l.grad/Z; s.grad += Z.grad exp(s); q.grad −= loss.grad l: the derivative of loss = −Σ q (s − ln Z)",
            Sources.Ttic2019Backpropagation.Problem(0),
            Labelled,
            CrossEntropy,
            [
                LoopMutants.Of<T>("Z.grad has the other sign", CrossEntropy, all => LoopMutants.Times(all, 3, -T.One)),
                LoopMutants.Of<T>("l.grad has the other sign", CrossEntropy, all => LoopMutants.Times(all, 1, -T.One)),
                LoopMutants.Of<T>("Z.grad is used before it is known", CrossEntropy, all => LoopMutants.Swapped(all, 3, 4)),
                LoopMutants.Of<T>("s.grad is overwritten where it must accumulate", CrossEntropy, all => LoopMutants.Overwriting(all, 4)),
                .. LoopMutants.Missing<T>(CrossEntropy, 0, 1, 2, 3, 4),
            ]),
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "cross-entropy-gradient",
            Statement = "s.grad[b,j] = loss.grad[b] (p[b,j] Σ_k q[b,k] − q[b,j]); for a label k, loss.grad[b] (p[b,j] − [j = k])",
            Source = Sources.Ttic2019Backpropagation.Problem(0),
            Domain = Labelled,
            Given = p => p.In<T>(),
            EqualEach = (p => CrossEntropy.Pullback(p.X, p.Cotangents)[0].Values, p => Gradient(p, T.One, T.One)),
            MutantsOfEach = [new("p itself", p => Gradient(p, T.One, T.Zero)), new("q − p", p => Gradient(p, -T.One, -T.One)), new("the softmax is left out", p => Gradient(p, T.Zero, T.One))],
        },
    ];

    // p by the operator that subtracts the largest score of each row.
    internal static T[] Shifted<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = point.X[0].Shape[1];
        T[] p = [.. point.X[0].Values];
        for (int b = 0; b < point.X[0].Shape[0]; b++)
        {
            Softmax.Normalize(p.AsSpan(b * columns, columns));
        }
        return p;
    }

    private static T[] Divided<T>(LayerPoint<T> point, T z) where T : struct, IFloatingPointIeee754<T> => [.. point.X[0].Values.Select(s => T.Exp(s) / z)];

    private static T[] Gradient<T>(LayerPoint<T> point, T ofSoftmax, T ofLabel) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = point.X[0].Shape[1];
        T[] p = Shifted(point), q = point.X[1].Values, gradient = new T[p.Length];
        for (int i = 0; i < p.Length; i++)
        {
            int row = i / columns * columns;
            T mass = q[row..(row + columns)].Aggregate(T.Zero, (a, b) => a + b);
            gradient[i] = point.Cotangents[0][i / columns] * (ofSoftmax * p[i] * mass - ofLabel * q[i]);
        }
        return gradient;
    }

    private static bool IsOneHot(LayerPoint<double> point) => point.X[1].Values.All(q => q is 0 or 1) && point.X[1].Values.Sum() == point.X[1].Shape[0];

    // Half of the points have a label for each row.
    private static Domain<LayerPoint<double>> OneHotAmong(Domain<LayerPoint<double>> domain) => new()
    {
        Description = domain.Description,
        Draw = random =>
        {
            LayerPoint<double> point = domain.Draw(random);
            int columns = point.X[1].Shape[1];
            double[] q = point.X[1].Values;
            for (int b = 0, half = random.Below(2); half == 0 && b < point.X[1].Shape[0]; b++)
            {
                Array.Clear(q, b * columns, columns);
                q[b * columns + random.Below(columns)] = 1;
            }
            return point;
        },
        Shrink = domain.Shrink,
        Show = domain.Show,
        Edges = domain.Edges,
    };
}
