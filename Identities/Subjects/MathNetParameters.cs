using Verification.Properties.Cases;
using Verification.Properties.Domains;

namespace Verification.Identities.Subjects;

/// <summary>The parameters at which MathNet.Numerics' entropies are judged; each is made simpler by itself, inside its own interval.</summary>
internal static class MathNetParameters
{
    /// <summary>One or more parameters, each of its own kind.</summary>
    public static Domain<double[]> Of(params Parameter[] kinds) => new()
    {
        Description = "parameters " + string.Join("; ", kinds.Select(k => k.Description)),
        Draw = random => [.. kinds.Select(k => k.Draw(random))],
        Shrink = x => Vectors.Simpler(x, x.Length, Reals.Simpler).Where(simpler => simpler.Length == kinds.Length && kinds.Zip(simpler).All(k => k.First.Contains(k.Second))),
        Show = Vectors.Show,
    };

    /// <summary>Any magnitude, evenly in the logarithm; every fourth one is a whole number if it can be.</summary>
    public static Parameter Magnitude(double low, double high) => new($"{Reals.Show(low)} to {Reals.Show(high)}", r =>
    {
        double drawn = Math.Pow(10, r.Uniform(Math.Log10(low), Math.Log10(high)));
        return Math.Clamp(r.Below(4) == 0 && drawn >= 1 ? Math.Round(drawn) : drawn, low, high);
    }, x => x >= low && x <= high);

    /// <summary>Evenly from an interval.</summary>
    public static Parameter Even(double low, double high) => new($"{Reals.Show(low)} to {Reals.Show(high)}", r => r.Uniform(low, high), x => x >= low && x <= high);

    /// <summary>A whole number of 1 … most, evenly.</summary>
    public static Parameter Whole(int most) => new($"1 to {most}, whole", r => 1 + r.Below(most), x => x >= 1 && x <= most && x == Math.Truncate(x));

    /// <summary>A probability, neither 0 nor 1, every fourth one 2⁻ᵏ.</summary>
    public static Parameter Inside => new("0 < p < 1", r => r.Below(4) == 0 ? Math.ScaleB(1, -1 - r.Below(60)) : Math.Max(r.Uniform(), 1e-9), x => x > 0 && x < 1);

    /// <summary>A probability, 0 and 1 often.</summary>
    public static Parameter Probability => new("0 ≤ p ≤ 1", r => r.Below(4) switch { 0 => 0, 1 => 1, _ => Math.Max(r.Uniform(), 1e-9) }, x => x >= 0 && x <= 1);

    /// <summary>10⁻⁶ to 10⁶.</summary>
    public static Parameter Scale => Magnitude(1e-6, 1e6);

    /// <summary>A kind of parameter.</summary>
    /// <param name="Description">Its interval.</param>
    /// <param name="Draw">One of them.</param>
    /// <param name="Contains">Whether it is one of them.</param>
    internal sealed record Parameter(string Description, Func<Xoshiro, double> Draw, Func<double, bool> Contains);
}
