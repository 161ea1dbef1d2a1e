using Verification.Identities.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Distributions on a dyadic grid, and noise at, just before and between the ends of their intervals.</summary>
public static class Dyadics
{
    private const double Grain = 1.0 / (1L << 53);

    /// <summary>Distributions over <paramref name="least"/> to <paramref name="most"/> words.</summary>
    public static Domain<Dyadic> OfSize(int least, int most, bool positive = false) => new()
    {
        Description = $"distributions over {least} to {most} words{(positive ? ", each with mass," : "")} on grids of up to 2^-{Dyadic.MostBits}",
        Draw = random => Draw(random, least + random.Below(most - least + 1), Dyadic.MostBits, positive),
        Shrink = p => Simpler(p, least, positive),
        Show = p => p.ToString(),
        Edges = EdgesOf(least, most, positive),
    };

    /// <summary>The same for claims about means, whose few cases cannot reach every edge.</summary>
    public static Domain<Dyadic> FewOfSize(int least, int most)
    {
        Domain<Dyadic> all = OfSize(least, most);
        return new() { Description = all.Description, Draw = all.Draw, Shrink = all.Shrink, Show = all.Show, Edges = [new("a word without mass", p => p.Counts.Contains(0))] };
    }

    /// <summary>A distribution and the noise of one word.</summary>
    public static Domain<(Dyadic P, double Noise)> WithNoise(int least, int most, bool positive = false) => new()
    {
        Description = $"{OfSize(least, most, positive).Description}, and noise in [0, 1)",
        Draw = random =>
        {
            Dyadic p = Draw(random, least + random.Below(most - least + 1), Dyadic.MostBits, positive);
            return (p, Noise(random, p));
        },
        Shrink = x => Simpler(x.P, x.Noise, least, positive),
        Show = x => $"p = {x.P}, ε = {Reals.Show(x.Noise)}",
        Edges =
        [
            .. EdgesOf(least, most, positive).Select(e => new Edge<(Dyadic P, double Noise)>(e.Name, x => e.Is(x.P))),
            new("noise at an end", x => x.Noise > 0 && Ends(x.P).Contains(x.Noise)), new("noise just before an end", x => x.Noise < 1 - Grain && Ends(x.P).Contains(x.Noise + Grain)),
            new("no noise", x => x.Noise == 0), new("noise just below one", x => x.Noise == 1 - Grain),
        ],
    };

    /// <summary>A distribution, noise, and other noise beside it: the same, the grid point after it, or unrelated.</summary>
    public static Domain<((Dyadic P, double Noise) First, double Second)> WithNoises(int least, int most)
    {
        Domain<(Dyadic P, double Noise)> one = WithNoise(least, most);
        return new()
        {
            Description = one.Description + ", twice",
            Draw = random =>
            {
                (Dyadic p, double noise) = one.Draw(random);
                return ((p, noise), random.Below(4) switch { 0 => noise, 1 => Math.Min(noise + Grain, 1 - Grain), _ => Noise(random, p) });
            },
            Shrink = x => one.Shrink(x.First).Select(simpler => (simpler, x.Second)).Concat(Reals.Simpler(x.Second).Where(e => e is >= 0 and < 1).Select(simpler => (x.First, simpler))),
            Show = x => $"{one.Show(x.First)}, ε' = {Reals.Show(x.Second)}",
            Edges =
            [
                .. one.Edges.Select(e => new Edge<((Dyadic P, double Noise) First, double Second)>(e.Name, x => e.Is(x.First))),
                new("equal noise", x => x.First.Noise == x.Second), new("neighbouring noise", x => x.Second - x.First.Noise == Grain),
            ],
        };
    }

    /// <summary>A row of a bigram table, the word before, and the noise of the next one.</summary>
    public static Domain<(Dyadic Row, int Before, double Noise)> Rows(int most) => new()
    {
        Description = $"rows of bigram tables of 1 to {most} words, each with mass, the word before, and noise in [0, 1)",
        Draw = random =>
        {
            Dyadic row = Draw(random, 1 + random.Below(most), Dyadic.MostBits, positive: true);
            return (row, random.Below(row.Count), Noise(random, row));
        },
        Shrink = x => Enumerable.Range(0, x.Before).Select(before => (x.Row, before, x.Noise))
            .Concat(Simpler(x.Row, x.Noise, 1, positive: true).Where(simpler => x.Before < simpler.P.Count).Select(simpler => (simpler.P, x.Before, simpler.Noise))),
        Show = x => $"Q[w,·] = {x.Row}, w = {x.Before}, ε = {Reals.Show(x.Noise)}",
        Edges = [new("a single word", x => x.Row.Count == 1), new("the most words", x => x.Row.Count == most), new("the first word before", x => x.Row.Count > 1 && x.Before == 0), new("the last word before", x => x.Row.Count > 1 && x.Before == x.Row.Count - 1)],
    };

    /// <summary>A distribution, two neighbouring words with mass (neighbours but for words without), and a step that is at most the mass of either.</summary>
    public static Domain<(Dyadic P, int Word, int Next, double Step)> Neighbours(int most) => new()
    {
        Description = $"distributions over 2 to {most} words, two neighbours with mass, and steps from 2^-{Dyadic.MostBits} to the lesser mass",
        Draw = random =>
        {
            Dyadic p = Draw(random, 2 + random.Below(most - 1), Dyadic.MostBits);
            int[] words = WithMass(p);
            if (words.Length < 2)
            {
                p = new(1, 1);
                words = [0, 1];
            }
            int place = random.Below(words.Length - 1);
            long steps = Math.Min(p.Counts[words[place]], p.Counts[words[place + 1]]) << (Dyadic.MostBits - p.Bits);
            return (p, words[place], words[place + 1], Math.ScaleB(random.Below(3) switch { 0 => 1, 1 => steps, _ => 1 + Below(random, steps) }, -Dyadic.MostBits));
        },
        Shrink = x => x.P.Count > 2 || x.P.Bits > 1 ? [(new(1, 1), 0, 1, 0.5)] : [],
        Show = x => $"P = {x.P}, words {x.Word} and {x.Next}, δ = {Reals.Show(x.Step)}",
        Edges =
        [
            new("two words", x => x.P.Count == 2), new("the most words", x => x.P.Count == most), new("words without mass between", x => x.Next > x.Word + 1), new("the finest step", x => x.Step == Math.ScaleB(1, -Dyadic.MostBits)),
            new("all of a word's mass", x => x.Step == x.P.End(x.Word) - x.P.End(x.Word - 1)), new("the first word has no mass", x => x.P.Counts[0] == 0),
        ],
    };

