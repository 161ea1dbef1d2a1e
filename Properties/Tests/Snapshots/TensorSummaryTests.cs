using Verification.Properties.Cases;
using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

public sealed class TensorSummaryTests : IDisposable
{
    private const int Count = 10000, BlockLength = 20;
    private static readonly Bound Eighth = Bound.Absolute(0.125, "an eighth, for the test");

    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Is_made_of_what_is_longer_than_can_be_listed()
    {
        Assert.NotNull(Of(new double[Snapshot.LargestListed + 1]).Record.Summary);
        Assert.Null(Of(new double[Snapshot.LargestListed]).Record.Summary);
        Assert.Null(Of(new double[Snapshot.LargestListed + 1]).InFull().Record.Summary);
    }

    [Fact]
    public void Says_in_the_file_what_it_finds_and_what_not()
    {
        string text = folder.Accept(Of(Draw(0)));
        Assert.Contains("# Too many entries to list: each number here has the bound that follows from those of the entries. Found surely: ", text, StringComparison.Ordinal);
        Assert.Contains("summary: blocks of 20\nclasses: 10000 finite, 0 NaN, 0 Infinity, 0 -Infinity\nmin: -", text, StringComparison.Ordinal);
        Assert.Equal(500, SnapshotParser.Parse("file", text).Tensors[0].Summary!.Blocks.Length / TensorSummary.SumsOfBlock);
    }

    [Fact]
    public void Never_alarms_while_every_entry_keeps_its_bound()
    {
        // Every entry at one end of its bound or beside it, in all directions: random, and all together, the worst for the mean; also those that aim at each block's first sum.
        double[] x = Draw(1);
        folder.Accept(Of(x));
        for (int k = 0; k < Effort.Cases(20); k++)
        {
            Xoshiro random = new((ulong)k);
            folder.Passes(Of([.. x.Select(v => Within(v, random.Below(2) == 0 ? 0.125 : -0.125))]));
        }
        folder.Passes(Of([.. x.Select(v => Within(v, 0.125))]));
        folder.Passes(Of([.. x.Select(v => Within(v, -0.125))]));
        double[] ones = new double[Count];
        for (int i = 0; i < BlockLength; i++)
        {
            ones[i] = 1;
            double with = Of(ones).Record.Summary!.Blocks[0].Value;
            ones[i] = 0;
            x[i] = Within(x[i], with > 0 ? 0.125 : -0.125);
        }
        folder.Passes(Of(x));
    }

