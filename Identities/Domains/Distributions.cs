using Verification.Identities.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Probability vectors that find trouble: zeros, one-hot, subnormal and huge ratios, near-equal masses.</summary>
public static class Distributions
{
    // Masses on this grid sum to one exactly.
    private const double Grid = 1L << 52;

    /// <summary>Distributions over <paramref name="least"/> to <paramref name="most"/> outcomes.</summary>
    public static Domain<Distribution> OfSize(int least, int most) => new()
    {
        Description = $"distributions over {least} to {most} outcomes",
        Draw = random => Draw(random, least + random.Below(most - least + 1)),
        Shrink = p => Simpler(p, least),
        Show = p => p.ToString(),
        Edges =
        [
            new("the fewest outcomes", p => p.Count == least), new("the most outcomes", p => p.Count == most),
            .. most == 1 ? [] : Edges,
        ],
    };

    /// <summary>Pairs of distributions over the same outcomes: equal, nearly equal, of the same, smaller, larger or disjoint support.</summary>
    public static Domain<(Distribution P, Distribution Q)> Pairs(int least, int most) => new()
    {
        Description = $"pairs of distributions over {least} to {most} outcomes",
        Draw = random =>
        {
            Distribution p = Draw(random, least + random.Below(most - least + 1));
            return (p, Beside(random, p));
        },
        Shrink = x => Simpler(x.P, x.Q, least),
        Show = x => $"p = {x.P}, q = {x.Q}",
        Edges =
        [
            new("the fewest outcomes", x => x.P.Count == least), new("the most outcomes", x => x.P.Count == most),
            new("equal", x => x.P.Count > 1 && x.P.Weights.SequenceEqual(x.Q.Weights)),
            new("p has mass where q has none", x => Any(x, (p, q) => p > 0 && q == 0)),
            new("q has mass where p has none", x => Any(x, (p, q) => p == 0 && q > 0)),
            new("disjoint", x => !Any(x, (p, q) => p > 0 && q > 0)),
        ],
    };

    /// <summary>Pairs whose first has mass where the second has none.</summary>
    public static Domain<(Distribution P, Distribution Q)> Uncovered(int least, int most) => new()
    {
        Description = $"pairs of distributions over {least} to {most} outcomes, the first with mass where the second has none",
        Draw = random =>
        {
            int outcomes = least + random.Below(most - least + 1), bare = random.Below(outcomes);
            double[] p = Draw(random, outcomes).Weights.ToArray(), q = Draw(random, outcomes).Weights.ToArray();
            p[bare] = Math.Max(p[bare], 1e-200);
            q[bare] = 0;
            q[(bare + 1) % outcomes] += 1;
            return (new(p), new(q));
        },
        Shrink = x => Simpler(x.P, x.Q, least).Where(IsUncovered),
        Show = x => $"p = {x.P}, q = {x.Q}",
        Edges =
        [
            new("the fewest outcomes", x => x.P.Count == least), new("the most outcomes", x => x.P.Count == most),
            new("a tiny mass uncovered", x => x.P.Weights.Contains(1e-200)), new("both without mass somewhere", x => Any(x, (p, q) => p == 0 && q == 0)),
        ],
    };

    private static bool IsUncovered((Distribution P, Distribution Q) x) => Any(x, (p, q) => p > 0 && q == 0);

    /// <summary>A distribution over that many outcomes.</summary>
    public static Distribution Draw(Xoshiro random, int outcomes)
    {
        double[] weights = new double[outcomes];
        switch (random.Below(16))
        {
            case 0: // one-hot
                weights[random.Below(outcomes)] = 1;
                return new(weights, isExact: true);
            case 1: // zeros
                return Exact(Fill(weights, _ => random.Below(2) * (1 - random.Uniform()), random));
            case 2: // any magnitude; products of two remain numbers in three vectors of four
                int decades = random.Below(4) == 0 ? 300 : 150;
                return new(Fill(weights, _ => Math.Pow(10, -decades * random.Uniform()), random));
            case 3: // subnormal beside ordinary ones; those that rounding may make nothing are in one vector of four
                int least = random.Below(4) == 0 ? 0 : 10;
                return new(Fill(weights, _ => random.Below(2) == 0 ? random.Below(2) * (long)random.Below(1 << random.Below(31 - least)) * (1L << least) * double.Epsilon : 1 - random.Uniform(), random));
            case 4: // nearly equal
                return new(Fill(weights, _ => 1 + random.Below(4) * Math.ScaleB(1, -52), random));
            case 5: // nearly deterministic
                Fill(weights, _ => Math.ScaleB(1 - random.Uniform(), -random.Below(80)), random);
                weights[random.Below(outcomes)] = 1;
                return new(weights);
            case 6: // small whole numbers, zeros and ties among them
                return new(Fill(weights, _ => random.Below(4), random));
            case 7:
                Array.Fill(weights, 1);
                return new(weights);
            default:
                return Exact(Uniform(weights, random));
        }
    }

