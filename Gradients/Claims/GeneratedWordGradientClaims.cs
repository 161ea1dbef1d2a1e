using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Cases;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>No gradient reaches the tables of a generator of words, neither the first word's P nor the later ones' Q.</summary>
public sealed class GeneratedWordGradientClaims : IClaims
{
    private static readonly GeneratedWords Layer = new();

    private static Domain<LayerPoint<double>> Generators { get; } = new()
    {
        Description = "tables P [I] and Q [I, I], zero masses among them, noise ε [T] further than 10⁻⁶ from every interval's end, and cotangents [T, I]; I ≤ 3, T ≤ 4",
        Draw = Draw,
        Shrink = _ => [],
        Show = LayerPoints.Of("", _ => ([], [])).Show,
        Edges =
        [
            new("one word of vocabulary", x => x.X[0].Count == 1), new("one word of text", x => x.X[2].Count == 1), new("several words", x => x.X[0].Count > 1 && x.X[2].Count > 1),
            new("a mass of zero", x => x.X[0].Values.Contains(0)), new("a word that is certain", x => x.X[0].Count > 1 && x.X[0].Values.Contains(1)),
        ],
    };

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LoopClaims.Pullback<T>(
            "generated-words-gradient-by-both-tables",
            "P.grad = 0, Q.grad = 0 and ε.grad = 0 of the one-hot words w₁ … w_T for ε at no end of an interval, whatever the discriminator's gradient",
            Sources.Ttic2021Exam3.Problem(2, "c"), Generators, Layer,
            [
                ("straight through w₁ to P", p => [new(p.Cotangents[0].Values[..p.X[0].Count], p.X[0].Shape), new(p.X[1].Shape), new(p.X[2].Shape)]),
                ("straight through w₂ … w_T to Q", p => [new(p.X[0].Shape), ToNext(p), new(p.X[2].Shape)]),
            ],
            loose: "a gradient is zero, or apart from it"),
    ];

    // Q[i, j].grad += [w_t = i] w_{t+1}.grad[j].
    private static Tensor<T> ToNext<T>(LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T>
    {
        T[] words = Layer.Forward(point.X)[0].Values, grad = point.Cotangents[0].Values;
        Tensor<T> nextGrad = new(point.X[1].Shape);
        int size = point.X[0].Count;
        AffineLoops.BackToWeights<T>(words.AsSpan(0, words.Length - size), grad.AsSpan(size), point.X[2].Count - 1, T.One, nextGrad.Values);
        return nextGrad;
    }

    private static LayerPoint<double> Draw(Xoshiro random)
    {
        (int words, int length) = (1 + random.Below(3), 1 + random.Below(4));
        double[][] rows = [.. Enumerable.Range(0, words + 1).Select(_ => Masses(words, random))];
        double[] noise = new double[length], cotangent = new double[length * words];
        double[] ends = [.. rows.SelectMany(row => row.Select((_, i) => row[..(i + 1)].Sum()))];
        for (int t = 0; t < length; t++)
        {
            do
            {
                noise[t] = random.Uniform();
            }
            while (ends.Any(end => Math.Abs(end - noise[t]) < 1e-6));
        }
        for (int i = 0; i < cotangent.Length; i++)
        {
            cotangent[i] = Reals.Draw(random, -4, 4);
        }
        return new([Tensor<double>.Vector(rows[0]), new([.. rows[1..].SelectMany(row => row)], [words, words]), Tensor<double>.Vector(noise)], [new(cotangent, [length, words])]);
    }

    private static double[] Masses(int words, Xoshiro random)
    {
        double[] masses = [.. Enumerable.Range(0, words).Select(_ => random.Below(3) == 0 ? 0 : random.Uniform())];
        masses[random.Below(words)] += 0.5;
        double sum = masses.Sum();
        return [.. masses.Select(m => m / sum)];
    }
}
