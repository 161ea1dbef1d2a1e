using System.Numerics;
using Verification.Gradients.Edf;
using Verification.Gradients.Edf.Networks;
using Verification.Gradients.Edf.Operations;
using Verification.Gradients.Oracles;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward pass of a VQ-VAE: no derivative of it, so judged against that of the surrogate which it declares.</summary>
/// <remarks>
/// The surrogate rounds to C[k] + δ. Straight through means that L gets the derivative at δ = 0 with respect to δ beside its own, which
/// through the rounding is 0. Where C is trained by one of the losses only, each of them is given its own copy of C, and the derivatives
/// with respect to the copies are told apart.
/// </remarks>
public sealed class EdfVqVaeClaims : IClaims
{
    private const double Beta = 0.25, CentreRate = 0.5;

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        Claim<T>("end-to-end", "(a): C[k[p]].grad += L̂.grad[p], L.grad += L̂.grad", "a", CentreTraining.EndToEnd,
            CentreTraining.BothLosses),
        Claim<T>("published", "(b): C[k[p]].grad += η̃ (C[k[p]] − L[p]), L.grad += L̂.grad + β (L − L̂)", "b", CentreTraining.Published,
            CentreTraining.BothLosses),
        Claim<T>("both-losses", "(c): C[k[p]].grad += L̂.grad[p] + β (C[k[p]] − L[p]), L.grad += L̂.grad + β (L − L̂)", "c",
            CentreTraining.BothLosses, CentreTraining.Published),
    ];

    private static Domain<LayerPoint<double>> Points { get; } = LayerPoints.Of(
        "W [I, D], b [I], C [K, I], V [D, I], c [D] and y [P, D], D, I, P ≤ 2, K ≤ 3, and a cotangent of the loss",
        random =>
        {
            int width = 1 + random.Below(2), latent = 1 + random.Below(2), centres = 1 + random.Below(3), places = 1 + random.Below(2);
            return ([.. VqVae.Parameters(width, latent, centres).Append([places, width]).Select(shape => new Part(shape, -2, 2))],
                [new([])]);
        },
        new("one centre", p => p.X[2].Shape[0] == 1),
        new("several centres, places and latent dimensions", p => p.X[2].Shape is [> 1, > 1] && p.X[5].Shape[0] > 1));

    private static Claim<T> Claim<T>(string name, string statement, string part, CentreTraining training, CentreTraining other)
        where T : struct, IFloatingPointIeee754<T>
    {
        VqVae network = new(training, Beta, CentreRate);
        GraphLayer layer = new(network), wrong = new(new VqVae(other, Beta, CentreRate));
        return new Claim<LayerPoint<double>, LayerPoint<T>, T>
        {
            Id = $"edf-vq-vae-backward-{name}",
            Statement = $"{statement}: the derivative of the surrogate, and so for Φ",
            Source = Sources.Ttic2020Quiz4.Problem(3, part),
            Domain = Points,
            Cases = 100,
            Given = point => point.In<T>(),
            EqualEach = (
                p => LayerPoint<T>.Flat(layer.Pullback(p.X, p.Cotangents)),
                p => LayerPoint<T>.Flat(Surrogate(p, training, isStraight: true))),
            MutantsOfEach =
            [
                new("nothing goes straight through", p => LayerPoint<T>.Flat(Surrogate(p, training, isStraight: false))),
                new($"the centres are trained as by {other}") { Left = p => LayerPoint<T>.Flat(wrong.Pullback(p.X, p.Cotangents)) },
                .. GraphMutants.Of<T>(network).Select(GraphClaims.Mutant),
            ],
        };
    }

    // Derivatives by dual numbers, of forward passes only.
    private static Tensor<T>[] Surrogate<T>(LayerPoint<T> p, CentreTraining training, bool isStraight)
        where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> w, Tensor<T> b, Tensor<T> centres, Tensor<T> y) = (p.X[0], p.X[1], p.X[2], p.X[5]);
        Tensor<T> noShift = new([y.Shape[0], w.Shape[0]]);
        GraphLayer losses = new(new Losses(isAdded: training != CentreTraining.EndToEnd));
        Tensor<T>[] g = DualOracle.Pullback(losses, [.. p.X, centres, noShift], p.Cotangents);
        Tensor<T>[] through = DualOracle.Pullback(new GraphLayer(new Encoder()), [w, b, y], [isStraight ? g[7] : noShift]);
        T rate = T.CreateChecked(CentreRate / Beta);
        T[] toCentres = training switch
        {
            CentreTraining.EndToEnd => g[2].Values,
            CentreTraining.Published => Array.ConvertAll(g[6].Values, x => rate * x),
            _ => Sum(g[2], g[6]).Values,
        };
        return [Sum(g[0], through[0]), Sum(g[1], through[1]), new(toCentres, centres.Shape), g[3], g[4], Sum(g[5], through[2])];
    }

    private static Tensor<T> Sum<T>(Tensor<T> a, Tensor<T> b)
        where T : struct, IFloatingPointIeee754<T> => new([.. a.Values.Zip(b.Values, (x, y) => x + y)], a.Shape);

    private sealed class Encoder : IProcedure
    {
        public EdfObject<T>[] Build<T>(EdfObject<T>[] x) where T : struct, IFloatingPointIeee754<T> => [VqVae.Encode(x[0], x[1], x[2])];
    }

    // W, b, C of the distortion, V, c, y, C of the added loss, δ.
    private sealed class Losses(bool isAdded) : IProcedure
    {
        public EdfObject<T>[] Build<T>(EdfObject<T>[] x) where T : struct, IFloatingPointIeee754<T>
        {
            EdfObject<T> l = VqVae.Encode(x[0], x[1], x[5]);
            EdfObject<T> distortion = VqVae.Distortion(x[3], x[4], NearestCentre.Of(l, x[2]) + x[7], x[5]);
            return isAdded ? [distortion + Scale.Of(SquaredError.Of(l, NearestCentre.Of(l, x[6])), Beta)] : [distortion];
        }
    }
}
