using static Verification.Tools.Tests.VerifyProcess;

namespace Verification.Tools.Tests;

public sealed class AcceptCommandTests : IDisposable
{
    private const string Received = "snapshot 1 of A.B.c: 1 tensors\n\ntensor n: int []\nbound: exact: whole numbers\n  1\n";

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    private string Folder => Directory.CreateDirectory(Path.Combine(scratch.Folder, "Tests")).FullName;

    [Fact]
    public void Turns_received_into_verified_and_lists_it()
    {
        File.WriteAllText(Path.Combine(Folder, "A.B.c.received.txt"), Received);
        (int exitCode, string output, string error) = RunAtADesk("accept", scratch.Folder);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith(Path.Combine("Tests", "A.B.c.verified.txt") + "\n1 accepted", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(Received, File.ReadAllText(Path.Combine(Folder, "A.B.c.verified.txt")));
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Fact]
    public void Says_that_there_is_nothing_to_accept()
    {
        (int exitCode, string output, _) = RunAtADesk("accept", scratch.Folder);
        Assert.Equal(0, exitCode);
        Assert.Contains("no received snapshot below", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_what_is_no_snapshot()
    {
        string path = Path.Combine(Folder, "A.B.c.received.txt");
        File.WriteAllText(path, "another tool's\ntext\n");
        Refuses($"{path}:1: found 'another tool's text'"[..^" text'".Length], RunAtADesk("accept", scratch.Folder));
        Assert.Equal([path], Directory.GetFiles(Folder));
    }

    [Fact]
    public void Refuses_a_folder_that_is_not_there() => Refuses("there is no folder", RunAtADesk("accept", Path.Combine(scratch.Folder, "none")));

    [Fact]
    public void Refuses_to_write_on_a_build_server()
    {
        string path = Path.Combine(Folder, "A.B.c.received.txt");
        File.WriteAllText(path, Received);
        Refuses("build server", RunWith("CI", "true", "accept", scratch.Folder));
        Assert.Equal([path], Directory.GetFiles(Folder));
    }

    private static void Refuses(string said, (int ExitCode, string Output, string Error) run)
    {
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("verify: ", Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }
}
