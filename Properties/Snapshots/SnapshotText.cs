using System.Globalization;
using System.Text;

namespace Verification.Properties.Snapshots;

/// <summary>The text of a snapshot file: invariant culture, LF, a final newline.</summary>
internal static class SnapshotText
{
    public const string Head = "snapshot 1 of ";

    /// <summary>The names of a summary's numbers, in the file's order.</summary>
    public static readonly string[] Names = ["min", "max", "mean", "norm"];

    // More to a line than this, and lines break every eight entries.
    private const int LongestLine = 12, BrokenLine = 8;

    public static string Of(string id, IReadOnlyList<TensorRecord> tensors)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{Head}{id}: {tensors.Count} tensors\n");
        foreach (TensorRecord tensor in tensors)
        {
            text.Append(CultureInfo.InvariantCulture, $"\ntensor {tensor.Name}: {tensor.Format.Name} {Shape(tensor)}\nbound: {tensor.BoundText}: {tensor.Reason}\n");
            if (tensor.Summary is { } summary)
            {
                Append(text, summary);
            }
            else
            {
                AppendEntries(text, tensor);
            }
        }
        return text.ToString();
    }

    /// <summary>The dimensions, however many.</summary>
    public static string Shape(TensorRecord tensor) => $"[{string.Join(", ", tensor.Dimensions)}]";

    /// <summary>The index of a place: <c>[1, 0, 2]</c>.</summary>
    public static string Index(int[] shape, int place)
    {
        int[] index = new int[shape.Length];
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            (place, index[d]) = Math.DivRem(place, shape[d]);
        }
        return $"[{string.Join(", ", index)}]";
    }

    private static void AppendEntries(StringBuilder text, TensorRecord tensor)
    {
        string[] tokens = Columns(tensor);
        int[] shape = tensor.Dimensions;
        int row = shape.Length == 0 ? 1 : shape[^1], matrix = shape.Length < 3 ? 0 : row * shape[^2], line = row > LongestLine ? BrokenLine : row;
        for (int i = 0; i < tokens.Length; i++)
        {
            int column = i % row;
            if (matrix > 0 && i % matrix == 0)
            {
                string index = Index(shape, i);
                text.Append(i == 0 ? "" : "\n").Append("# ").Append(string.Join(", ", index.Split(", ")[..^2])).Append(", *, *]\n");
            }
            bool ends = column == row - 1 || (column + 1) % line == 0;
            text.Append(column == 0 ? "  " : column % line == 0 ? "    " : "  ").Append(ends ? tokens[i].TrimEnd() : tokens[i]).Append(ends ? "\n" : "");
        }
    }

    // Values end, and their bounds begin, in line.
    private static string[] Columns(TensorRecord tensor)
    {
        string[] values = Array.ConvertAll(tensor.Entries!, e => tensor.Format.Text(e));
        int width = values.Length == 0 ? 0 : values.Max(v => v.Length);
        if (tensor.Kind != BoundKind.Radius || tensor.UniformRadius is not null)
        {
            return Array.ConvertAll(values, v => v.PadLeft(width));
        }
        string[] radii = Array.ConvertAll(tensor.Radii!, r => $" ±{r}");
        int radiusWidth = radii.Length == 0 ? 0 : radii.Max(r => r.Length);
        return [.. values.Zip(radii, (v, r) => v.PadLeft(width) + r.PadRight(radiusWidth))];
    }

    private static void Append(StringBuilder text, TensorSummary summary)
    {
        text.Append("# Too many entries to list: each number here has the bound that follows from those of the entries. Found surely: an entry that becomes or ceases to be NaN\n"
            + "# or infinite; one entry of a block that moves by more than twice the block's bound and its rounding, while the others keep theirs. Not surely: less than\n"
            + "# that, or moves that cancel in both sums of their block.\n");
        if (summary.Values is not null)
        {
            text.Append("# But the bound is exact: the hash finds every change.\n");
        }
        text.Append(CultureInfo.InvariantCulture, $"summary: blocks of {summary.BlockLength}\nclasses: {summary.Classes}\n");
        text.Append(summary.Values is null ? "" : $"values: sha256 {summary.Values}\n");
        foreach ((string name, Quantity quantity) in Named(summary))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}: {Text(quantity.Value)} ±{quantity.Bound}\n");
        }
        text.Append("# block: two sums with fixed random signs\n");
        for (int i = 0; i < summary.Blocks.Length; i += TensorSummary.SumsOfBlock)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Text(summary.Blocks[i].Value)}  {Text(summary.Blocks[i + 1].Value)} ±{summary.Blocks[i].Bound}\n");
        }
    }

    /// <summary>The numbers of a summary that have names.</summary>
    public static IEnumerable<(string Name, Quantity Quantity)> Named(TensorSummary summary) =>
        Names.Zip([summary.Least, summary.Greatest, summary.Mean, summary.Norm]);

    public static string Text(double x) => x.ToString("R", CultureInfo.InvariantCulture);
}
