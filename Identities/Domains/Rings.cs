using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Rings of labels: the source's own, equal edges, uncoupled and frustrated ones; a single label and two that are joined twice among them.</summary>
public static class Rings
{
    private const double Strongest = 8;

    /// <summary>The weights of the edges of rings of <paramref name="least"/> to <paramref name="most"/> labels, the longer ones rarely: each label more triples their labellings.</summary>
    public static Domain<double[]> Couplings(int least, int most) => new()
    {
        Description = $"rings of {least} to {most} labels with couplings in [-{Strongest}, {Strongest}]",
        Draw = random => Draw(random, least, most),
        Shrink = x => Vectors.Simpler(x, least, Reals.Simpler),
        Show = x => "J = " + Vectors.Show(x),
        Edges = EdgesOf(least, most),
    };

    /// <summary>Two models of one ring: equal, nearly equal, one uncoupled, of opposite signs, or unrelated.</summary>
    public static Domain<(double[] P, double[] Q)> Pairs(int least, int most) => new()
    {
        Description = $"pairs of rings of {least} to {most} labels with couplings in [-{Strongest}, {Strongest}]",
        Draw = random =>
        {
            double[] p = Draw(random, least, most);
            return (p, Beside(random, p));
        },
        Shrink = x => Simpler(x.P, x.Q, least),
        Show = x => $"J of P = {Vectors.Show(x.P)}, J of Q = {Vectors.Show(x.Q)}",
        Edges =
        [
            .. EdgesOf(least, most).Select(e => new Edge<(double[] P, double[] Q)>("P: " + e.Name, x => e.Is(x.P))),
            new("equal", x => x.P.AsSpan().SequenceEqual(x.Q)), new("opposite", x => x.P.Any(j => j != 0) && x.P.Zip(x.Q).All(j => j.First == -j.Second)),
            new("Q is uncoupled", x => x.Q.All(j => j == 0) && x.P.Any(j => j != 0)),
        ],
    };

    /// <summary>Rings with labels on them.</summary>
    public static Domain<(double[] Couplings, int[] Labels)> Labelled(int least, int most) => new()
    {
        Description = $"labellings of rings of {least} to {most} labels with couplings in [-{Strongest}, {Strongest}]",
        Draw = random =>
        {
            double[] couplings = Draw(random, least, most);
            return (couplings, Labels(random, couplings.Length));
        },
        Shrink = Simpler,
        Show = x => $"J = {Vectors.Show(x.Couplings)}, Y = [{string.Join(", ", x.Labels)}]",
        Edges =
        [
            .. EdgesOf(least, most).Select(e => new Edge<(double[] Couplings, int[] Labels)>(e.Name, x => e.Is(x.Couplings))),
            new("all labels 0", x => x.Labels.All(y => y == 0)), new("all labels 1", x => x.Labels.All(y => y == 1)), new("all labels -1", x => x.Labels.All(y => y == -1)),
            new("no two neighbours alike", x => x.Labels.Length > 1 && !x.Labels.Where((y, n) => y == x.Labels[(n + 1) % x.Labels.Length]).Any()),
        ],
    };

    /// <summary>Rings of one weight, of any length up to <paramref name="most"/>.</summary>
    public static Domain<(int Count, double Coupling)> Uniform(int most) => new()
    {
        Description = $"rings of 1 to {most} labels with one coupling in [-{Strongest}, {Strongest}]",
        Draw = random => (Length(random, 1, most), random.Below(3) == 0 ? 1 : Reals.Draw(random, -Strongest, Strongest)),
        Shrink = x => Lengths(x.Count, 1).Select(n => (n, x.Coupling)).Concat(Reals.Simpler(x.Coupling).Select(j => (x.Count, j))),
        Show = x => $"N = {x.Count}, J = {Reals.Show(x.Coupling)}",
        Edges =
        [
            new("a single label", x => x.Count == 1), new("two labels, joined twice", x => x.Count == 2), new("the longest", x => x.Count == most),
            new("the source's ring", x => x.Count > 2 && x.Coupling == 1), new("uncoupled", x => x.Coupling == 0),
            new("frustrated", x => x.Count > 2 && x.Count % 2 == 1 && x.Coupling < -1), new("thousands of labels, strongly coupled", x => x.Count > 1000 && Math.Abs(x.Coupling) > 4),
        ],
    };

