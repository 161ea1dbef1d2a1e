using System.Globalization;

namespace Verification.Properties.Snapshots;

/// <summary>Reads a snapshot file, whatever an editor or a merge made of its line ends, spaces and blank lines; anything else that is not as it should be is one clear line.</summary>
internal sealed class SnapshotParser
{
    private readonly string path;
    private readonly string[] lines;
    private int at;

    private SnapshotParser(string path, string text) => (this.path, lines) = (path, [.. text.Split('\n').Select(l => l.Trim())]);

    /// <summary>The id in the first line, and the tensors.</summary>
    /// <exception cref="SnapshotException">File, line, what was found, what was needed.</exception>
    public static (string Id, TensorRecord[] Tensors) Parse(string path, string text) => new SnapshotParser(path, text).Read();

    private (string, TensorRecord[]) Read()
    {
        const string Needed = $"'{SnapshotText.Head}<Class>.<Test>.<name>: <n> tensors'";
        string head = Next(Needed);
        int colon = head.LastIndexOf(": ", StringComparison.Ordinal);
        string[] count = colon < 0 ? [] : head[(colon + 2)..].Split(' ');
        if (!head.StartsWith(SnapshotText.Head, StringComparison.Ordinal) || count is not [var digits, "tensors"] || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int tensors))
        {
            throw Malformed(head, Needed);
        }
        List<TensorRecord> read = [];
        for (int i = 0; i < tensors; i++)
        {
            read.Add(Tensor(i + 1, tensors));
        }
        if (Peek() is { } more)
        {
            Next("");
            throw Malformed(more, $"the end of the file after {tensors} tensors");
        }
        return (head[SnapshotText.Head.Length..colon], [.. read]);
    }

    private TensorRecord Tensor(int number, int count)
    {
        string needed = $"'tensor <name>: <type> [<shape>]' (tensor {number} of {count})";
        string head = Next(needed);
        int colon = head.LastIndexOf(": ", StringComparison.Ordinal), bracket = head.LastIndexOf(" [", StringComparison.Ordinal);
        if (!head.StartsWith("tensor ", StringComparison.Ordinal) || colon < 8 || bracket <= colon || head[^1] != ']' || Dimensions(head[(bracket + 2)..^1]) is not { } shape)
        {
            throw Malformed(head, needed);
        }
        ElementFormat format = ElementFormat.Find(head[(colon + 2)..bracket]) ?? throw Malformed(head[(colon + 2)..bracket], "an element type such as double, float, int, bool, 'tracked fp64'");
        TensorRecord tensor = Bounded(head["tensor ".Length..colon], format, shape, out StoredBound? radius);
        return Peek() is { } line && line.StartsWith("summary: ", StringComparison.Ordinal) ? tensor with { Summary = Summary(tensor) } : Entries(tensor, radius);
    }

    private static int[]? Dimensions(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }
        List<int> shape = [];
        long count = 1;
        foreach (string part in text.Split(','))
        {
            if (!int.TryParse(part.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int dimension) || (count *= Math.Max(1, dimension)) > int.MaxValue)
            {
                return null;
            }
            shape.Add(dimension);
        }
        return [.. shape];
    }

    private TensorRecord Bounded(string name, ElementFormat format, int[] shape, out StoredBound? radius)
    {
        const string Needed = "'bound: <exact | b per entry | n ulp per entry | radius r per entry | radius of each entry>: <reason>'";
        string line = Next(Needed);
        string[] parts = line.Split(": ", 3);
        if (parts is not ["bound", var form, var reason] || reason.Length == 0)
        {
            throw Malformed(line, Needed);
        }
        radius = null;
        string[] words = form.Split(' ');
        double value = 0;
        BoundKind? kind = words switch
        {
            ["exact"] => BoundKind.Exact,
            ["radius", "of", "each", "entry"] => BoundKind.Radius,
            ["radius", var text, "per", "entry"] when (radius = StoredBound.Parse(text)) is not null => BoundKind.Radius,
            [var text, "per", "entry"] when Number(text, out value) => BoundKind.Absolute,
            [var text, "ulp", "per", "entry"] when format.Precision > 0 && Number(text, out value) => BoundKind.Ulps,
            _ => null,
        };
        return new(name, format, shape, kind ?? throw Malformed(form, Needed), value, reason);

        static bool Number(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && value >= 0 && double.IsFinite(value);
    }

    private TensorRecord Entries(TensorRecord tensor, StoredBound? uniform)
    {
        int count = tensor.Count;
        bool each = tensor.Kind == BoundKind.Radius && uniform is null;
        List<Entry> entries = [];
        List<StoredBound> radii = [];
        while (entries.Count < count)
        {
            string line = Next($"entry {entries.Count + 1} of {count} of '{tensor.Name}'");
            string[] tokens = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            for (int i = 0; i < tokens.Length; i++)
            {
                entries.Add(entries.Count == count ? throw Malformed(tokens[i], $"no more than the {count} entries of '{tensor.Name}'")
                    : tensor.Format.Parse(tokens[i]) ?? throw Malformed(tokens[i], $"entry {entries.Count + 1} of {count} of '{tensor.Name}', {tensor.Format.Name}"));
                radii.Add(!each ? uniform ?? default : Radius(i + 1 < tokens.Length ? tokens[++i] : ""));
            }
        }
        return tensor with { Entries = [.. entries], Radii = tensor.Kind == BoundKind.Radius ? [.. radii] : null };
    }

    private TensorSummary Summary(TensorRecord tensor)
    {
        int length = int.TryParse(After("summary: blocks of "), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value : throw Malformed(lines[at - 1], "'summary: blocks of <length>'");
        string classes = After("classes: ");
        string? values = tensor.Kind == BoundKind.Exact ? After("values: sha256 ") : null;
        Quantity[] named = [.. SnapshotText.Names.Select(name => Sums(After(name + ": "), 1)[0])];
        List<Quantity> blocks = [];
        for (int start = 0; start < tensor.Count; start += length)
        {
            blocks.AddRange(Sums(Next($"the block at entry {start} of '{tensor.Name}'"), TensorSummary.SumsOfBlock));
        }
        return new(length, classes, values, named[0], named[1], named[2], named[3], [.. blocks]);
    }

    private Quantity[] Sums(string line, int count)
    {
        string[] tokens = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (tokens.Length != count + 1)
        {
            throw Malformed(line, $"{count} numbers and their bound '±b'");
        }
        StoredBound bound = Radius(tokens[^1]);
        return [.. tokens[..^1].Select(t => new Quantity(ElementFormat.Find("double")!.Parse(t)?.Real ?? throw Malformed(t, "a number"), bound, 0))];
    }

    private StoredBound Radius(string token) => token.StartsWith('±') && StoredBound.Parse(token[1..]) is { } bound ? bound : throw Malformed(token, "a bound '±b', b ≥ 0");

    private string After(string start)
    {
        string line = Next($"'{start}…'");
        return line.StartsWith(start, StringComparison.Ordinal) ? line[start.Length..] : throw Malformed(line, $"'{start}…'");
    }

    // The next line that says something.
    private string? Peek()
    {
        while (at < lines.Length && (lines[at].Length == 0 || lines[at][0] == '#'))
        {
            at++;
        }
        return at < lines.Length ? lines[at] : null;
    }

    private string Next(string needed)
    {
        string? line = Peek();
        at++;
        return line ?? throw new SnapshotException($"{path}:{Math.Max(1, lines.Length - (lines[^1].Length == 0 ? 1 : 0))}: the file ends here, needed {needed}");
    }

    private SnapshotException Malformed(string found, string needed) => new($"{path}:{at}: found '{(found.Length <= 60 ? found : found[..60] + "…")}', needed {needed}");
}
