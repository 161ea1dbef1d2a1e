using Verification.Identities.Distributions;
using Verification.Identities.Variational;
using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Domains;

/// <summary>Observations of discrete latent-variable models: approximate posteriors that are exact, nearly exact, one-hot, too wide.</summary>
public static class Observations
{
    // A quotient of masses that is subnormal has lost its digits in every format, and its logarithm, which Q̃ does not weigh down, with them.
    private const double Least = 1e-200;

    /// <summary>Models of up to <paramref name="most"/> latent and observed values.</summary>
    public static Domain<Observation> UpTo(int most) => new()
    {
        Description = $"joint distributions Q(z,y) of up to {most} × {most} outcomes, an observed y of positive mass, and any Q̃(z|y); masses 0 or above 1e-200 of the largest",
        Draw = random => Draw(random, most),
        Shrink = Simpler,
        Show = o => o.ToString(),
        Edges =
        [
            new("one latent value", o => o.Model.Rows == 1 && o.Model.Columns > 1), new("the most latent values", o => o.Model.Rows == most),
            new("one observable value", o => o.Model.Columns == 1 && o.Model.Rows > 1), new("the posterior", o => o.Model.Rows > 1 && IsPosterior(o)),
            new("Q̃ has mass where the posterior has none", o => Any(o, (q, p) => q > 0 && p == 0)),
            new("Q̃ has none where the posterior has mass", o => Any(o, (q, p) => q == 0 && p > 0)),
            new("a ratio beyond 1e100", o => o.Model.Weights.ToArray().Max() > 1e100 * o.Model.Weights.ToArray().Where(w => w > 0).Min()),
        ],
    };

    /// <summary>The same observations, Q̃ limited to what is allowed: where it is not, the posterior takes its place.</summary>
    public static Domain<Observation> Where(Domain<Observation> all, string condition, Func<Observation, bool> allowed)
    {
        Observation Limited(Observation o) => allowed(o) ? o : o with { Approximate = new(Column(o.Model, o.Observed)) };
        return new()
        {
            Description = $"{all.Description}, where {condition}",
            Draw = random => Limited(all.Draw(random)),
            Shrink = o => all.Shrink(o).Where(allowed),
            Show = all.Show,
            Edges = [.. all.Edges.Where(e => !e.Name.StartsWith("Q̃ has mass", StringComparison.Ordinal))],
        };
    }

    private static Observation Draw(Xoshiro random, int most)
    {
        Joint model = Without(Joints.Draw(random, 1 + random.Below(most), 1 + random.Below(most)));
        int y = random.Below(model.Columns);
        while (Column(model, y).All(w => w == 0))
        {
            y = (y + 1) % model.Columns;
        }
        double[] posterior = Column(model, y);
        return new(model, y, random.Below(4) switch
        {
            0 => new Distribution(posterior),
            1 => new Distribution([.. posterior.Select(w => w * (1 + (random.Below(9) - 4) * Math.ScaleB(1, -3 - random.Below(49))))]),
            _ => new Distribution(Without(Distributions.Draw(random, model.Rows).Weights)),
        });
    }

    /// <summary>The same without weights that are next to nothing.</summary>
    internal static Joint Without(Joint p) => new(p.Rows, Without(p.Weights));

    /// <summary>The same without weights that are next to nothing.</summary>
    internal static double[] Without(ReadOnlySpan<double> weights, double least = Least)
    {
        double[] kept = weights.ToArray();
        double lowest = kept.Max() * least;
        return [.. kept.Select(w => w <= lowest ? 0 : w)];
    }

    private static IEnumerable<Observation> Simpler(Observation o)
    {
        int columns = o.Model.Columns;
        double[] weights = o.Model.Weights.ToArray(), q = o.Approximate.Weights.ToArray();
        for (int z = 0; z < o.Model.Rows && o.Model.Rows > 1; z++)
        {
            int row = z;
            if (Made(o.Model.Rows - 1, [.. weights.Where((_, i) => i / columns != row)], o.Observed, [.. q.Where((_, i) => i != row)]) is { } fewer)
            {
                yield return fewer;
            }
        }
        for (int y = 0; y < columns; y++)
        {
            int column = y;
            if (y != o.Observed && Made(o.Model.Rows, [.. weights.Where((_, i) => i % columns != column)], o.Observed - (y < o.Observed ? 1 : 0), q) is { } fewer)
            {
                yield return fewer;
            }
        }
        foreach (double[] simpler in Vectors.Simpler(q, q.Length, Reals.Simpler))
        {
            if (Made(o.Model.Rows, weights, o.Observed, simpler) is { } made)
            {
                yield return made;
            }
        }
        foreach (double[] simpler in Vectors.Simpler(weights, weights.Length, Reals.Simpler))
        {
            if (Made(o.Model.Rows, simpler, o.Observed, q) is { } made)
            {
                yield return made;
            }
        }
    }

    private static Observation? Made(int rows, double[] weights, int y, double[] q)
    {
        int columns = weights.Length / rows;
        return q.Any(w => w > 0) && q.All(w => w >= 0) && weights.All(w => w >= 0) && weights.Where((_, i) => i % columns == y).Any(w => w > 0)
            ? new(new Joint(rows, weights), y, new Distribution(q)) : null;
    }

    private static double[] Column(Joint p, int y) => [.. p.Weights.ToArray().Where((_, i) => i % p.Columns == y)];

    private static bool IsPosterior(Observation o) => o.Approximate.Weights.SequenceEqual(Column(o.Model, o.Observed));

    private static bool Any(Observation o, Func<double, double, bool> holds) => o.Approximate.Weights.ToArray().Zip(Column(o.Model, o.Observed)).Any(x => holds(x.First, x.Second));
}
