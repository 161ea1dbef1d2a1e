using System.Globalization;
using Verification.Properties.Cases;

namespace Verification.Properties.Domains;

/// <summary>Reals biased to where arithmetic goes wrong.</summary>
public static class Reals
{
    /// <summary>Reals of [low, high]: half of them uniform, the others at the ends, at zeros, small integers, powers of two and their neighbours, or of any magnitude.</summary>
    /// <exception cref="ArgumentException">The interval is empty or not finite.</exception>
    public static Domain<double> Between(double low, double high)
    {
        if (!(low <= high) || !double.IsFinite(high - low))
        {
            throw new ArgumentException($"the interval is [{low}, {high}]: need finite ends, the lower first");
        }
        bool Inside(double x) => x >= low && x <= high;
        List<Edge<double>> edges = [];
        if (Inside(0))
        {
            edges.Add(new("zero", x => x == 0));
        }
        edges.Add(new($"the least, {Show(low)}", x => x == low));
        edges.Add(new($"the greatest, {Show(high)}", x => x == high));
        return new()
        {
            Description = $"reals of [{Show(low)}, {Show(high)}]",
            Draw = random => Draw(random, low, high),
            Shrink = x => Simpler(x).Where(Inside),
            Show = Show,
            Edges = edges,
        };
    }

    /// <summary>A real of the interval, biased as <see cref="Between"/> says.</summary>
    public static double Draw(Xoshiro random, double low, double high)
    {
        double uniform = Math.Clamp(random.Uniform(low, high), low, high);
        double drawn = random.Below(16) switch
        {
            0 => low,
            1 => high,
            2 => 0,
            3 => random.Below(17) - 8,
            4 => Near(Math.ScaleB(random.Below(2) == 0 ? 1 : -1, random.Below(41) - 20), random),
            5 or 6 or 7 => uniform * Math.ScaleB(1, -random.Below(random.Below(2) == 0 ? 60 : 1070)),
            _ => uniform,
        };
        return drawn >= low && drawn <= high ? drawn : uniform;
    }

    /// <summary>Reals simpler than this one: 0, then whole numbers, then fewer digits.</summary>
    public static IEnumerable<double> Simpler(double x)
    {
        if (x == 0 || double.IsNaN(x))
        {
            yield break;
        }
        yield return 0;
        if (x < 0)
        {
            yield return -x;
        }
        double size = Math.Abs(x);
        if (size != 1 && size != Math.Truncate(size) || size > 1)
        {
            yield return Math.Sign(x);
        }
        for (int digits = 1; digits <= 16; digits *= 2)
        {
            double rounded = double.Parse(x.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (Complexity(rounded).CompareTo(Complexity(x)) < 0)
            {
                yield return rounded;
            }
        }
        double halved = Math.Truncate(x / 2);
        if (halved != 0 && Complexity(halved).CompareTo(Complexity(x)) < 0)
        {
            yield return halved;
        }
    }

    /// <summary>All the digits that tell a double from its neighbours.</summary>
    public static string Show(double x) => x.ToString("R", CultureInfo.InvariantCulture);

    // The length of its shortest decimal, then its size: what shrinking makes smaller.
    private static (int, double) Complexity(double x) => (Show(x).Length, Math.Abs(x));

    private static double Near(double x, Xoshiro random) => random.Below(3) switch
    {
        0 => Math.BitDecrement(x),
        1 => Math.BitIncrement(x),
        _ => x,
    };
}
