using Verification.Identities.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Joint distributions of three variables.</summary>
public static class Cubes
{
    /// <summary>Three variables of 1 to <paramref name="most"/> values each.</summary>
    public static Domain<Cube> UpTo(int most) => new()
    {
        Description = $"joint distributions of three variables of up to {most} values",
        Draw = random => Draw(random, (1 + random.Below(most), 1 + random.Below(most), 1 + random.Below(most))),
        Shrink = Simpler,
        Show = p => "P = " + p,
        Edges =
        [
            new("a single cell", p => p.Cells.Count == 1), new("the largest", p => p.Sizes == (most, most, most)), new("a zero", p => p.Cells.Weights.Contains(0)),
            new("z follows from x and y", p => p.Sizes is { X: > 1, Y: > 1, Z: > 1 } && Enumerable.Range(0, p.Cells.Count / p.Sizes.Z).All(i => Row(p, i).Count(w => w > 0) == 1)),
        ],
    };

    private static Cube Draw(Xoshiro random, (int X, int Y, int Z) sizes)
    {
        if (random.Below(4) > 0)
        {
            return new(sizes, Distributions.Draw(random, sizes.X * sizes.Y * sizes.Z));
        }
        double[] weights = new double[sizes.X * sizes.Y * sizes.Z];
        for (int i = 0; i < weights.Length; i += sizes.Z)
        {
            weights[i + random.Below(sizes.Z)] = 1 + random.Below(8);
        }
        return new(sizes, new Distribution(weights));
    }

    private static double[] Row(Cube p, int i) => p.Cells.Weights.Slice(i * p.Sizes.Z, p.Sizes.Z).ToArray();

    private static IEnumerable<Cube> Simpler(Cube p)
    {
        (int x, int y, int z) = p.Sizes;
        if (Cut(p, (Math.Max(1, x - 1), y, z)) is { } fewerX)
        {
            yield return fewerX;
        }
        if (Cut(p, (x, Math.Max(1, y - 1), z)) is { } fewerY)
        {
            yield return fewerY;
        }
        if (Cut(p, (x, y, Math.Max(1, z - 1))) is { } fewerZ)
        {
            yield return fewerZ;
        }
        foreach (Distribution simpler in Distributions.Simpler(p.Cells, p.Cells.Count))
        {
            yield return p with { Cells = simpler };
        }
    }

    // Without the last value of a variable, where mass remains.
    private static Cube? Cut(Cube p, (int X, int Y, int Z) sizes)
    {
        double[] weights = new double[sizes.X * sizes.Y * sizes.Z];
        for (int i = 0; i < weights.Length; i++)
        {
            (int x, int y, int z) = (i / (sizes.Y * sizes.Z), i / sizes.Z % sizes.Y, i % sizes.Z);
            weights[i] = p.Cells.Weights[(x * p.Sizes.Y + y) * p.Sizes.Z + z];
        }
        return sizes != p.Sizes && weights.Any(w => w > 0) ? new(sizes, new Distribution(weights)) : null;
    }
}