    private static int[] WithMass(Dyadic p) => [.. Enumerable.Range(0, p.Count).Where(i => p.Counts[i] > 0)];

    /// <summary>A distribution of that many words, whose grid has at most that many bits.</summary>
    public static Dyadic Draw(Xoshiro random, int words, int bits, bool positive = false)
    {
        int least = 0;
        while (positive && 1L << least < words)
        {
            least++;
        }
        int chosen = Math.Max(least, random.Below(3) switch { 0 => random.Below(Math.Min(bits, 4) + 1), 1 => bits, _ => random.Below(bits + 1) });
        long total = 1L << chosen, free = positive ? total - words : total;
        long[] counts = new long[words];
        if (random.Below(8) == 0)
        {
            counts[random.Below(words)] = free; // one-hot, but for what every word needs
        }
        else
        {
            long[] cuts = new long[words + 1];
            cuts[words] = free;
            long near = Below(random, free + 1);
            bool close = random.Below(4) == 0; // tiny masses beside large ones
            for (int i = 1; i < words; i++)
            {
                cuts[i] = close ? Math.Min(near + random.Below(3), free) : random.Below(8) == 0 ? cuts[i - 1] : Below(random, free + 1);
            }
            Array.Sort(cuts);
            for (int i = 0; i < words; i++)
            {
                counts[i] = cuts[i + 1] - cuts[i];
            }
        }
        if (positive)
        {
            for (int i = 0; i < words; i++)
            {
                counts[i]++;
            }
        }
        return new(counts);
    }

    /// <summary>Fewer words, then a coarser grid.</summary>
    internal static IEnumerable<Dyadic> Simpler(Dyadic p, int least, bool positive)
    {
        if (least <= 2 && p.Bits > 0 && (p.Count > 2 || (p.Count == 2 && p.Bits > 1)))
        {
            yield return new(1, 1);
        }
        for (int i = 1; i < p.Count && p.Count > least; i++)
        {
            long[] fewer = [.. p.Counts[..i], .. p.Counts[(i + 1)..]];
            fewer[i - 1] += p.Counts[i];
            yield return new(fewer);
        }
        foreach (int bits in new[] { 1, 2, p.Bits / 2, p.Bits - 1 }.Where(b => b >= 0 && b < p.Bits).Distinct())
        {
            long[] coarser = p.Counts.ToArray();
            long rest = 1L << bits;
            int largest = 0;
            for (int i = 0; i < coarser.Length; i++)
            {
                largest = coarser[i] > coarser[largest] ? i : largest;
            }
            for (int i = 0; i < coarser.Length; i++)
            {
                long count = p.Counts[i] >> (p.Bits - bits);
                coarser[i] = positive ? Math.Max(1, count) : count;
                rest -= coarser[i];
            }
            coarser[largest] += rest;
            if (coarser[largest] >= (positive ? 1 : 0))
            {
                yield return new(coarser);
            }
        }
    }

    private static IEnumerable<(Dyadic P, double Noise)> Simpler(Dyadic p, double noise, int least, bool positive)
    {
        foreach (Dyadic simpler in Simpler(p, least, positive))
        {
            foreach (double end in Ends(simpler).Append(noise))
            {
                yield return (simpler, end);
            }
        }
        foreach (double simpler in Reals.Simpler(noise).Where(e => e is >= 0 and < 1))
        {
            yield return (p, simpler);
        }
    }

    /// <summary>Noise at an end, just before one, at 0, just below 1, or anywhere.</summary>
    internal static double Noise(Xoshiro random, Dyadic p)
    {
        double end = p.End(random.Below(p.Count + 1) - 1);
        return random.Below(6) switch
        {
            0 => 0,
            1 => 1 - Grain,
            2 => end < 1 ? end : 0,
            3 => end > 0 ? end - Grain : 0,
            _ => random.Uniform(),
        };
    }

    // The ends below 1.
    private static IEnumerable<double> Ends(Dyadic p) => Enumerable.Range(-1, p.Count + 1).Select(p.End).Where(end => end < 1);

    private static long Below(Xoshiro random, long count) => (long)(((UInt128)random.Next() * (ulong)count) >> 64);

    private static Edge<Dyadic>[] EdgesOf(int least, int most, bool positive) =>
    [
        new("the fewest words", p => p.Count == least), new("the most words", p => p.Count == most), new("the finest grid", p => p.Bits == Dyadic.MostBits),
        new("a mass of 2^-52", p => p.Bits == Dyadic.MostBits && p.Counts.Contains(1)),
        .. positive ? [] : new Edge<Dyadic>[]
        {
            new("a word without mass", p => p.Counts.Contains(0)), new("the first word without mass", p => p.Counts[0] == 0), new("the last word without mass", p => p.Counts[^1] == 0),
            new("one word with all mass", p => p.Count > 1 && p.Counts.Contains(1L << p.Bits)),
        },
    ];
}