    [Fact]
    public void Finds_one_entry_that_moves_by_more_than_twice_the_bound_of_its_block_wherever_it_is()
    {
        double[] x = Draw(2);
        folder.Accept(Of(x));
        double twice = 2 * Of(x).Record.Summary!.Blocks[0].Bound.Value;
        for (int k = 0; k < Effort.Cases(40); k++)
        {
            Xoshiro random = new((ulong)k);
            double[] moved = [.. x.Select(v => Within(v, random.Below(2) == 0 ? 0.125 : -0.125))];
            int place = random.Below(Count);
            moved[place] = x[place] + (random.Below(2) == 0 ? 1 : -1) * twice * (1 + 1e-9);
            string message = folder.Fails(Of(moved));
            int start = place / BlockLength * BlockLength;
            Assert.Contains($"sum 1 of entries {start} to {start + BlockLength - 1}", message, StringComparison.Ordinal);
            Assert.Contains($"sum 2 of entries {start} to {start + BlockLength - 1}", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Finds_entries_that_are_put_in_another_order()
    {
        double[] x = Draw(3);
        folder.Accept(Of(x, Bound.Ulps(4, "for the test")));
        folder.Fails(Of([.. x.Reverse()], Bound.Ulps(4, "for the test")));
        folder.Fails(Of([x[1], x[0], .. x[2..]], Bound.Ulps(4, "for the test")));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Finds_every_change_of_class_and_of_its_place(double odd)
    {
        double[] x = new double[Count], one = new double[Count], other = new double[Count];
        (one[17], other[18]) = (odd, odd);
        Bound wide = Bound.Absolute(1e100, "wide, for the test");
        folder.Accept(Of(x, wide));
        Assert.Contains("'x' has 9999 finite", folder.Fails(Of(one, wide)), StringComparison.Ordinal);
        folder.Accept(Of(one, wide));
        folder.Passes(Of(one, wide));
        Assert.Contains("places sha256", folder.Fails(Of(other, wide)), StringComparison.Ordinal);
        folder.Fails(Of(x, wide));
    }

    [Fact]
    public void An_exact_bound_finds_every_change()
    {
        int[] n = [.. Enumerable.Range(0, Count)], swapped = [.. n];
        folder.Accept(TensorSnapshot.Of("n", n));
        folder.Passes(TensorSnapshot.Of("n", n));
        (swapped[3], swapped[7]) = (7, 3);
        Assert.Contains("the hash differs", folder.Fails(TensorSnapshot.Of("n", swapped)), StringComparison.Ordinal);
        double[] x = Draw(4), zeros = new double[Count];
        Bound exact = Bound.Exact("for the test");
        folder.Accept(Of(x, exact));
        x[9] = Math.BitIncrement(x[9]);
        folder.Fails(Of(x, exact));
        folder.Accept(Of(zeros, exact));
        folder.Passes(Of([.. zeros.Select(v => -v)], exact));
    }

    [Fact]
    public void Keeps_the_bounds_of_each_entry()
    {
        // One wide entry leaves the other blocks as tight as they are.
        double[] x = Draw(5), radii = [.. x.Select(_ => 1e-12)];
        radii[0] = 1e6;
        TensorSnapshot With(double[] values) => Of(values, Bound.PerEntry(radii, "for the test"));
        folder.Accept(With(x));
        folder.Passes(With([x[0] + 1e6, .. x[1..]]));
        double[] moved = [.. x];
        moved[5000] += 1e-9;
        Assert.Contains("entries 5000 to 5019", folder.Fails(With(moved)), StringComparison.Ordinal);
        radii[6000] = 1e-9;
        Assert.Contains("2 bounds of the summary of 'x' are derived otherwise", folder.Fails(With(x)), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_cross_a_power_of_two_keep_their_bounds_in_ulps()
    {
        Bound four = Bound.Ulps(4, "for the test");
        folder.Accept(Of([.. Enumerable.Repeat(1.0, Count)], four));
        folder.Passes(Of([.. Enumerable.Repeat(Math.BitDecrement(1), Count)], four));
        folder.Fails(Of([.. Enumerable.Repeat(1 - 1e-14, Count)], four));
    }

    [Fact]
    public void A_bound_that_was_widened_in_the_file_does_not_pass()
    {
        string text = folder.Accept(Of(Draw(8)));
        File.WriteAllText(folder.Place.Verified, text.Replace("±0.13", "±13", StringComparison.Ordinal));
        Assert.Contains("are derived otherwise: the first is 0.13, verified is 13", folder.Fails(Of(Draw(8))), StringComparison.Ordinal);
    }

    [Fact]
    public void Survives_extremes_of_size()
    {
        foreach (double size in new[] { 1e280, 1e-300, double.Epsilon, 0 })
        {
            double[] x = [.. Draw(6).Select(v => v * size)];
            folder.Accept(Of(x, Bound.Ulps(1, "for the test")));
            folder.Passes(Of(x, Bound.Ulps(1, "for the test")));
            folder.Passes(Of([.. x.Select(v => double.IsNegative(v) ? -Math.BitIncrement(-v) : Math.BitIncrement(v))], Bound.Ulps(1, "for the test")));
        }
        Assert.Contains("need InFull()", Assert.Throws<ArgumentException>(() => Of([1e300, .. new double[Count]])).Message, StringComparison.Ordinal);
        folder.Accept(Of([.. Enumerable.Repeat(double.NaN, Count)]));
        folder.Passes(Of([.. Enumerable.Repeat(double.NaN, Count)]));
    }

    [Fact]
    public void Malformed_summaries_are_refused()
    {
        string text = folder.Accept(Of(Draw(7)));
        foreach ((string was, string @is) in new[] { ("blocks of 20", "blocks of 0"), ("blocks of 20", "blocks of 10"), ("classes: ", "class: "), ("mean: ", "mean "), (" ±", " "), ("norm", "norm: 1") })
        {
            Assert.Throws<SnapshotException>(() => SnapshotParser.Parse("file", text.Replace(was, @is, StringComparison.Ordinal)));
        }
        Assert.Equal(text, SnapshotText.Of(folder.Place.Id, SnapshotParser.Parse("file", text).Tensors));
    }

    // v + step, or a number nearer to v where that rounds beyond the step.
    private static double Within(double v, double step)
    {
        double moved = v + step;
        return Entry.Of(moved).IsWithin(0.125, Entry.Of(v)) ? moved : step > 0 ? Math.BitDecrement(moved) : Math.BitIncrement(moved);
    }

    private static TensorSnapshot Of(double[] x, Bound? bound = null) => TensorSnapshot.Of("x", x, bound ?? Eighth);

    private static double[] Draw(ulong seed)
    {
        Xoshiro random = new(seed);
        return [.. Enumerable.Range(0, Count).Select(_ => 20 * random.Uniform() - 10)];
    }
}
