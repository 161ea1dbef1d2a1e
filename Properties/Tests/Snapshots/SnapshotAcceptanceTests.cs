using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

public sealed class SnapshotAcceptanceTests : IDisposable
{
    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_received_is_verified_from_then_on()
    {
        folder.Accept(TensorSnapshot.Of("n", 1));
        folder.Fails(TensorSnapshot.Of("n", 2));
        Assert.Equal([folder.Place.Verified], Accept());
        Assert.Equal(["SampleTests.Asks.point.verified.txt"], folder.Files);
        folder.Passes(TensorSnapshot.Of("n", 2));
        Assert.Empty(Accept());
    }

    [Fact]
    public void Looks_into_every_folder_but_build_output()
    {
        Receive("Room/Tests/A.B.c", "A.B.c");
        Receive("bin/A.B.c", "A.B.c");
        File.WriteAllText(Path.Combine(folder.Path, "Room", "Room.csproj"), "");
        Assert.Equal([Path.Combine(folder.Path, "Room", "Tests", "A.B.c.verified.txt")], Accept());
        Assert.True(File.Exists(Path.Combine(folder.Path, "bin", "A.B.c.received.txt")));
    }

    [Theory]
    [InlineData("some other tool's text", "found 'some other tool's text', needed 'snapshot 1 of")]
    [InlineData("snapshot 1 of A.B.other: 1 tensors\ntensor n: int []\nbound: exact: r\n 1\n", "found the snapshot 'A.B.other', needed 'A.B.c'")]
    [InlineData("snapshot 1 of A.B.c: 1 tensors\ntensor n: int []\nbound: exact: r\n", "the file ends here")]
    public void What_is_foreign_or_malformed_is_refused_and_nothing_accepted(string text, string said)
    {
        Receive("A.A.a", "A.A.a");
        File.WriteAllText(Path.Combine(folder.Path, "A.B.c.received.txt"), text);
        Assert.Contains(said, Assert.Throws<SnapshotException>(Accept).Message, StringComparison.Ordinal);
        Assert.Equal(["A.A.a.received.txt", "A.B.c.received.txt"], folder.Files);
    }

    [Fact]
    public void What_is_older_than_the_verified_is_refused()
    {
        folder.Accept(TensorSnapshot.Of("n", 1));
        folder.Fails(TensorSnapshot.Of("n", 2));
        File.SetLastWriteTimeUtc(folder.Place.Received, File.GetLastWriteTimeUtc(folder.Place.Verified).AddMinutes(-1));
        Assert.Contains("is older than its verified file: run its test again", Assert.Throws<SnapshotException>(Accept).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_accepted_on_a_build_server() =>
        Assert.Contains("build server", Assert.Throws<SnapshotException>(() => SnapshotAcceptance.Accept(folder.Path, SnapshotFolder.Ci)).Message, StringComparison.Ordinal);

    private IReadOnlyList<string> Accept() => SnapshotAcceptance.Accept(folder.Path, SnapshotFolder.Desk);

    private void Receive(string path, string id)
    {
        string file = Path.Combine(folder.Path, path + ".received.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, $"snapshot 1 of {id}: 1 tensors\n\ntensor n: int []\nbound: exact: whole numbers\n  1\n");
    }
}
