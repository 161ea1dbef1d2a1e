using Verification.Properties.Cases;
using Verification.Reference.Numbers;

namespace Verification.Gradients;

/// <summary>Checks a gradient of many coordinates block by block, where a direction for each is too dear.</summary>
/// <remarks>
/// Method: the coordinates are dealt to blocks at random, several times over; along the direction of a block, weighted by random signs and sizes, the
/// differences of ⟨ȳ, f⟩ must be ⟨x̄, d⟩. An error in one entry shows in every partition, at least at half its size. Errors in several entries of a
/// block can cancel: with weights of random sign the probability of that is at most ½ in each partition, independently.
/// </remarks>
internal sealed class BlockCheck(BlackBox box, double[] x, double[] f0, double[] scales, double[] noise, Xoshiro random, EntryTally tally)
{
    /// <summary>How often the coordinates are dealt anew.</summary>
    public const int Partitions = 8;

    private const int MostBlocks = 48;
    private const int FewOutputs = 4;
    private const int MostAlone = 256;

    // An entry is so much smaller than the slope along its block, or undecided.
    private const double Finer = 1e-4;

    /// <summary>The cotangents; each output's own, or random ones, if none are given.</summary>
    public IReadOnlyList<double[]> Cotangents { get; init; } = [];

    /// <summary>How many blocks a partition has.</summary>
    public int Blocks => Math.Min(MostBlocks, x.Length);

    /// <summary>The greatest probability that errors in several entries cancel in every partition.</summary>
    public static double Missed => Math.ScaleB(1, -Partitions);

    /// <summary>Checks all blocks of all partitions.</summary>
    public void Run()
    {
        double[][] cotangents = Cotangents.Count > 0 ? [.. Cotangents]
            : f0.Length <= FewOutputs ? [.. Enumerable.Range(0, f0.Length).Select(j => f0.Select((_, k) => k == j ? 1.0 : 0).ToArray())]
            : [.. Enumerable.Range(0, FewOutputs).Select(_ => f0.Select(_ => box.Round(random.Signed(0.5, 1))).ToArray())];
        double[][] gradients = [.. cotangents.Select(c => Pulled(c))];
        double[] greatest = [.. gradients.Select(g => g.Where(double.IsFinite).Aggregate(0.0, (most, v) => Math.Max(most, Math.Abs(v))))];
        double[][] bounds = [.. cotangents.Select(_ => Enumerable.Repeat(double.PositiveInfinity, x.Length).ToArray())];
        Differences differences = new(box, x, f0, noise);
        List<(int C, int[] Block)> suspicious = [];
        int[] order = [.. Enumerable.Range(0, x.Length)];
        for (int partition = 0; partition < Partitions; partition++)
        {
            random.Shuffle<int>(order);
            for (int b = 0; b < Blocks; b++)
            {
                int[] block = order[(int)((long)x.Length * b / Blocks)..(int)((long)x.Length * (b + 1) / Blocks)];
                double[] steps = [.. block.Select(i => scales[i] * random.Signed(0.5, 1) / Math.Sqrt(block.Length))];
                differences.Along(block, steps, tally.Resolution * Finer);
                for (int c = 0; c < cotangents.Length; c++)
                {
                    (double gap, double bound) = Gap(differences, cotangents[c], gradients[c], block, steps);
                    if (!(gap <= bound) && double.IsFinite(bound))
                    {
                        suspicious.Add((c, block));
                    }
                    for (int k = 0; k < block.Length; k++)
                    {
                        bounds[c][block[k]] = Math.Min(bounds[c][block[k]], (bound + (gap <= bound ? gap : 0)) / Math.Abs(steps[k]));
                    }
                }
            }
        }
        Alone(cotangents, gradients, greatest, bounds, differences);
        for (int c = 0; c < cotangents.Length; c++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                tally.Count(new(i, Output(cotangents[c]), gradients[c][i], gradients[c][i], bounds[c][i]), greatest[c], changed: true, changesFar: true);
            }
        }
        Locate(suspicious, cotangents, gradients, differences);
    }

    private double[] Pulled(double[] cotangent)
    {
        double[] gradient = new double[x.Length];
        box.Pullback(x, cotangent, gradient);
        return gradient;
    }

    private static (double Gap, double Bound) Gap(Differences differences, double[] cotangent, double[] gradient, int[] block, double[] steps)
    {
        (double left, double bound, double right, double magnitude) = (0, 0, 0, 0);
        for (int j = 0; j < cotangent.Length; j++)
        {
            if (cotangent[j] != 0)
            {
                double term = cotangent[j] * differences.Value[j];
                (left, bound, magnitude) = (left + term, bound + Math.Abs(cotangent[j]) * differences.Bound[j], magnitude + Math.Abs(term));
            }
        }
        bound += 2 * Binary64.UnitRoundoff * cotangent.Length * magnitude;
        magnitude = 0;
        for (int k = 0; k < block.Length; k++)
        {
            double term = gradient[block[k]] * steps[k];
            (right, magnitude) = (right + term, magnitude + Math.Abs(term));
        }
        return (Math.Abs(left - right), bound + 2 * Binary64.UnitRoundoff * (block.Length + 2) * magnitude);
    }

    // Entries that are small beside the others of their blocks, as far as there are few of them: each by itself.
    private void Alone(double[][] cotangents, double[][] gradients, double[] greatest, double[][] bounds, Differences differences)
    {
        int[] small = [.. Enumerable.Range(0, x.Length).Where(i => Enumerable.Range(0, cotangents.Length).Any(c => !tally.Resolves(bounds[c][i], Math.Abs(gradients[c][i]), greatest[c])))];
        foreach (int i in small.Take(MostAlone))
        {
            differences.Along([i], [scales[i]], tally.Resolution * Finer);
            for (int c = 0; c < cotangents.Length; c++)
            {
                (double gap, double bound) = Gap(differences, cotangents[c], gradients[c], [i], [scales[i]]);
                if (gap <= bound)
                {
                    bounds[c][i] = Math.Min(bounds[c][i], (bound + gap) / scales[i]);
                }
            }
        }
    }

    // One coordinate at a time in the blocks that do not fit, until wrong entries are found.
    private void Locate(List<(int C, int[] Block)> suspicious, double[][] cotangents, double[][] gradients, Differences differences)
    {
        foreach ((int c, int[] block) in suspicious.Take(3))
        {
            foreach (int i in block)
            {
                differences.Along([i], [scales[i]], tally.Resolution);
                (double gap, double bound) = Gap(differences, cotangents[c], gradients[c], [i], [scales[i]]);
                if (!(gap <= bound) && double.IsFinite(bound))
                {
                    tally.Suspects.Add(new(i, Output(cotangents[c]), gradients[c][i], gradients[c][i] + gap / scales[i], bound / scales[i]));
                }
            }
        }
        if (suspicious.Count > 0 && tally.Suspects.Count == 0)
        {
            tally.Acquit(new(suspicious[0].Block[0], Output(cotangents[suspicious[0].C]), 0, 0, double.PositiveInfinity));
        }
    }

    // Which output a cotangent picks out; −1 for several.
    private static int Output(double[] cotangent) => cotangent.Count(c => c != 0) == 1 && cotangent.Max() == 1 ? Array.IndexOf(cotangent, 1.0) : -1;
}
