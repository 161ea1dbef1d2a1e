using System.Diagnostics;
using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Cases;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>Compares a layer's pullback with the derivative of its forward pass that a tape finds, both with proven rounding bounds.</summary>
/// <remarks>
/// No step, no difference: x̄ᵢ = Σⱼ ȳⱼ ∂yⱼ/∂xᵢ for random ȳ, in <c>Tracked</c>, and in <c>TrackedWide</c> for the entries whose bound decides nothing. A wrong
/// entry (j, i) of the Jacobian changes x̄ᵢ by ȳⱼ times its error; wrong entries of one column cancel with probability 0 for each ȳ, as far as rounding goes.
/// </remarks>
internal sealed class ExactCheck(ILayer layer, Tensor<double>[] at, GradientOptions options)
{
    private const int Cotangents = 1;

    // What both find to be nothing, to so many places below the largest entry of the same input, is nothing: sums that cancel have no sharper bound.
    private static readonly double Zero = Math.ScaleB(1, -80);
    // Which input each entry belongs to.
    private readonly int[] owner = [.. at.SelectMany((x, t) => Enumerable.Repeat(t, x.Count))];
    private readonly Xoshiro random = new(options.Seed);
    private readonly EntryTally tally = new(options.Resolution ?? 8 * Math.Sqrt(Binary64.UnitRoundoff), options.Floor);

    public GradientReport Run()
    {
        long start = Stopwatch.GetTimestamp();
        int[][] outputs = [.. layer.Forward(at).Select(y => y.Shape)];
        for (int trial = 0; trial < Cotangents; trial++)
        {
            Compare([.. outputs.Select(shape => new Tensor<double>([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.Signed(0.5, 1))], shape))]);
        }
        List<GradientEntry> refuted = [.. tally.Suspects];
        int[][] inputs = [.. at.Select(x => x.Shape)];
        return tally.Report(options.Title, "the derivative of the forward pass, every entry for random cotangents", refuted) with
        {
            Evaluations = 1 + Cotangents,
            Pullbacks = Cotangents,
            Seconds = Stopwatch.GetElapsedTime(start).TotalSeconds,
            Point = new([.. at.SelectMany(x => x.Values)], inputs, outputs, options.Names),
            Diagnosis = Diagnosis.Of(refuted, inputs, outputs),
        };
    }

    private void Compare(Tensor<double>[] cotangents)
    {
        GradientEntry[] entries = Entries<Tracked>(cotangents);
        double[] greatest = Greatest(entries);
        if (Array.Exists(entries, e => !IsClear(e, greatest[owner[e.Input]])))
        {
            using Ledger ledger = new();
            GradientEntry[] wide = Entries<TrackedWide>(cotangents);
            for (int i = 0; i < entries.Length; i++)
            {
                entries[i] = IsClear(entries[i], greatest[owner[i]]) ? entries[i] : wide[i];
            }
        }
        foreach (GradientEntry entry in entries)
        {
            if (entry.Gap <= entry.Bound && entry.Bound <= Zero * greatest[owner[entry.Input]])
            {
                tally.CountZeros(1);
            }
            else
            {
                tally.Count(entry, greatest[owner[entry.Input]], changed: true, changesFar: true);
            }
        }
    }

    private bool IsClear(in GradientEntry entry, double greatest) =>
        !(entry.Gap <= entry.Bound) ? entry.Bound < double.PositiveInfinity : entry.Bound <= Zero * greatest || tally.Resolves(entry.Bound, entry.Magnitude, greatest);

    private double[] Greatest(GradientEntry[] entries)
    {
        double[] greatest = new double[at.Length];
        foreach (GradientEntry entry in entries)
        {
            int t = owner[entry.Input];
            greatest[t] = entry.Magnitude > greatest[t] ? entry.Magnitude : greatest[t];
        }
        return greatest;
    }

    private GradientEntry[] Entries<T>(Tensor<double>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T>[] x = Lifted<T>(at), c = Lifted<T>(cotangents);
        Tensor<T>[] pulled = layer.Pullback(x, c), oracle = TapeOracle.Pullback(layer, x, c);
        if (pulled.Length != oracle.Length || !pulled.Zip(oracle).All(pair => pair.First.Shape.AsSpan().SequenceEqual(pair.Second.Shape)))
        {
            throw new GradientException($"the pullback returns {string.Join(", ", pulled.Select(t => Shape.Text(t.Shape)))}: need the inputs' shapes, {string.Join(", ", oracle.Select(t => Shape.Text(t.Shape)))}");
        }
        GradientEntry[] entries = new GradientEntry[owner.Length];
        for (int t = 0, i = 0; t < pulled.Length; t++)
        {
            (T[] own, T[] other) = (pulled[t].Values, oracle[t].Values);
            for (int k = 0; k < own.Length; k++, i++)
            {
                entries[i] = Entry(own[k], other[k]) with { Input = i };
            }
        }
        return entries;
    }

    private static GradientEntry Entry<T>(T pulled, T oracle) where T : struct, IFloatingPointIeee754<T>
    {
        // The difference in the number type itself: of two numbers that agree to 16 digits, doubles would lose what TrackedWide knows.
        T difference = pulled - oracle;
        double value = double.CreateTruncating(oracle), gap = double.CreateTruncating(difference);
        return new(0, -1, value + gap, value, Special.Radius(difference));
    }

    private static Tensor<T>[] Lifted<T>(Tensor<double>[] tensors) where T : struct, IFloatingPointIeee754<T> =>
        [.. tensors.Select(t => new Tensor<T>(Array.ConvertAll(t.Values, T.CreateChecked), t.Shape))];
}
