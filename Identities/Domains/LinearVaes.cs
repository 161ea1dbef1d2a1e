using Verification.Identities.AutoEncoders;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Linear normal auto-encoders: good, useless and over-confident encoders, decoders that ignore z.</summary>
public static class LinearVaes
{
    private const int MostLatents = 2, MostObserved = 3;

    /// <summary>One or two latent, one to three observed dimensions.</summary>
    public static Domain<LinearVae> All { get; } = new()
    {
        Description = "linear normal auto-encoders of up to 2 latent and 3 observed dimensions, deviations of 1/8 to 8",
        Draw = Draw,
        Shrink = Simpler,
        Show = v => v.ToString(),
        Edges =
        [
            new("one latent and one observed dimension", v => v.Latents == 1 && v.Observed == 1), new("the most dimensions", v => v.Latents == MostLatents && v.Observed == MostObserved),
            new("more latent than observed dimensions", v => v.Latents > v.Observed), new("a decoder that ignores z", v => v.Decoder.AsSpan().IndexOfAnyExcept(0) < 0),
            new("an encoder that ignores x", v => v.Encoder.AsSpan().IndexOfAnyExcept(0) < 0),
        ],
    };

    /// <summary>Few of them, to be sampled: nothing is zero, no deviation far from one, so that what is wrong shows in the samples.</summary>
    public static Domain<LinearVae> Sampled { get; } = new()
    {
        Description = "linear normal auto-encoders of up to 2 latent and 3 observed dimensions, deviations of 1/2 to 2",
        Draw = random =>
        {
            int k = 1 + random.Below(MostLatents), d = 1 + random.Below(MostObserved);
            double[] Uniform(int count, double low, double high) => [.. Enumerable.Range(0, count).Select(_ => random.Uniform(low, high))];
            return new(k, Uniform(d * k, -2, 2), Uniform(d, -4, 4), Uniform(d, 0.5, 2), Uniform(d * k, -0.5, 0.5), Uniform(k, -1, 1), Uniform(k, 0.5, 2), Uniform(d, -4, 4));
        },
        Shrink = _ => [],
        Show = v => v.ToString(),
        Edges = [new("one latent dimension", v => v.Latents == 1), new("the most latent dimensions", v => v.Latents == MostLatents), new("several observed dimensions", v => v.Observed > 1)],
    };

    private static LinearVae Draw(Xoshiro random)
    {
        int k = 1 + random.Below(MostLatents), d = 1 + random.Below(MostObserved);
        return new(k, Entries(random, d * k, 2), Entries(random, d, 4), Deviations(random, d), Entries(random, d * k, 1), Entries(random, k, 2), Deviations(random, k), Entries(random, d, 6));
    }

    private static double[] Entries(Xoshiro random, int count, double largest)
    {
        double[] entries = new double[count];
        int kind = random.Below(8);
        for (int i = 0; i < count && kind > 0; i++)
        {
            entries[i] = kind < 3 ? Reals.Draw(random, -largest, largest) : random.Uniform(-largest, largest);
        }
        return entries;
    }

    private static double[] Deviations(Xoshiro random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Below(4) == 0 ? 1 : Math.ScaleB(1 + random.Uniform(), random.Below(6) - 3))];

    private static IEnumerable<LinearVae> Simpler(LinearVae v)
    {
        IEnumerable<double[]> Shorter(double[] x) => Vectors.Simpler(x, x.Length, Reals.Simpler);
        IEnumerable<double[]> Positive(double[] x) => Shorter(x).Where(s => s.All(e => e > 0));
        return Shorter(v.Decoder).Select(s => v with { Decoder = s }).Concat(Shorter(v.Bias).Select(s => v with { Bias = s })).Concat(Positive(v.Noise).Select(s => v with { Noise = s }))
            .Concat(Shorter(v.Encoder).Select(s => v with { Encoder = s })).Concat(Shorter(v.EncoderBias).Select(s => v with { EncoderBias = s }))
            .Concat(Positive(v.Deviations).Select(s => v with { Deviations = s })).Concat(Shorter(v.X).Select(s => v with { X = s }));
    }
}
