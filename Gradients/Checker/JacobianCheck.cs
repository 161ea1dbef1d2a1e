using System.Diagnostics;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;

namespace Verification.Gradients;

/// <summary>Compares a black box's pullback with differences of its forward function.</summary>
/// <remarks>
/// The pullback's Jacobian is recovered a group of outputs at a time, the differences are taken a group of inputs at a time, and every entry of the one is
/// compared with the other under the bound that the differences estimate. What exceeds its bound is looked at again, alone, with other steps and with the
/// pullback's own rounding measured, before it is called wrong.
/// </remarks>
internal sealed class JacobianCheck
{
    private const int MostExplained = 16;
    private const int MostAlone = 512;
    private readonly BlackBox box;
    private readonly GradientOptions options;
    private readonly double[] x, f0, scales, noise;
    private readonly Xoshiro random;
    private readonly EntryTally tally;
    private readonly Differences differences;
    private readonly List<string> misdeeds = [];
    private readonly long start = Stopwatch.GetTimestamp();

    public JacobianCheck(BlackBox box, double[] x, double[] f0, GradientOptions options)
    {
        (this.box, this.x, this.f0, this.options) = (box, x, f0, options);
        random = new Xoshiro(options.Seed);
        scales = Differences.Scales(x);
        tally = EntryTally.For(box, options);
        noise = ForwardNoise.Measure(box, x, random);
        differences = new(box, x, f0, noise);
    }

    /// <summary>What the report calls things.</summary>
    public GradientWords Words { get; init; } = new();

    /// <summary>Every entry of the Jacobian, or block by block where that is too dear.</summary>
    /// <param name="cotangent">ȳ, where only x̄ is looked at; null for the Jacobian.</param>
    public GradientReport Run(double[]? cotangent = null)
    {
        PullbackContract contract = new(box, x, f0, random);
        if (!contract.Holds(misdeeds))
        {
            return Reported("the contract of a pullback", [], 0);
        }
        if (Sparsity.Find(box, x, random) is { } pattern && pattern.Groups(box.Outputs) is { } groups && groups.Length <= options.MostDirections)
        {
            if (cotangent is null)
            {
                double[] jacobian = Recover(pattern);
                Each(groups, (group, found) => Compare(pattern, jacobian, group, found));
                contract.IsLinear(pattern, jacobian, tally.Resolution, new Confirmation(box, x, f0, scales, noise, tally.Resolution, random), misdeeds);
            }
            else
            {
                double[] gradient = new double[box.Inputs];
                box.Pullback(x, cotangent, gradient);
                Each(groups, (group, found) => Compare(pattern, cotangent, gradient, group, found));
            }
            return Reported($"differences, every entry in {groups.Length} directions", Confirmed(cotangent), 0);
        }
        BlockCheck blocks = new(box, x, f0, scales, noise, random, tally) { Cotangents = cotangent is null ? [] : [cotangent] };
        blocks.Run();
        return Reported($"differences, {BlockCheck.Partitions} partitions into {blocks.Blocks} blocks", Confirmed(cotangent), BlockCheck.Missed);
    }

    // Group by group; and where one does not fit, and the entries that seem wrong are right when looked at alone, coordinate by coordinate: an entry that the
    // pattern lacks falls on another one of its group.
    private void Each(int[][] groups, Action<int[], EntryTally> compare)
    {
        int alone = 0;
        foreach (int[] group in groups)
        {
            EntryTally found = tally.Fresh();
            compare(group, found);
            if (found.Suspected == 0 || group.Length == 1 || found.Suspects.DistinctBy(s => s.Input).Take(MostExplained).All(Explains))
            {
                tally.Add(found);
                continue;
            }
            foreach (int i in group)
            {
                if (alone++ < MostAlone)
                {
                    compare([i], tally);
                }
                else
                {
                    tally.Acquit(new(i, -1, double.NaN, double.NaN, double.PositiveInfinity));
                }
            }
        }

        bool Explains(GradientEntry suspect)
        {
            EntryTally single = tally.Fresh();
            compare([suspect.Input], single);
            return single.Suspects.Exists(s => s.Output == suspect.Output);
        }
    }

