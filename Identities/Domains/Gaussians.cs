using Verification.Identities.Gaussians;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Normal distributions: standard, diagonal, strongly correlated, of very different scales.</summary>
public static class Gaussians
{
    private const double Farthest = 8, Largest = 32;

    /// <summary>Normal distributions in 1 to <paramref name="most"/> dimensions, deviations between 1/32 and 32 before correlation.</summary>
    public static Domain<Gaussian> UpTo(int most) => Of(random => Draw(random, 1 + random.Below(most)), most);

    /// <summary>Normal distributions with independent coordinates.</summary>
    public static Domain<Gaussian> Diagonal(int most) => Of(random => DrawDiagonal(random, 1 + random.Below(most)), most);

    /// <summary>Pairs in the same dimensions: equal, nearly equal, unrelated.</summary>
    public static Domain<(Gaussian P, Gaussian Q)> Pairs(int most) => new()
    {
        Description = $"pairs of normal distributions in 1 to {most} dimensions, deviations of 1/32 to 32 before correlation",
        Draw = random =>
        {
            Gaussian p = Draw(random, 1 + random.Below(most));
            return (p, random.Below(6) switch { 0 => p, 1 => Near(p, random), _ => Draw(random, p.Dimensions) });
        },
        Shrink = x => Fewer(x.P).Zip(Fewer(x.Q)).Concat(Simpler(x.P).Select(p => (p, x.Q))).Concat(Simpler(x.Q).Select(q => (x.P, q))),
        Show = x => $"P = {x.P}, Q = {x.Q}",
        Edges =
        [
            new("one dimension", x => x.P.Dimensions == 1), new("the most dimensions", x => x.P.Dimensions == most),
            new("equal", x => ReferenceEquals(x.P, x.Q)), new("both diagonal", x => x.P.Dimensions > 1 && x.P.IsDiagonal && x.Q.IsDiagonal),
            new("of unlike scales", x => x.P.Factor[0] > 64 * x.Q.Factor[0]),
        ],
    };

    /// <summary>A normal distribution in n dimensions.</summary>
    public static Gaussian Draw(Xoshiro random, int n) => random.Below(5) switch
    {
        0 => DrawDiagonal(random, n),
        _ => new(Mean(random, n), Factor(random, n, 1)),
    };

    /// <summary>One with independent coordinates; the standard one among them.</summary>
    public static Gaussian DrawDiagonal(Xoshiro random, int n) => random.Below(4) == 0 ? new(new double[n], Factor(n, _ => 1, (_, _) => 0)) : new(Mean(random, n), Factor(random, n, 0));

    /// <summary>Fewer dimensions, then simpler numbers.</summary>
    internal static IEnumerable<Gaussian> Simpler(Gaussian g)
    {
        foreach (double[] mean in Vectors.Simpler(g.Mean, g.Dimensions, Reals.Simpler))
        {
            yield return g with { Mean = mean };
        }
        foreach (double[] factor in Vectors.Simpler(g.Factor, g.Factor.Length, Reals.Simpler))
        {
            Gaussian simpler = g with { Factor = factor };
            if (simpler.Rows().All(row => row[^1] > 0))
            {
                yield return simpler;
            }
        }
    }

    /// <summary>A deviation, from 1/32 to 32.</summary>
    internal static double Deviation(Xoshiro random) => random.Below(4) switch
    {
        0 => Math.ScaleB(1, random.Below(11) - 5),
        1 => 1,
        _ => Math.Exp(random.Uniform(-Math.Log(Largest), Math.Log(Largest))),
    };

    private static Domain<Gaussian> Of(Func<Xoshiro, Gaussian> draw, int most) => new()
    {
        Description = $"normal distributions in 1 to {most} dimensions, deviations of 1/32 to 32 before correlation",
        Draw = draw,
        Shrink = g => Fewer(g).Concat(Simpler(g)),
        Show = g => g.ToString(),
        Edges =
        [
            new("one dimension", g => g.Dimensions == 1), new("the most dimensions", g => g.Dimensions == most), new("diagonal", g => g.Dimensions > 1 && g.IsDiagonal),
            new("standard", g => g.IsDiagonal && g.Mean.All(m => m == 0) && g.Rows().All(row => row[^1] == 1)),
        ],
    };

    private static IEnumerable<Gaussian> Fewer(Gaussian g) =>
        g.Dimensions == 1 ? [] : [new Gaussian(g.Mean[..^1], g.Factor[..^g.Dimensions])];

    private static Gaussian Near(Gaussian g, Xoshiro random)
    {
        double step = Math.ScaleB(1, -2 - random.Below(48));
        return new([.. g.Mean.Select(m => m + step * random.Uniform(-1, 1))], [.. g.Factor.Select(l => l * (1 + step * random.Uniform(-1, 1)))]);
    }

    private static double[] Mean(Xoshiro random, int n) => [.. Enumerable.Range(0, n).Select(_ => Reals.Draw(random, -Farthest, Farthest))];

    private static double[] Factor(Xoshiro random, int n, double correlation) => Factor(n, _ => Deviation(random), (_, d) => correlation * d * random.Uniform(-2, 2));

    private static double[] Factor(int n, Func<int, double> diagonal, Func<int, double, double> below)
    {
        List<double> factor = [];
        for (int i = 0; i < n; i++)
        {
            double deviation = diagonal(i);
            for (int j = 0; j < i; j++)
            {
                factor.Add(below(i, deviation));
            }
            factor.Add(deviation);
        }
        return [.. factor];
    }
}
