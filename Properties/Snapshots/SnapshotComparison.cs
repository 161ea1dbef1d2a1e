using System.Globalization;
using System.Text;

namespace Verification.Properties.Snapshots;

/// <summary>What of a snapshot moved beyond the bounds of the verified file.</summary>
internal static class SnapshotComparison
{
    /// <summary>At most so many entries of a tensor are shown.</summary>
    public const int MostShown = 10;

    /// <summary>The differences in words, tensor by tensor; empty where there are none.</summary>
    public static string Differences(IReadOnlyList<TensorRecord> verified, IReadOnlyList<TensorRecord> received)
    {
        StringBuilder text = new();
        string[] before = [.. verified.Select(t => t.Name)], now = [.. received.Select(t => t.Name)];
        foreach (string name in before.Except(now))
        {
            text.Append($"  tensor '{name}' is verified, and not received\n");
        }
        foreach (string name in now.Except(before))
        {
            text.Append($"  tensor '{name}' is received, and not verified\n");
        }
        if (text.Length == 0 && !before.SequenceEqual(now))
        {
            text.Append($"  the tensors' order is {string.Join(", ", now)}: verified is {string.Join(", ", before)}\n");
        }
        foreach (TensorRecord tensor in received)
        {
            if (verified.FirstOrDefault(t => t.Name == tensor.Name) is { } other)
            {
                Append(text, other, tensor);
            }
        }
        return text.ToString();
    }

    private static void Append(StringBuilder text, TensorRecord verified, TensorRecord received)
    {
        if (!verified.Dimensions.SequenceEqual(received.Dimensions))
        {
            text.Append(CultureInfo.InvariantCulture, $"  '{received.Name}' has shape {SnapshotText.Shape(received)}, {received.Count} entries: verified is {SnapshotText.Shape(verified)}, {verified.Count}")
                .Append(verified.Count == received.Count ? " (the same number: reshaped or transposed)\n" : "\n");
            return;
        }
        if (verified.Format.Name != received.Format.Name)
        {
            text.Append($"  '{received.Name}' is {received.Format.Name}: verified is {verified.Format.Name}\n");
        }
        AppendBound(text, verified, received);
        if (verified.Format.IsWhole != received.Format.IsWhole)
        {
            return;
        }
        if (verified.Entries is not null && received.Entries is not null)
        {
            AppendEntries(text, verified, received);
        }
        else if (verified.Summary is { } before && received.Summary is { } now && before.BlockLength == now.BlockLength)
        {
            AppendSummary(text, received, before, now);
        }
        else
        {
            text.Append($"  '{received.Name}' is {(received.Entries is null ? "summarised" : "listed")} now: verified is {(verified.Entries is null ? "summarised" : "listed")} otherwise\n");
        }
    }

    // Derived radii move in their last bits from machine to machine, so the verified ones stand while they say the same.
    private static void AppendBound(StringBuilder text, TensorRecord verified, TensorRecord received)
    {
        if (verified.Reason != received.Reason || verified.Kind != received.Kind || verified.Value != received.Value)
        {
            text.Append($"  the bound of '{received.Name}' is {received.BoundText}: {received.Reason}; verified is {verified.BoundText}: {verified.Reason}\n");
            return;
        }
        if (verified.Radii is { } before && received.Radii is { } now)
        {
            int[] moved = [.. Enumerable.Range(0, now.Length).Where(i => !before[i].IsSame(now[i]))];
            foreach (int i in moved.Take(1))
            {
                text.Append($"  the bounds of {moved.Length} entries of '{received.Name}' are derived otherwise: the first at {SnapshotText.Index(received.Dimensions, i)} is {now[i]}, verified is {before[i]}\n");
            }
        }
        else if (verified.Summary is { } earlier && received.Summary is { } later && verified.Kind != BoundKind.Ulps)
        {
            // Not those in ulps: an ulp doubles at a power of two, which a value may cross within its bound.
            (Quantity First, Quantity Second)[] moved = [.. Quantities(earlier).Zip(Quantities(later)).Where(q => !q.First.Bound.IsSame(q.Second.Bound))];
            foreach ((Quantity verifiedOne, Quantity receivedOne) in moved.Take(1))
            {
                text.Append($"  {moved.Length} bounds of the summary of '{received.Name}' are derived otherwise: the first is {receivedOne.Bound}, verified is {verifiedOne.Bound}\n");
            }
        }

        static IEnumerable<Quantity> Quantities(TensorSummary summary) => SnapshotText.Named(summary).Select(q => q.Quantity).Concat(summary.Blocks);
    }