    // The pullback's Jacobian along the pattern's lists. Weights are powers of two of either sign: exact to divide by, and equal leaks do not cancel.
    private double[] Recover(Sparsity pattern)
    {
        double[] jacobian = new double[pattern.Reached.Length], cotangent = new double[box.Outputs], gradient = new double[box.Inputs];
        Sparsity transposed = pattern.Transposed(box.Outputs, out int[] places);
        foreach (int[] group in transposed.Groups(box.Inputs))
        {
            Array.Clear(cotangent);
            foreach (int j in group)
            {
                cotangent[j] = Math.ScaleB(random.Below(2) == 0 ? 1 : -1, random.Below(5) - 2);
            }
            if (!box.Pullback(x, cotangent, gradient))
            {
                misdeeds.Add(box.Misdeed);
                return jacobian;
            }
            foreach (int j in group)
            {
                int next = transposed.Starts[j];
                foreach (int i in transposed.Of(j))
                {
                    jacobian[places[next++]] = gradient[i] / cotangent[j];
                    gradient[i] = 0;
                }
            }
            if (Array.FindIndex(gradient, g => g != 0) is >= 0 and int leak)
            {
                // Somewhere in the group an output reaches an input that its own slices did not show: the differences decide who is right.
                foreach (int j in group)
                {
                    tally.Suspects.Add(new(leak, j, double.NaN, double.NaN, 0));
                }
            }
        }
        return jacobian;
    }

    // Of different sizes: with equal ones, two entries that are exchanged would look as if they were not.
    private double[] Steps(int[] group) => Array.ConvertAll(group, i => scales[i] * random.Signed(0.5, 1));

    private void Compare(Sparsity pattern, double[] jacobian, int[] group, EntryTally found)
    {
        double[] steps = Steps(group);
        differences.Along(group, steps, tally.Resolution);
        bool[] attributed = new bool[box.Outputs];
        Lazy<bool[]> far = new(() => ChangesFar(group));
        for (int g = 0; g < group.Length; g++)
        {
            int i = group[g];
            ReadOnlySpan<int> reached = pattern.Of(i);
            double scale = 1 / steps[g], greatest = 0;
            foreach (int j in reached)
            {
                greatest = differences.Bound[j] < double.PositiveInfinity ? Math.Max(greatest, Math.Abs(differences.Value[j] * scale)) : greatest;
            }
            for (int k = 0; k < reached.Length; k++)
            {
                int j = reached[k];
                attributed[j] = true;
                double pulled = jacobian[pattern.Starts[i] + k], unseen = pulled != 0 && differences.IsFrozen(j) ? differences.Absorbed(j) : 0;
                GradientEntry entry = new(i, j, pulled, differences.Value[j] * scale, Math.Max(unseen, differences.Bound[j]) * Math.Abs(scale));
                if (!found.TryDecide(entry, greatest))
                {
                    found.Count(entry, greatest, differences.Changed(j), far.Value[j]);
                }
            }
        }
        for (int j = 0; j < attributed.Length; j++)
        {
            if (!attributed[j] && IsUnmoved(group, steps, j, far, found))
            {
                found.CountZeros(group.Length);
            }
        }
    }

    // No entry of the pattern predicts a change of this output. Whether there is none.
    private bool IsUnmoved(int[] group, double[] steps, int j, Lazy<bool[]> far, EntryTally found)
    {
        double slope = differences.Value[j], bound = differences.Bound[j];
        if (differences.Changed(j) && Math.Abs(slope) > bound)
        {
            found.Suspect(new(group[0], j, 0, slope / steps[0], bound / Math.Abs(steps[0])));
        }
        else if (differences.Changed(j) && !found.Resolves(bound, 0, 0))
        {
            found.Acquit(new(group[0], j, 0, slope / steps[0], bound / Math.Abs(steps[0])));
        }
        else if (!differences.Changed(j) && noise[j] > 0 && far.Value[j])
        {
            found.Count(new(group[0], j, 0, 0, differences.Bound[j]), 0, changed: false, changesFar: true);
        }
        else
        {
            return true;
        }
        return false;
    }

