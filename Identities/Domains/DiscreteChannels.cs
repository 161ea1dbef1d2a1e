using Verification.Identities.Channels;
using Verification.Identities.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Discrete channels: of known capacity, symmetric, any.</summary>
public static class DiscreteChannels
{
    // The product of two masses must not underflow: an output that is possible would count as impossible.
    private const double Least = 1e-100;

    /// <summary>Channels of known capacity with up to <paramref name="iterations"/> of Blahut and Arimoto's iterations from some input.</summary>
    public static Domain<StandardChannel> Known(int iterations) => new()
    {
        Description = $"binary symmetric, erasure and Z channels with errors of [0, 0.99], noiseless ones of 2 to 6 symbols, 1 to {iterations} iterations",
        Draw = random => new((ChannelKind)random.Below(4), Error(random), random.Below(4) == 0 ? 0.5 : random.Uniform(0.01, 0.99), 2 + random.Below(5), 1 + random.Below(iterations)),
        Shrink = c => Reals.Simpler(c.Error).Where(e => e is >= 0 and <= 0.99).Select(e => c with { Error = e }).Concat(Reals.Simpler(c.Start).Where(s => s is > 0 and < 1).Select(s => c with { Start = s }))
            .Concat(c.Iterations > 1 ? [c with { Iterations = 1 }] : []).Concat(c.Symbols > 2 ? [c with { Symbols = 2 }] : []),
        Show = c => c.ToString(),
        Edges =
        [
            .. Enum.GetValues<ChannelKind>().Select(kind => new Edge<StandardChannel>(kind.ToString(), c => c.Kind == kind)),
            new("no error", c => c.Error == 0 && c.Kind == ChannelKind.Z), new("a useless channel", c => c.Error == 0.5 && c.Kind == ChannelKind.BinarySymmetric),
            new("an even start", c => c.Start == 0.5), new("the most iterations", c => c.Iterations == iterations),
        ],
    };

    /// <summary>Channels of 2 to <paramref name="most"/> inputs and outputs.</summary>
    public static Domain<Channel> UpTo(int most) => Of("channels", most, (random, inputs, outputs) => [.. Enumerable.Range(0, inputs).Select(_ => Row(random, outputs))]);

    /// <summary>Channels whose rows are the turns of one.</summary>
    public static Domain<Channel> Symmetric(int most) => Of("channels whose rows are the turns of one,", most, (random, inputs, _) =>
    {
        double[] row = Row(random, inputs).Weights.ToArray();
        return [.. Enumerable.Range(0, inputs).Select(turn => new Distribution([.. row[turn..], .. row[..turn]]))];
    });

    private static Domain<Channel> Of(string kind, int most, Func<Xoshiro, int, int, Distribution[]> rows) => new()
    {
        Description = $"{kind} of 2 to {most} inputs and outputs, masses 0 or above 1e-100 of the largest",
        Draw = random =>
        {
            Distribution[] drawn = rows(random, 2 + random.Below(most - 1), 2 + random.Below(most - 1));
            return new(drawn, random.Below(4) == 0 ? new Distribution([.. drawn.Select(_ => 1.0)]) : Row(random, drawn.Length));
        },
        Shrink = _ => [],
        Show = c => c.ToString(),
        Edges =
        [
            new("two inputs", c => c.Rows.Length == 2), new("the most inputs", c => c.Rows.Length == most), new("an even input", c => c.Input.Weights.IndexOfAnyExcept(1.0) < 0),
            new("an input never used", c => c.Input.Weights.Contains(0)), new("an output that never comes of some input", c => c.Rows.Any(row => row.Weights.Contains(0))),
        ],
    };

    private static double Error(Xoshiro random) => random.Below(16) == 0 ? 0.5 : Reals.Draw(random, 0, 0.99) is var e && e >= 1e-200 ? e : 0;

    private static Distribution Row(Xoshiro random, int outcomes) => new(Observations.Without(Distributions.Draw(random, outcomes).Weights, Least));
}
