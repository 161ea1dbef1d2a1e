using Verification.Properties.Cases;

namespace Verification.Gradients;

/// <summary>A second, independent look at one entry that seems wrong: alone, with other steps, the pullback's own rounding measured.</summary>
/// <remarks>
/// Three series of differences with steps of different size, and of those the one that speaks least against the entry, the noise taken eight times. To
/// the bound comes what the largest numbers about absorb (a slope that small may be frozen in the last place of an intermediate result), and eight times the
/// spread of the pullback under cotangents scaled by powers of two and their neighbours, and at points one rounding away, which leave the exact value
/// (but for its own conditioning) as it is.
/// </remarks>
internal sealed class Confirmation
{
    // Eight points tell the size of rounding errors to within some factor only; whoever calls an entry wrong leaves room for it.
    private const double Caution = 8;

    private readonly BlackBox box;
    private readonly double[] x, scales;
    private readonly double resolution;
    private readonly Xoshiro random;
    private readonly Differences differences;

    public Confirmation(BlackBox box, double[] x, double[] f0, double[] scales, double[] noise, double resolution, Xoshiro random)
    {
        (this.box, this.x, this.scales, this.resolution, this.random) = (box, x, scales, resolution, random);
        differences = new(box, x, f0, Array.ConvertAll(noise, n => Caution * n));
    }

    /// <summary>The entry again.</summary>
    /// <param name="input">The input.</param>
    /// <param name="output">The output; −1 for the sum weighted by a cotangent.</param>
    /// <param name="cotangent">The weights, where output is −1.</param>
    public GradientEntry Look(int input, int output, double[]? cotangent)
    {
        double[] seed = cotangent ?? new double[box.Outputs];
        if (cotangent is null)
        {
            seed[output] = 1;
        }
        (double value, double spread) = Pulled(input, seed);
        GradientEntry mildest = default;
        foreach (double step in (ReadOnlySpan<double>)[1, 0.7, 0.2])
        {
            (double slope, double bound) = Difference(input, seed, step * differences.FirstStep);
            GradientEntry entry = new(input, output, value, slope, bound + 8 * spread);
            mildest = step == 1 || !(entry.Ratio >= mildest.Ratio) ? entry : mildest;
        }
        return mildest;
    }

    private (double Value, double Bound) Difference(int input, double[] seed, double step)
    {
        differences.Along([input], [scales[input]], resolution, step);
        (double sum, double bound) = (0, 0);
        for (int j = 0; j < seed.Length; j++)
        {
            if (seed[j] != 0)
            {
                double own = Math.Max(differences.Bound[j], differences.Absorbed(j));
                (sum, bound) = (sum + seed[j] * differences.Value[j], bound + Math.Abs(seed[j]) * (own + 2 * box.Roundoff * Math.Abs(differences.Value[j])));
            }
        }
        return (sum / scales[input], bound / scales[input]);
    }

    /// <summary>One entry of x̄, and how far rounding inside the pullback moves it.</summary>
    public (double Value, double Spread) Pulled(int input, double[] seed)
    {
        double[] gradient = new double[box.Inputs];
        box.Pullback(x, seed, gradient);
        double value = gradient[input], spread = box.Roundoff * Math.Abs(value);
        for (int trial = 0; trial < 6; trial++)
        {
            double factor = trial < 3 ? 1 + Math.ScaleB(1 + random.Below(7), -4) : 1;
            double[] at = trial < 3 ? x : [.. x.Select(v => box.Round(v * (1 + (random.Below(5) - 2) * 2 * box.Roundoff)))];
            double[] scaled = [.. seed.Select(s => box.Round(s * factor))];
            box.Pullback(at, scaled, gradient);
            double again = gradient[input] / factor;
            spread = Math.Max(spread, Math.Abs(again - value));
        }
        return (value, double.IsNaN(value) ? 0 : spread);
    }
}
