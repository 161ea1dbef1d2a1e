using System.Globalization;

namespace Verification.Reference.Operators;

/// <summary>Tables of bytes that stand as text beside the code: one comment line, then rows of <c>keys</c> columns that number them and
/// their values.</summary>
internal static class Csv
{
    public static byte[][] Rows(string name, int rows, int keys, int values)
    {
        using StreamReader text = new(typeof(Csv).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly"));
        byte[][] result = [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',').Skip(keys).Select(cell => byte.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        return result.Length == rows && result.All(row => row.Length == values) ? result
            : throw new InvalidOperationException($"{name} has {result.Length} rows: need {rows} of {keys} + {values} cells");
    }
}
