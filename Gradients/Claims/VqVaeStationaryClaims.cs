using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>Whether C[k] is the mean of its vectors where a training of a VQ-VAE comes to rest: for the published updates alone.</summary>
/// <remarks>
/// The points of rest are of a VQ-VAE with one centre C, the encoder L[p] = ψy[p], the decoder ŷ = L̂ and the loss ½‖y − ŷ‖², so that L̂.grad = C − y[p].
/// All its parameters are at rest there: C.grad = 0 and ψ.grad = Σ_p y[p]·L[p].grad = 0, which has a closed form for each training.
/// </remarks>
public sealed class VqVaeStationaryClaims : IClaims
{
    private static readonly Source Problem = Sources.Ttic2020Quiz4.Problem(3, "d");

    private static Domain<(double[] Y, double Beta)> All { get; } = Domain.Pair(Vectors.Of(Reals.Between(-4, 4), 1, 4), Reals.Between(1.0 / 16, 8), "y", "β");

    // y, not all zero, and β.
    private static Domain<(double[] Y, double Beta)> Data { get; } = new()
    {
        Description = "1 to 4 data y of −4 to 4, one at least 2⁻⁴ in size, and β of 1/16 to 8",
        Draw = random =>
        {
            (double[] y, double beta) = All.Draw(random);
            y[0] = y.All(v => Math.Abs(v) < 1.0 / 16) ? 1 : y[0];
            return (y, beta);
        },
        Shrink = x => All.Shrink(x).Where(simpler => simpler.Y.Any(v => Math.Abs(v) >= 1.0 / 16)),
        Show = x => All.Show(x),
        Edges =
        [
            new("one datum", x => x.Y.Length == 1), new("several", x => x.Y.Length > 1), new("β = 1/16", x => x.Beta == 1.0 / 16),
            new("all data equal", x => x.Y.Length > 1 && x.Y.Distinct().Count() == 1),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = "vq-vae-published-update-is-to-the-mean",
            Statement = "C[k].grad = η̃ n_k (C[k] − mean of the n_k vectors of k) of the published updates: zero exactly where C[k] is that mean",
            Source = Problem,
            Domain = VqVaeClaims.Points,
            Given = p => p.In<T>(),
            EqualEach = (p => Update(p).Values, p => FromTheMean(p, all: false, times: true)),
            MutantsOfEach =
            [
                new("the mean of all vectors", p => FromTheMean(p, all: true, times: true)),
                new("not times n_k", p => FromTheMean(p, all: false, times: false)),
                new("L̂.grad takes part") { Left = p => [.. Update(p).Values.Zip(VqVaeTraining.EndToEnd(p.X[0], p.X[1], p.Cotangents[0]).Run()[0].Values, (a, b) => a + b)] },
            ],
        },
        AtRest<T>(
            "vq-vae-published-stationary-centre-is-mean",
            "C.grad = 0, ψ.grad = 0 and C = mean(L) for the published updates at C = ψ mean(y), ψ = Σy² ÷ (βΣy² + (1−β)(Σy)²/n)",
            Published<T>,
            x => [.. x.Gradients(x.C), x.C], x => [T.Zero, T.Zero, Mean(x.L)], "",
            new("C is the mean of y", x => [T.Zero, T.Zero, Mean(x.Y)]), new("C is beside the mean") { Left = x => [.. x.Gradients(x.C + T.One), x.C] }),
        AtRest<T>(
            "vq-vae-end-to-end-stationary-points",
            "C.grad = 0 and ψ.grad = 0 end to end at C = y and any ψ, where all y are the same: L̂.grad = 0",
            EndToEnd<T>,
            x => x.Gradients(x.C), _ => new T[2],
            "C − y is exactly zero",
            new("C is the mean of L") { Left = x => x.Gradients(Mean(x.L)) }, new("C is beside y") { Left = x => x.Gradients(x.C + T.One) }),
        AtRest<T>(
            "vq-vae-both-losses-stationary-points",
            "C.grad = 0 and ψ.grad = 0 for both losses at C = 2ΣyΣy² ÷ (n(1+β)Σy² + (1−β)(Σy)²), βψ = 1 − (1−β)C Σy ÷ Σy²",
            BothLosses<T>,
            x => x.Gradients(x.C), _ => new T[2], "",
            new("C is the mean of L") { Left = x => x.Gradients(Mean(x.L)) }, new("C is the mean of y") { Left = x => x.Gradients(Mean(x.Y)) }),
        Refuted<T>("vq-vae-end-to-end-stationary-centre-is-mean", "C = mean(L) at a stationary point of end-to-end training, L = ψy and C = y (β stands for ψ)", EndToEnd<T>),
        Refuted<T>("vq-vae-both-losses-stationary-centre-is-mean", "C = mean(L) at a stationary point of training by both losses, L = ψy", BothLosses<T>),
    ];

    private static Claim<(double[] Y, double Beta), Rest<T>, T> AtRest<T>(
        string id, string statement, Func<(double[] Y, double Beta), Rest<T>> rest, Func<Rest<T>, T[]> left, Func<Rest<T>, T[]> right, string loose, params Mutant<Rest<T>, T[]>[] mutants)
        where T : struct, IFloatingPointIeee754<T> => new()
        {
            Id = id,
            Statement = statement,
            Source = Problem,
            Domain = Data,
            Loose = loose,
            Given = rest,
            EqualEach = (left, right),
            MutantsOfEach = mutants,
        };

