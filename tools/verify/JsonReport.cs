using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Verification.Tools.Verify;

/// <summary>Writes results as JSON: the whole file or none.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <c>{"command", "seed", "results", "summary"}</c>.</summary>
    public static void Write(FileInfo? file, string command, ulong seed, IEnumerable<object> results, object summary)
    {
        if (file is null)
        {
            return;
        }
        JsonObject report = new()
        {
            ["command"] = command,
            ["seed"] = seed,
            ["results"] = JsonSerializer.SerializeToNode(results, Options),
            ["summary"] = JsonSerializer.SerializeToNode(summary, Options),
        };
        string partial = file.FullName + ".partial";
        try
        {
            File.WriteAllText(partial, report.ToJsonString(Options) + "\n");
            File.Move(partial, file.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(partial);
        }
    }
}
