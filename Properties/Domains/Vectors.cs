using Verification.Properties.Cases;

namespace Verification.Properties.Domains;

/// <summary>Vectors of independent entries.</summary>
public static class Vectors
{
    /// <summary>Vectors of <paramref name="least"/> to <paramref name="most"/> entries; one in eight repeats one entry, one in eight has neighbours that are nearly equal.</summary>
    public static Domain<double[]> Of(Domain<double> entries, int least, int most) => new()
    {
        Description = $"vectors of {least} to {most} {entries.Description}",
        Draw = random => Draw(random, entries, least + random.Below(most - least + 1)),
        Shrink = x => Simpler(x, least, entries.Shrink),
        Show = Show,
        Edges =
        [
            new("the shortest", x => x.Length == least), new("the longest", x => x.Length == most),
            new("all entries equal", x => x.Length > 1 && x.AsSpan().IndexOfAnyExcept(x[0]) < 0),
            .. entries.Edges.Select(e => new Edge<double[]>($"an entry: {e.Name}", x => x.Any(e.Is))),
        ],
    };

    /// <summary>Logits: scores for a softmax of any size from −10⁴ to 10⁴, ties and far-apart scores included.</summary>
    public static Domain<double[]> Logits(int least, int most, double largest = 1e4) => Of(Reals.Between(-largest, largest), least, most);

    /// <summary>Fewer entries, then simpler ones.</summary>
    public static IEnumerable<double[]> Simpler(double[] x, int least, Func<double, IEnumerable<double>> entry)
    {
        if (x.Length > least)
        {
            int half = Math.Max(least, x.Length / 2);
            yield return x[..half];
            yield return x[^half..];
            for (int i = 0; i < x.Length; i++)
            {
                yield return [.. x[..i], .. x[(i + 1)..]];
            }
        }
        for (int i = 0; i < x.Length; i++)
        {
            foreach (double simpler in entry(x[i]))
            {
                double[] replaced = [.. x];
                replaced[i] = simpler;
                yield return replaced;
            }
        }
    }

    /// <summary>All entries in full up to 24; longer vectors by their first and their number.</summary>
    public static string Show(double[] x) => x.Length <= 24 ? $"[{string.Join(", ", x.Select(Reals.Show))}]"
        : $"[{string.Join(", ", x.Take(16).Select(Reals.Show))}, … ({x.Length} entries)]";

    private static double[] Draw(Xoshiro random, Domain<double> entries, int length)
    {
        double[] x = new double[length];
        int kind = random.Below(8);
        for (int i = 0; i < length; i++)
        {
            double drawn = entries.Draw(random);
            x[i] = i == 0 || kind > 1 ? drawn : kind == 0 ? x[0] : Towards(x[i - 1], drawn);
        }
        return x;
    }

    // The next double on the way to another entry of the domain, so inside it where the domain is an interval.
    private static double Towards(double x, double end) => x < end ? Math.BitIncrement(x) : x > end ? Math.BitDecrement(x) : x;
}