    private static Claim<(double[] Y, double Beta), Rest<T>, T> Refuted<T>(string id, string statement, Func<(double[] Y, double Beta), Rest<T>> rest) where T : struct, IFloatingPointIeee754<T> => new()
    {
        Id = id,
        Statement = statement,
        Source = Problem,
        Domain = Data,
        Given = rest,
        Equal = (x => x.C, x => Mean(x.L)),
        Expected = Verdict.Refuted,
        Corrected = "vq-vae-published-stationary-centre-is-mean",
    };

    // C.grad = Σ (C − y) = 0, and ψ.grad = Σ y(C − y) = 0 as well only where all y are the same.
    private static Rest<T> EndToEnd<T>((double[] Y, double Beta) x) where T : struct, IFloatingPointIeee754<T>
    {
        T[] y = new T[x.Y.Length];
        Array.Fill(y, T.CreateChecked(x.Y.First(v => Math.Abs(v) >= 1.0 / 16)));
        return Resting(y, T.CreateChecked(x.Beta), y[0], (c, l, grad) => VqVaeTraining.EndToEnd(c, l, grad));
    }

    // C.grad = Σ (C − ψy) = 0 and ψ.grad = Σ y(C − y + β(ψy − C)) = 0.
    private static Rest<T> Published<T>((double[] Y, double Beta) x) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] y, T beta, T n, T sum, T squares) = Sums<T>(x);
        T psi = squares / (beta * squares + (T.One - beta) * sum * sum / n);
        return Resting(y, psi, psi * sum / n, (c, l, grad) => VqVaeTraining.Published(c, l, grad, beta, T.One));
    }

    // C.grad = Σ (C − y) + β Σ (C − ψy) = 0 and ψ.grad as before.
    private static Rest<T> BothLosses<T>((double[] Y, double Beta) x) where T : struct, IFloatingPointIeee754<T>
    {
        (T[] y, T beta, T n, T sum, T squares) = Sums<T>(x);
        T c = T.CreateChecked(2) * sum * squares / (n * (T.One + beta) * squares + (T.One - beta) * sum * sum);
        T psi = (T.One - (T.One - beta) * c * sum / squares) / beta;
        return Resting(y, psi, c, (centre, l, grad) => VqVaeTraining.BothLosses(centre, l, grad, beta));
    }

    private static (T[] Y, T Beta, T N, T Sum, T Squares) Sums<T>((double[] Y, double Beta) x) where T : struct, IFloatingPointIeee754<T>
    {
        T[] y = Array.ConvertAll(x.Y, T.CreateChecked);
        return (y, T.CreateChecked(x.Beta), T.CreateChecked(y.Length), Special.Sum<T>(y), Special.Dot<T>(y, y));
    }

    private static Rest<T> Resting<T>(T[] y, T psi, T c, Func<Tensor<T>, Tensor<T>, Tensor<T>, LoopSequence<T>> training) where T : struct, IFloatingPointIeee754<T> =>
        new(y, [.. y.Select(v => psi * v)], c, training);

    private static T Mean<T>(T[] x) where T : struct, IFloatingPointIeee754<T> => Special.Sum<T>(x) / T.CreateChecked(x.Length);

    private static Tensor<T> Update<T>(LayerPoint<T> p) where T : struct, IFloatingPointIeee754<T> => VqVaeTraining.Published(p.X[0], p.X[1], p.Cotangents[0], p.X[2][0], p.X[3][0]).Run()[0];

    private static T[] FromTheMean<T>(LayerPoint<T> p, bool all, bool times) where T : struct, IFloatingPointIeee754<T>
    {
        int[] nearest = NearestCentre.Of(p.X[0], p.X[1]);
        int width = p.X[0].Shape[1];
        return [.. p.X[0].Values.Select((c, i) =>
        {
            T[] column = [.. p.X[1].Values.Where((_, at) => at % width == i % width)], own = [.. column.Where((_, at) => nearest[at] == i / width)], mean = all ? column : own;
            return own.Length == 0 ? T.Zero : p.X[3][0] * (times ? T.CreateChecked(own.Length) : T.One) * (c - Mean(mean));
        })];
    }

    // A point of rest: y, L = ψy, the centre, and the training that rests there.
    private sealed record Rest<T>(T[] Y, T[] L, T C, Func<Tensor<T>, Tensor<T>, Tensor<T>, LoopSequence<T>> Training) where T : struct, IFloatingPointIeee754<T>
    {
        /// <summary>C.grad and ψ.grad with the centre at c: L̂.grad = c − y, ψ.grad = Σ y·L.grad.</summary>
        public T[] Gradients(T c)
        {
            Tensor<T>[] gradients = Training(new([c], [1, 1]), new(L, [L.Length, 1]), new([.. Y.Select(y => c - y)], [Y.Length, 1])).Run();
            return [gradients[0][0], Special.Dot<T>(Y, gradients[1].Values)];
        }
    }
}
