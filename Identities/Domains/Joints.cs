using Verification.Identities.Distributions;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Joint distributions that find trouble: independent, deterministic, nearly so, with zeros and tiny masses.</summary>
public static class Joints
{
    // Whole numbers whose products are exact.
    private const int LargestFactor = 1 << 20;

    /// <summary>Joint distributions of 1 to <paramref name="most"/> rows and columns.</summary>
    public static Domain<Joint> UpTo(int most) => new()
    {
        Description = $"joint distributions of up to {most} × {most} outcomes",
        Draw = random => random.Below(32) == 0 ? Draw(random, most, most) : Draw(random, 1 + random.Below(most), 1 + random.Below(most)),
        Shrink = Simpler,
        Show = p => "P = " + p,
        Edges =
        [
            new("a single cell", p => p.Weights.Length == 1), new("the largest", p => p.Rows == most && p.Columns == most),
            new("one row", p => p.Rows == 1 && p.Columns > 1), new("one column", p => p.Rows > 1 && p.Columns == 1),
            new("a zero", p => p.Weights.Contains(0)), new("a row without mass", p => Enumerable.Range(0, p.Rows).Any(x => Row(p, x).IndexOfAnyExcept(0) < 0)),
            new("independent", p => p.Rows > 1 && p.Columns > 1 && IsIndependent(p)),
            new("deterministic", p => p.Columns > 1 && Enumerable.Range(0, p.Rows).All(x => Row(p, x).ToArray().Count(w => w > 0) == 1)),
            new("a subnormal weight", p => p.Weights.ToArray().Any(double.IsSubnormal)),
        ],
    };

    /// <summary>Products of two distributions, exactly.</summary>
    public static Domain<Joint> Independent(int most) => new()
    {
        Description = $"products of marginals of up to {most} × {most} outcomes",
        Draw = random => random.Below(32) == 0 ? Product(random, most, most) : Product(random, 1 + random.Below(most), 1 + random.Below(most)),
        Shrink = p => Simpler(p).Where(IsIndependent),
        Show = p => "P = " + p,
        Edges = [new("a single cell", p => p.Weights.Length == 1), new("a zero", p => p.Weights.Contains(0)), new("the largest", p => p.Rows == most && p.Columns == most)],
    };

    /// <summary>A joint distribution of that many rows and columns.</summary>
    public static Joint Draw(Xoshiro random, int rows, int columns)
    {
        switch (random.Below(10))
        {
            case 0:
                return Product(random, rows, columns);
            case 1: // y is a function of x
                return Deterministic(random, rows, columns, 0);
            case 2: // and nearly so
                return Deterministic(random, rows, columns, Math.ScaleB(1, -random.Below(80)));
            case 3: // nearly independent
                Joint product = Product(random, rows, columns);
                double[] weights = product.Weights.ToArray();
                for (int i = 0; i < weights.Length; i++)
                {
                    weights[i] *= 1 + (random.Below(9) - 4) * Math.ScaleB(1, -3 - random.Below(49)); // at least half, so that some mass is left
                }
                return new(rows, weights);
            default:
                return new(rows, Distributions.Draw(random, rows * columns));
        }
    }

    private static Joint Product(Xoshiro random, int rows, int columns)
    {
        double[] px = Factors(random, rows), py = Factors(random, columns), weights = new double[rows * columns];
        for (int x = 0; x < rows; x++)
        {
            for (int y = 0; y < columns; y++)
            {
                weights[x * columns + y] = px[x] * py[y];
            }
        }
        return new(rows, weights);
    }

    private static double[] Factors(Xoshiro random, int count)
    {
        double[] factors = new double[count];
        int least = random.Below(2);
        for (int i = 0; i < count; i++)
        {
            factors[i] = least + random.Below(random.Below(2) == 0 ? 3 : LargestFactor);
        }
        factors[random.Below(count)] += 1; // not all zero
        return factors;
    }

    private static Joint Deterministic(Xoshiro random, int rows, int columns, double elsewhere)
    {
        double[] weights = new double[rows * columns];
        for (int x = 0; x < rows; x++)
        {
            double mass = 1 + random.Below(LargestFactor);
            int y = random.Below(columns);
            for (int other = 0; other < columns; other++)
            {
                weights[x * columns + other] = other == y ? mass : elsewhere * random.Uniform();
            }
        }
        return new(rows, weights);
    }

    private static ReadOnlySpan<double> Row(Joint p, int x) => p.Weights.Slice(x * p.Columns, p.Columns);

    // Every two-by-two minor is zero; of whole numbers below 2⁵³ the products are compared exactly.
    private static bool IsIndependent(Joint p)
    {
        int columns = p.Columns;
        for (int x = 1; x < p.Rows; x++)
        {
            for (int y = 1; y < columns; y++)
            {
                if (Math.BigMul((long)p.Weights[0], (long)p.Weights[x * columns + y]) != Math.BigMul((long)p.Weights[y], (long)p.Weights[x * columns]))
                {
                    return false;
                }
            }
        }
        foreach (double w in p.Weights)
        {
            if (w != Math.Floor(w) || w >= 1L << 53)
            {
                return false;
            }
        }
        return p.Weights[0] > 0;
    }

    /// <summary>Fewer rows, fewer columns, then simpler weights.</summary>
    internal static IEnumerable<Joint> Simpler(Joint p)
    {
        double[] weights = p.Weights.ToArray();
        int columns = p.Columns;
        for (int x = 0; x < p.Rows && p.Rows > 1; x++)
        {
            int row = x;
            if (Made(p.Rows - 1, [.. weights.Where((_, i) => i / columns != row)]) is { } fewer)
            {
                yield return fewer;
            }
        }
        for (int y = 0; y < columns && columns > 1; y++)
        {
            int column = y;
            if (Made(p.Rows, [.. weights.Where((_, i) => i % columns != column)]) is { } fewer)
            {
                yield return fewer;
            }
        }
        foreach (double[] simpler in Vectors.Simpler(weights, weights.Length, Reals.Simpler))
        {
            if (Made(p.Rows, simpler) is { } made)
            {
                yield return made;
            }
        }
    }

    private static Joint? Made(int rows, double[] weights) => weights.Any(w => w > 0) && weights.All(w => w >= 0) ? new(rows, weights) : null;
}
