using System.Diagnostics;
using Verification.Properties.Cases;

namespace Verification.Gradients;

/// <summary>Whether a field x ↦ x̄ is one of gradients: ∂x̄ᵢ/∂xₖ = ∂x̄ₖ/∂xᵢ, by differences of the field alone.</summary>
/// <remarks>
/// Method: the field is differentiated along every coordinate, and each pair of entries compared; both have the bounds of their differences, and what their
/// difference exceeds is looked at again, alone, with other steps. With more coordinates than directions may be tried, see <see cref="SymmetryBlocks"/>.<br/>
/// A pair is decided where its bound is within the resolution of the largest entry of its two columns. A pair of which neither changes, to the last bit,
/// is symmetric as far as rounding hides it: that much is then the error unseen. Where the field jumps, or has a kink, nothing is known.<br/>
/// It takes no value of the function: what the forward pass left behind in one factor and not in the other shows here though x̄ itself is right.
/// What is symmetric and wrong does not show.
/// </remarks>
internal sealed class SymmetryCheck
{
    // As the look again at a first derivative: the noise is known to within some factor only.
    private const double Caution = 8;

    private readonly BlackBox field;
    private readonly int inputs;
    private readonly double[] point, value, scales, noise;
    private readonly GradientOptions options;
    private readonly Xoshiro random;
    private readonly EntryTally tally;
    private readonly long start = Stopwatch.GetTimestamp();

    /// <summary>The field at a point.</summary>
    /// <param name="field">x̄ as a function of x and, if need be, of what stays as it is.</param>
    /// <param name="inputs">How many numbers x has: the first ones.</param>
    /// <param name="point">Where.</param>
    /// <param name="value">x̄ there.</param>
    /// <param name="options">What to decide.</param>
    public SymmetryCheck(BlackBox field, int inputs, double[] point, double[] value, GradientOptions options)
    {
        (this.field, this.inputs, this.point, this.value, this.options) = (field, inputs, point, value, options);
        random = new Xoshiro(options.Seed);
        scales = Differences.Scales(point);
        tally = EntryTally.For(field, options);
        noise = ForwardNoise.Measure(field, point, random);
    }

    /// <summary>Checks all pairs, one by one or in blocks.</summary>
    public GradientReport Run()
    {
        if (inputs <= options.MostDirections)
        {
            Whole();
            return Reported($"differences of the pullback, every pair of {inputs} inputs", new() { Entries = "pairs of entries" }, 0);
        }
        SymmetryBlocks blocks = new(field, inputs, point, value, scales, noise, random, tally);
        blocks.Run();
        return Reported(
            $"differences of the pullback, {SymmetryBlocks.Partitions} partitions into {SymmetryBlocks.Blocks} blocks", new() { Entries = "pairs of blocks" }, SymmetryBlocks.Missed);
    }

    private void Whole()
    {
        double[] slopes = new double[inputs * inputs], bounds = new double[inputs * inputs], greatest = new double[inputs];
        bool[] still = new bool[inputs * inputs];
        Differences differences = new(field, point, value, noise);
        for (int k = 0; k < inputs; k++)
        {
            double step = scales[k] * random.Signed(0.5, 1);
            differences.Along([k], [step], tally.Resolution);
            for (int i = 0; i < inputs; i++)
            {
                int at = k * inputs + i;
                still[at] = differences.IsFrozen(i);
                slopes[at] = differences.Value[i] / step;
                bounds[at] = (still[at] ? Math.Max(differences.Bound[i], differences.Absorbed(i)) : differences.Bound[i]) / Math.Abs(step);
                greatest[k] = bounds[at] < double.PositiveInfinity ? Math.Max(greatest[k], Math.Abs(slopes[at])) : greatest[k];
            }
        }
        for (int k = 0; k < inputs; k++)
        {
            for (int i = k + 1; i < inputs; i++)
            {
                (int one, int other) = (k * inputs + i, i * inputs + k);
                tally.CountPair(new(k, i, slopes[one], slopes[other], bounds[one] + bounds[other]), Math.Max(greatest[k], greatest[i]), still[one] && still[other]);
            }
        }
    }

    // Once more, alone: of three series of differences with other steps the one that speaks least against the pair.
    private GradientEntry Look(Differences differences, int k, int i)
    {
        GradientEntry mildest = default;
        foreach (double factor in (ReadOnlySpan<double>)[1, 0.7, 0.2])
        {
            double step = factor * differences.FirstStep;
            ((double one, double bound), (double other, double otherBound)) = (Slope(differences, k, i, step), Slope(differences, i, k, step));
            GradientEntry entry = new(k, i, one, other, bound + otherBound);
            mildest = factor == 1 || !(entry.Ratio >= mildest.Ratio) ? entry : mildest;
        }
        return mildest;
    }

    private (double Value, double Bound) Slope(Differences differences, int input, int output, double step)
    {
        differences.Along([input], [scales[input]], tally.Resolution, step);
        double slope = differences.Value[output], bound = Math.Max(differences.Bound[output], differences.Absorbed(output)) + 2 * field.Roundoff * Math.Abs(slope);
        return (slope / scales[input], bound / scales[input]);
    }

    private GradientReport Reported(string method, GradientWords words, double missed)
    {
        Differences cautious = new(field, point, value, Array.ConvertAll(noise, n => Caution * n));
        List<GradientEntry> refuted = [];
        foreach (GradientEntry suspect in tally.Suspects.DistinctBy(s => (s.Input, s.Output)).OrderByDescending(s => s.Rank))
        {
            GradientEntry again = Look(cautious, suspect.Input, suspect.Output);
            if (!(again.Gap <= again.Bound) && double.IsFinite(again.Bound))
            {
                refuted.Add(again);
            }
            else
            {
                tally.Acquit(again);
            }
        }
        return tally.Report(options.Title, method, refuted) with
        {
            Misdeeds = field.Misdeed.Length > 0 ? [field.Misdeed] : [],
            Missed = missed,
            Pullbacks = field.Evaluations,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Point = new(point, field.InputShapes, field.OutputShapes, options.Names),
            Words = words with { Claim = "∂x̄ᵢ/∂xₖ = ∂x̄ₖ/∂xᵢ", Left = "one way", Right = "the other", Output = "x̄", Largest = "the largest of its two columns" },
        };
    }
}
