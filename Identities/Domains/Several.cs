using Verification.Identities.Distributions;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Several distributions over the same outcomes: what is mixed, what a channel sends each letter to, what a triangle is made of.</summary>
public static class Several
{
    /// <summary>That many distributions over <paramref name="least"/> to <paramref name="most"/> outcomes, some of them beside the one before.</summary>
    public static Domain<Distribution[]> Of(int count, int least, int most) => new()
    {
        Description = $"{count} distributions over the same {least} to {most} outcomes",
        Draw = random =>
        {
            int outcomes = least + random.Below(most - least + 1);
            Distribution[] all = new Distribution[count];
            for (int i = 0; i < count; i++)
            {
                all[i] = i > 0 && random.Below(2) == 0 ? Distributions.Beside(random, all[i - 1]) : Distributions.Draw(random, outcomes);
            }
            return all;
        },
        Shrink = all => Simpler(all, least),
        Show = all => $"[{string.Join(", ", all.Select(p => p.ToString()))}]",
        Edges =
        [
            new("the fewest outcomes", all => all[0].Count == least), new("the most outcomes", all => all[0].Count == most),
            new("a zero", all => all.Any(p => p.Weights.Contains(0))),
            new("two that are equal", all => all[0].Count > 1 && Enumerable.Range(1, count - 1).Any(i => all[i].Weights.SequenceEqual(all[i - 1].Weights))),
        ],
    };

    /// <summary>The same, every mass positive and within 10¹⁵ of the others.</summary>
    public static Domain<Distribution[]> Positive(int count, int least, int most) => new()
    {
        Description = $"{count} distributions over the same {least} to {most} outcomes, all of them with mass",
        Draw = random =>
        {
            int outcomes = least + random.Below(most - least + 1), kind = random.Below(4);
            Distribution[] all = new Distribution[count];
            for (int i = 0; i < count; i++)
            {
                double[] weights = new double[outcomes];
                for (int k = 0; k < outcomes; k++)
                {
                    weights[k] = kind == 0 ? 1 + random.Below(8) : kind == 1 && i > 0 ? all[0].Weights[k] * (1 + random.Below(4) * Math.ScaleB(1, -40)) : Math.Pow(10, -15 * (kind == 2 ? random.Uniform() : 0)) * (1 - random.Uniform());
                }
                all[i] = new(weights);
            }
            return all;
        },
        Shrink = all => Simpler(all, least).Where(x => x.All(p => !p.Weights.Contains(0))),
        Show = all => $"[{string.Join(", ", all.Select(p => p.ToString()))}]",
        Edges =
        [
            new("the fewest outcomes", all => all[0].Count == least), new("the most outcomes", all => all[0].Count == most),
            new("nearly equal", all => all[0].Count > 1 && all[0].Weights.ToArray().Zip(all[^1].Weights.ToArray()).All(x => Math.Abs(x.First - x.Second) <= 1e-10 * x.First)),
            new("far apart", all => all.Any(p => p.Weights.ToArray().Max() > 1e8 * p.Weights.ToArray().Min())),
        ],
    };

    /// <summary>Distributions over very many outcomes, one in three with zeros and one with masses of any magnitude.</summary>
    public static Domain<Distribution[]> Many(int count, int outcomes) => new()
    {
        Description = $"{(count == 1 ? "distributions" : $"{count} distributions")} over {outcomes} outcomes",
        Draw = random =>
        {
            int kind = random.Below(3);
            Distribution[] all = new Distribution[count];
            for (int i = 0; i < count; i++)
            {
                double[] weights = new double[outcomes];
                for (int k = 0; k < outcomes; k++)
                {
                    double uniform = 1 - random.Uniform();
                    weights[k] = kind == 0 && i == 0 ? random.Below(2) * uniform : kind == 1 ? Math.Pow(10, -30 * uniform) : uniform;
                }
                all[i] = new(weights);
            }
            return all;
        },
        Shrink = all => all[0].Count < 2 ? [] : Halves(all),
        Show = all => string.Join(", ", all.Select(p => p.ToString())),
        Edges = [new("all outcomes", all => all[0].Count == outcomes)],
    };

    private static IEnumerable<Distribution[]> Halves(Distribution[] all)
    {
        int half = all[0].Count / 2;
        foreach (Range range in new[] { ..half, half.. })
        {
            if (all.All(p => p.Weights[range].ContainsAnyExcept(0)))
            {
                yield return [.. all.Select(p => new Distribution(p.Weights[range].ToArray()))];
            }
        }
    }

    private static IEnumerable<Distribution[]> Simpler(Distribution[] all, int least)
    {
        for (int i = 0; i < all[0].Count && all[0].Count > least; i++)
        {
            double[][] fewer = [.. all.Select(p => Distributions.Without(p, i))];
            if (fewer.All(w => w.Any(x => x > 0)))
            {
                yield return [.. fewer.Select(w => new Distribution(w))];
            }
        }
        for (int i = 0; i < all.Length; i++)
        {
            foreach (Distribution simpler in Distributions.Simpler(all[i], all[i].Count))
            {
                yield return [.. all[..i], simpler, .. all[(i + 1)..]];
            }
        }
    }
}
