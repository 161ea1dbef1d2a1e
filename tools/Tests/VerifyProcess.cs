using System.Diagnostics;
using System.Text.Json;

namespace Verification.Tools.Tests;

/// <summary>Runs the command line as its users do, as a process of its own.</summary>
internal static class VerifyProcess
{
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "verify.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    public static JsonElement Json(params string[] arguments)
    {
        using Scratch scratch = new();
        string file = Path.Combine(scratch.Folder, "report.json");
        (int exitCode, string output, string error) = Run([.. arguments, "--json", file]);
        Assert.True(exitCode == 0, output + error);
        Assert.Equal([file], Directory.GetFiles(scratch.Folder));
        return JsonDocument.Parse(File.ReadAllText(file)).RootElement.Clone();
    }

    public static string Zoo(string name) => Path.Combine(AppContext.BaseDirectory, "Zoo", name + ".onnx");

    public static string Repository()
    {
        DirectoryInfo? place = new(AppContext.BaseDirectory);
        while (place is not null && !File.Exists(Path.Combine(place.FullName, "Verification.sln")))
        {
            place = place.Parent;
        }
        return place?.FullName ?? throw new InvalidOperationException("the tests run outside the repository");
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class Scratch : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("verification-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