    /// <summary>Weights brought to a grid of 2⁻⁵² on which they sum to one exactly.</summary>
    public static Distribution Exact(double[] weights)
    {
        double sum = 0;
        int largest = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i];
            largest = weights[i] > weights[largest] ? i : largest;
        }
        double scale = Grid / sum, rest = Grid;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = Math.Floor(weights[i] * scale);
            rest -= weights[i];
        }
        weights[largest] += rest; // whole numbers below 2⁵³: every sum here is exact
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] /= Grid;
        }
        return new(weights, isExact: true);
    }

    /// <summary>Fewer outcomes, then simpler weights.</summary>
    internal static IEnumerable<Distribution> Simpler(Distribution p, int least)
    {
        if (p.IsExact && p.Count > 1)
        {
            foreach (Distribution simpler in Simple(p.Count).Where(s => Complexity(s) < Complexity(p)))
            {
                yield return simpler;
            }
        }
        foreach (double[] weights in Vectors.Simpler(p.Weights.ToArray(), least, Reals.Simpler))
        {
            if (weights.Any(w => w > 0) && weights.All(w => w >= 0))
            {
                yield return new(weights);
            }
        }
    }

    private static IEnumerable<(Distribution P, Distribution Q)> Simpler(Distribution p, Distribution q, int least)
    {
        for (int i = 0; i < p.Count && p.Count > least; i++)
        {
            double[] fewerP = Without(p, i), fewerQ = Without(q, i);
            if (fewerP.Any(w => w > 0) && fewerQ.Any(w => w > 0))
            {
                yield return (new(fewerP), new(fewerQ));
            }
        }
        foreach (Distribution simpler in Simpler(p, p.Count))
        {
            yield return (simpler, q);
        }
        foreach (Distribution simpler in Simpler(q, q.Count))
        {
            yield return (p, simpler);
        }
    }

    internal static double[] Without(Distribution p, int i) => [.. p.Weights[..i], .. p.Weights[(i + 1)..]];

    private static IEnumerable<Distribution> Simple(int count)
    {
        double[] first = new double[count];
        first[0] = 1;
        yield return new(first, isExact: true);
    }

    private static int Complexity(Distribution p)
    {
        int length = 0;
        foreach (double w in p.Weights)
        {
            length += Reals.Show(w).Length;
        }
        return length;
    }

    internal static Distribution Beside(Xoshiro random, Distribution p)
    {
        double[] weights = p.Weights.ToArray();
        switch (random.Below(8))
        {
            case 0:
                return p;
            case 1: // nearly equal
                return new(Fill(weights, i => weights[i] * (1 + (random.Below(9) - 4) * Math.ScaleB(1, -52)), random));
            case 2: // no mass on some outcomes
                return new(Fill(weights, _ => random.Below(2) * (1 - random.Uniform()), random));
            case 3 when p.Count > 1: // disjoint, where p has room for it
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] = weights[i] > 0 ? 0 : 1 - random.Uniform();
                }
                return weights.Any(w => w > 0) ? new(weights) : Exact(Uniform(weights, random));
            case 4:
                return Draw(random, p.Count);
            default:
                return Exact(Uniform(weights, random));
        }
    }

    private static double[] Uniform(double[] weights, Xoshiro random)
    {
        random.Positive(weights);
        return weights;
    }

    private static double[] Fill(double[] weights, Func<int, double> weight, Xoshiro random)
    {
        bool positive = false;
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = weight(i);
            positive |= weights[i] > 0;
        }
        if (!positive)
        {
            weights[random.Below(weights.Length)] = 1;
        }
        return weights;
    }

    private static bool Any((Distribution P, Distribution Q) x, Func<double, double, bool> holds)
    {
        for (int i = 0; i < x.P.Count; i++)
        {
            if (holds(x.P.Weights[i], x.Q.Weights[i]))
            {
                return true;
            }
        }
        return false;
    }

    private static readonly Edge<Distribution>[] Edges =
    [
        new("a zero", p => p.Weights.Contains(0)),
        new("one-hot", p => p.Count > 1 && p.Weights.ToArray().Count(w => w > 0) == 1),
        new("all equal", p => p.Count > 1 && p.Weights.IndexOfAnyExcept(p.Weights[0]) < 0),
        new("a subnormal weight", p => p.Weights.ToArray().Any(double.IsSubnormal)),
        new("a ratio beyond 1e100", p => p.Weights.ToArray().Max() > 1e100 * p.Weights.ToArray().Where(w => w > 0).Min()),
    ];
}
