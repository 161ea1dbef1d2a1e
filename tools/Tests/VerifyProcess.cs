using System.Diagnostics;
using System.Text.Json;

namespace Verification.Tools.Tests;

/// <summary>Runs the command line as its users do, as a process of its own.</summary>
internal static class VerifyProcess
{
    // What makes a machine a build server; the tests themselves may run on one.
    private static readonly string[] CiVariables =
    [
        "CI", "TF_BUILD", "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "TEAMCITY_VERSION", "BUILDKITE", "CIRCLECI", "TRAVIS", "APPVEYOR", "BITBUCKET_BUILD_NUMBER", "CODEBUILD_BUILD_ID",
    ];

    public static (int ExitCode, string Output, string Error) Run(params string[] arguments) => Run(_ => { }, arguments);

    /// <summary>Runs where nothing says that this is a build server.</summary>
    public static (int ExitCode, string Output, string Error) RunAtADesk(params string[] arguments) => Run(start => Array.ForEach(CiVariables, name => start.Environment.Remove(name)), arguments);

    /// <summary>Runs with one environment variable set.</summary>
    public static (int ExitCode, string Output, string Error) RunWith(string variable, string value, params string[] arguments) => Run(start => start.Environment[variable] = value, arguments);

    private static (int ExitCode, string Output, string Error) Run(Action<ProcessStartInfo> prepare, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "verify.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        prepare(start);
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