    /// <summary>Numbers of labels of the source's ring.</summary>
    public static Domain<int> Sizes(int least, int most) => new()
    {
        Description = $"the ring of {least} to {most} labels with couplings 1",
        Draw = random => Length(random, least, most),
        Shrink = n => Lengths(n, least),
        Show = n => $"N = {n}",
        Edges = [new($"N = {least}", n => n == least), new("three labels", n => n == 3), new("the longest", n => n == most)],
    };

    private static double[] Draw(Xoshiro random, int least, int most)
    {
        int usual = Math.Min(most, Math.Max(least, 5)), count = random.Below(12) == 0 ? usual + random.Below(most - usual + 1) : least + random.Below(usual - least + 1);
        double[] couplings = new double[count];
        int kind = random.Below(10);
        double first = Reals.Draw(random, -Strongest, Strongest);
        for (int n = 0; n < count; n++)
        {
            couplings[n] = kind switch
            {
                0 or 1 => 1,
                2 => first,
                3 => random.Below(3) - 1,
                4 => 0,
                _ => Reals.Draw(random, -Strongest, Strongest),
            };
        }
        return couplings;
    }

    private static double[] Beside(Xoshiro random, double[] p) => random.Below(8) switch
    {
        0 => p,
        1 => Array.ConvertAll(p, j => -j),
        2 => new double[p.Length],
        3 => Array.ConvertAll(p, j => Math.Clamp(j + (random.Below(9) - 4) * Math.ScaleB(1, -random.Below(52)), -Strongest, Strongest)),
        _ => Array.ConvertAll(p, _ => Reals.Draw(random, -Strongest, Strongest)),
    };

    private static int[] Labels(Xoshiro random, int count)
    {
        int kind = random.Below(8);
        int[] labels = new int[count];
        for (int n = 0; n < count; n++)
        {
            int label = random.Below(3) - 1;
            labels[n] = kind switch
            {
                < 3 => kind - 1,
                3 => n % 2 == 0 ? 1 : -1,
                _ => label,
            };
        }
        return labels;
    }

    // One, two and the most often; else of any order of magnitude.
    private static int Length(Xoshiro random, int least, int most) => random.Below(10) switch
    {
        0 => least,
        1 => Math.Min(least + 1, most),
        2 => most,
        _ => Math.Clamp((int)Math.Pow(most, random.Uniform()), least, most),
    };

    private static IEnumerable<int> Lengths(int count, int least) => new[] { least, count / 2, count - 1 }.Where(n => n >= least && n < count).Distinct();

    private static IEnumerable<(double[] Couplings, int[] Labels)> Simpler((double[] Couplings, int[] Labels) x)
    {
        for (int n = 0; n < x.Labels.Length && x.Labels.Length > 1; n++)
        {
            yield return (Without(x.Couplings, n), Without(x.Labels, n));
        }
        for (int n = 0; n < x.Labels.Length; n++)
        {
            foreach (int label in x.Labels[n] switch { 0 => Array.Empty<int>(), 1 => [0], _ => [0, 1] })
            {
                int[] labels = [.. x.Labels];
                labels[n] = label;
                yield return (x.Couplings, labels);
            }
        }
        foreach (double[] simpler in Vectors.Simpler(x.Couplings, x.Couplings.Length, Reals.Simpler))
        {
            yield return (simpler, x.Labels);
        }
    }

    private static IEnumerable<(double[] P, double[] Q)> Simpler(double[] p, double[] q, int least)
    {
        for (int n = 0; n < p.Length && p.Length > least; n++)
        {
            yield return (Without(p, n), Without(q, n));
        }
        foreach (double[] simpler in Vectors.Simpler(p, p.Length, Reals.Simpler))
        {
            yield return (simpler, q);
        }
        foreach (double[] simpler in Vectors.Simpler(q, q.Length, Reals.Simpler))
        {
            yield return (p, simpler);
        }
    }

    private static TEntry[] Without<TEntry>(TEntry[] x, int n) => [.. x[..n], .. x[(n + 1)..]];

    private static Edge<double[]>[] EdgesOf(int least, int most) =>
    [
        .. least > 1 ? [] : new Edge<double[]>[] { new("a single label, its own neighbour", j => j.Length == 1) },
        new("uncoupled", j => j.All(x => x == 0)), new("the source's couplings", j => j.Length > Math.Min(2, most - 1) && j.All(x => x == 1)),
        .. most < 3 ? [] : new Edge<double[]>[]
        {
            new("two labels, joined twice", j => j.Length == 2), new("the longest", j => j.Length == most),
            new("frustrated", j => j.Length > 2 && j.All(x => x != 0) && j.Count(x => x < 0) % 2 == 1),
        },
    ];
}