    private void Compare(Sparsity pattern, double[] cotangent, double[] gradient, int[] group, EntryTally found)
    {
        double[] steps = Steps(group);
        differences.Along(group, steps, tally.Resolution);
        Lazy<bool[]> far = new(() => ChangesFar(group));
        bool[] attributed = new bool[box.Outputs];
        for (int g = 0; g < group.Length; g++)
        {
            (double sum, double bound, double magnitude, bool changed) = (0, 0, 0, false);
            int[] reached = pattern.Of(group[g]).ToArray();
            foreach (int j in reached)
            {
                attributed[j] = true;
                double term = cotangent[j] * differences.Value[j];
                double unseen = gradient[group[g]] != 0 && differences.IsFrozen(j) ? differences.Absorbed(j) : 0;
                (sum, bound, magnitude) = (sum + term, bound + Math.Abs(cotangent[j]) * Math.Max(unseen, differences.Bound[j]), magnitude + Math.Abs(term));
                changed |= differences.Changed(j);
            }
            bound += magnitude * reached.Length * Binary64.UnitRoundoff * 2;
            double scale = 1 / steps[g];
            GradientEntry entry = new(group[g], -1, gradient[group[g]], sum * scale, bound * Math.Abs(scale));
            if (!found.TryDecide(entry, magnitude * Math.Abs(scale)))
            {
                found.Count(entry, magnitude * Math.Abs(scale), changed, reached.Any(j => far.Value[j]));
            }
        }
        for (int j = 0; j < attributed.Length; j++)
        {
            _ = attributed[j] || IsUnmoved(group, steps, j, far, found);
        }
    }

    // Which outputs change, in any bit, when the group's inputs become quite different ones.
    private bool[] ChangesFar(int[] group)
    {
        double[] moved = [.. x], y = new double[box.Outputs];
        foreach (int i in group)
        {
            // Of either sign and moderate size: where functions that saturate do not.
            moved[i] = box.Round(random.Signed(0.25, 2));
        }
        box.Forward(moved, y);
        bool[] changes = new bool[box.Outputs];
        for (int j = 0; j < y.Length; j++)
        {
            changes[j] = !y[j].Equals(f0[j]);
        }
        return changes;
    }

    private List<GradientEntry> Confirmed(double[]? cotangent = null)
    {
        Confirmation confirmation = new(box, x, f0, scales, noise, tally.Resolution, random);
        List<GradientEntry> refuted = [];
        foreach (GradientEntry suspect in tally.Suspects.DistinctBy(s => (s.Input, s.Output)).OrderByDescending(s => s.Rank).Take(512))
        {
            GradientEntry again = confirmation.Look(suspect.Input, suspect.Output, suspect.Output < 0 ? cotangent : null);
            if (!(again.Gap <= again.Bound) && double.IsFinite(again.Bound))
            {
                refuted.Add(again);
            }
            else if (!tally.TryDecide(again, again.Magnitude))
            {
                tally.Acquit(again);
            }
        }
        return refuted;
    }

    private GradientReport Reported(string method, List<GradientEntry> refuted, double missed)
    {
        if (box.Misdeed.Length > 0 && !misdeeds.Contains(box.Misdeed))
        {
            misdeeds.Add(box.Misdeed);
        }
        return tally.Report(options.Title, method, refuted) with
        {
            Misdeeds = misdeeds,
            Missed = missed,
            Evaluations = box.Evaluations,
            Pullbacks = box.Pullbacks,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Point = new(x, box.InputShapes, box.OutputShapes, options.Names),
            Diagnosis = Diagnosis.Of(refuted, box.InputShapes, box.OutputShapes, Words.Left),
            Words = Words,
        };
    }
}
