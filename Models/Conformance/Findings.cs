using System.Reflection;

namespace Verification.Models.Conformance;

/// <summary>All findings: <c>Findings.csv</c> beside this file, for the version of ONNX Runtime that its first line names.</summary>
public static class Findings
{
    /// <summary>In the order of the file.</summary>
    public static IReadOnlyList<Finding> All { get; } = Read();

    /// <summary>The finding of a test on a backend; null if there is none.</summary>
    public static Finding? Of(string backend, string test) => All.FirstOrDefault(f => f.Backend == backend && f.Test == test);

    private static List<Finding> Read()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Findings.csv")!;
        using StreamReader reader = new(stream);
        List<Finding> all = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] parts = line.Split(',', 4);
                all.Add(parts.Length == 4 ? new Finding(parts[0], parts[1], parts[2], parts[3])
                    : throw new FormatException($"Findings.csv: '{line}' has {parts.Length} fields: need backend,test,verdict,reason"));
            }
        }
        return all;
    }
}