    private static void AppendEntries(StringBuilder text, TensorRecord verified, TensorRecord received)
    {
        List<Move> moves = [];
        for (int i = 0; i < verified.Entries!.Length; i++)
        {
            Entry was = verified.Entries[i], now = received.Entries![i];
            if (!now.IsWithin(verified.BoundAt(i), was))
            {
                moves.Add(new(SnapshotText.Index(received.Dimensions, i), verified.Format.Text(was), received.Format.Text(now), now.Gap(was), verified.BoundAt(i)));
            }
        }
        Append(text, moves, string.Create(CultureInfo.InvariantCulture, $"  {moves.Count} of {verified.Entries.Length} entries of '{received.Name}' moved beyond their bounds ({verified.BoundText}: {verified.Reason})\n"));
    }

    private static void AppendSummary(StringBuilder text, TensorRecord tensor, TensorSummary verified, TensorSummary received)
    {
        if (verified.Classes != received.Classes)
        {
            text.Append($"  '{tensor.Name}' has {received.Classes}: verified is {verified.Classes}\n");
        }
        if (verified.Values != received.Values)
        {
            text.Append($"  the values of '{tensor.Name}' are not the same: the hash differs, and the bound is exact\n");
        }
        else if (verified.Values is not null)
        {
            return;
        }
        List<Move> moves = [];
        foreach (((string name, Quantity was), (_, Quantity now)) in SnapshotText.Named(verified).Zip(SnapshotText.Named(received)))
        {
            Compare(name, was, now);
        }
        for (int i = 0; i < verified.Blocks.Length; i++)
        {
            int start = i / TensorSummary.SumsOfBlock * verified.BlockLength;
            Compare($"sum {1 + i % TensorSummary.SumsOfBlock} of entries {start} to {Math.Min(start + verified.BlockLength, tensor.Count) - 1}", verified.Blocks[i], received.Blocks[i]);
        }
        Append(text, moves, $"  {moves.Count} numbers of the summary of '{tensor.Name}' moved beyond their bounds ({tensor.Reason})\n");

        void Compare(string name, Quantity was, Quantity now)
        {
            if (!Entry.Of(now.Value).IsWithin(was.Allowed(now), Entry.Of(was.Value)))
            {
                moves.Add(new(name, SnapshotText.Text(was.Value), SnapshotText.Text(now.Value), Entry.Of(now.Value).Gap(Entry.Of(was.Value)), was.Allowed(now)));
            }
        }
    }

    private static void Append(StringBuilder text, List<Move> moves, string head)
    {
        if (moves.Count == 0)
        {
            return;
        }
        text.Append(head);
        foreach (Move move in moves.OrderByDescending(m => m.Ratio).ThenByDescending(m => m.Gap).Take(MostShown))
        {
            text.Append($"    {move}\n");
        }
        text.Append(moves.Count > MostShown ? $"    … and {moves.Count - MostShown} more\n" : "");
    }

    private sealed record Move(string Where, string Verified, string Received, double Gap, double Bound)
    {
        public double Ratio => double.IsNaN(Gap) || Bound == 0 ? double.PositiveInfinity : Gap / Bound;

        public override string ToString() => $"{Where}  verified {Verified}  received {Received}  "
            + (double.IsNaN(Gap) ? "of another class"
                : Bound == 0 ? string.Create(CultureInfo.InvariantCulture, $"moved {Gap:G3}, must not move")
                : string.Create(CultureInfo.InvariantCulture, $"moved {Gap:G3} = {Ratio:G3} x its bound {Bound:G3}"));
    }
}
