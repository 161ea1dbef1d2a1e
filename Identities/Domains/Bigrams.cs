using Verification.Identities.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Bigram models on dyadic grids: with noise for a string, and with small updates of their tables.</summary>
public static class Bigrams
{
    private const int UpdateBits = 16;
    private const int Steepest = 8;

    /// <summary>A model, the length of its strings, a grid on which all noise can be tried, and where in the cells of that grid the noise lies.</summary>
    public static Domain<(Bigram Model, int Length, int Bits, double Within)> Small => new()
    {
        Description = "bigram models of 1 to 3 words, strings of 1 to 4 words, on grids of at most 2^9 cells in all",
        Draw = random =>
        {
            int length = 1 + random.Below(4), bits = random.Below(9 / length + 1);
            return (Draw(random, 1 + random.Below(3), bits), length, bits, random.Below(3) switch { 0 => 0, 1 => 1 - Math.ScaleB(1, -30), _ => Math.ScaleB(random.Below(1 << 30), -30) });
        },
        Shrink = x => Enumerable.Range(1, x.Length - 1).Select(length => (x.Model, length, x.Bits, x.Within))
            .Concat(Simpler(x.Model).Select(model => (model, x.Length, x.Bits, x.Within)))
            .Concat(Enumerable.Range(0, x.Bits).Where(bits => bits >= Finest(x.Model)).Select(bits => (x.Model, x.Length, bits, x.Within)))
            .Concat(x.Within > 0 ? [(x.Model, x.Length, x.Bits, 0.0)] : []),
        Show = x => $"{x.Model}, T = {x.Length}, noise on multiples of 2^-{x.Bits}{(x.Within > 0 ? $" + {Reals.Show(x.Within)} of a cell" : "")}",
        Edges =
        [
            new("a single word", x => x.Model.Words == 1), new("three words", x => x.Model.Words == 3), new("strings of one word", x => x.Length == 1), new("the longest strings", x => x.Length == 4),
            new("a word that never follows", x => Rows(x.Model).Any(row => row.Counts.Contains(0))), new("no noise", x => x.Bits == 0), new("noise within the cells", x => x.Within > 0),
        ],
    };

    /// <summary>A model and one of the strings that it makes.</summary>
    public static Domain<(Bigram Model, int[] Words)> Strings => new()
    {
        Description = "bigram models of 2 to 4 words, with a string of 1 to 3 words",
        Draw = random =>
        {
            Bigram model = Draw(random, 2 + random.Below(3), Dyadic.MostBits);
            return (model, [.. Enumerable.Range(0, 1 + random.Below(3)).Select(_ => random.Below(model.Words))]);
        },
        Shrink = _ => [],
        Show = x => $"{x.Model}, w = [{string.Join(", ", x.Words)}]",
        Edges = [new("strings of several words", x => x.Words.Length > 1)],
    };

    /// <summary>A model, noise that lies at no end of an interval, and a direction for P and for each row of Q, whose entries sum to 0 and take nothing from a word without mass.</summary>
    public static Domain<(Bigram Model, double[] Noise, int[][] Directions)> Updates => new()
    {
        Description = "bigram models of 1 to 5 words on grids of up to 2^-16, strings of 1 to 6 words by noise between the ends, and directions of their tables",
        Draw = random =>
        {
            Bigram model = Draw(random, 1 + random.Below(5), UpdateBits);
            double[] noise = new double[1 + random.Below(6)];
            for (int t = 0; t < noise.Length; t++)
            {
                noise[t] = Between(random, t == 0 ? model.First : model.Next[random.Below(model.Words)]);
            }
            return (model, noise, [.. Rows(model).Select(row => Direction(random, row))]);
        },
        Shrink = x => x.Model.Words > 2 || x.Noise.Length > 1 || Rows(x.Model).Sum(row => row.Bits) > 3
            ? [(Even, [0.25], [[-1, 1], [0, 0], [0, 0]]), .. Enumerable.Range(1, x.Noise.Length - 1).Select(length => (x.Model, x.Noise[..length], x.Directions))] : [],
        Show = x => $"{x.Model}, ε = {Vectors.Show(x.Noise)}, directions [{string.Join("; ", x.Directions.Select(v => string.Join(", ", v)))}]",
        Edges =
        [
            new("a single word", x => x.Model.Words == 1), new("five words", x => x.Model.Words == 5), new("the longest strings", x => x.Noise.Length == 6),
            new("a word without mass gains some", x => x.Directions[0].Zip(x.Model.First.Counts.ToArray()).Any(d => d.First > 0 && d.Second == 0)),
            new("no direction", x => x.Directions.All(v => v.All(d => d == 0))),
            new("noise next to an end", x => Enumerable.Range(0, x.Model.Words - 1).Any(i => Math.Abs(x.Model.First.End(i) - x.Noise[0]) == HalfCell)),
        ],
    };

    // Two words that are as likely as each other.
    private static Bigram Even { get; } = new(new(1, 1), [new(1, 1), new(1, 1)]);

    private const double HalfCell = 1.0 / (1 << 24);

    /// <summary>P and the rows of Q.</summary>
    internal static IEnumerable<Dyadic> Rows(Bigram model) => model.Next.Prepend(model.First);

    private static Bigram Draw(Xoshiro random, int words, int bits) =>
        new(Dyadics.Draw(random, words, bits), [.. Enumerable.Range(0, words).Select(_ => Dyadics.Draw(random, words, bits))]);

    private static int Finest(Bigram model) => Rows(model).Max(row => row.Bits);

    // An odd multiple of 2⁻²⁴: no end of a grid of 2⁻¹⁶.
    private static double Between(Xoshiro random, Dyadic row)
    {
        int end = (int)Math.ScaleB(row.End(random.Below(row.Count + 1) - 1), 24), free = random.Below(1 << 23) * 2 + 1;
        return Math.ScaleB(random.Below(4) switch { 0 when end > 0 => end - 1, 1 when end < 1 << 24 => end + 1, _ => free }, -24);
    }

    private static int[] Direction(Xoshiro random, Dyadic row)
    {
        int[] direction = new int[row.Count];
        for (int moves = random.Below(row.Count + 1); moves > 0; moves--)
        {
            int from = random.Below(row.Count), to = random.Below(row.Count), size = random.Below(Steepest);
            if (row.Counts[from] > 0)
            {
                direction[from] -= size;
                direction[to] += size;
            }
        }
        return direction;
    }

    // The simplest model with a choice; the last two words become one; or a table is simpler.
    private static IEnumerable<Bigram> Simpler(Bigram model)
    {
        if (model.Words > 2 || (model.Words == 2 && Rows(model).Sum(row => row.Bits) > 3))
        {
            yield return Even;
        }
        if (model.Words > 1)
        {
            yield return new(Merged(model.First), [.. model.Next.Take(model.Words - 1).Select(Merged)]);
        }
        foreach (Dyadic first in Dyadics.Simpler(model.First, model.Words, false).Where(first => first.Count == model.Words))
        {
            yield return model with { First = first };
        }
        for (int i = 0; i < model.Words; i++)
        {
            foreach (Dyadic row in Dyadics.Simpler(model.Next[i], model.Words, false).Where(row => row.Count == model.Words))
            {
                yield return model with { Next = [.. model.Next.Take(i), row, .. model.Next.Skip(i + 1)] };
            }
        }
    }

    private static Dyadic Merged(Dyadic row) => new([.. row.Counts[..^2], row.Counts[^2] + row.Counts[^1]]);
}
