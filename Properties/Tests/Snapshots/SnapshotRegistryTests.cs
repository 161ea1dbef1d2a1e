using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

public sealed class SnapshotRegistryTests : IDisposable
{
    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Two_calls_with_one_file_are_told_apart_by_line()
    {
        object run = new();
        folder.Registry.Claim(folder.Place, new(run, "a", "SampleTests.cs:3"));
        string message = Assert.Throws<SnapshotException>(() => folder.Registry.Claim(folder.Place, new(run, "a", "SampleTests.cs:9"))).Message;
        Assert.Equal("SampleTests.Asks.point is asked for twice, at SampleTests.cs:3 and at SampleTests.cs:9: need a name for each, a parameterised test's case in it", message);
        Assert.Throws<SnapshotException>(() => folder.Registry.Claim(folder.Place, new(new(), "b", "SampleTests.cs:3")));
        Assert.Throws<SnapshotException>(() => folder.Registry.Claim(folder.Place, new(null, null, "a script")));
    }

    [Fact]
    public void A_test_that_runs_again_asks_again()
    {
        folder.Registry.Claim(folder.Place, new(new(), "a", "SampleTests.cs:3"));
        folder.Registry.Claim(folder.Place, new(new(), "a", "SampleTests.cs:3"));
    }

    [Fact]
    public void Names_that_differ_in_case_only_are_one_file_somewhere()
    {
        folder.Registry.Claim(folder.At("SampleTests", "Asks", "point"), new(new(), "a", "SampleTests.cs:3"));
        Assert.Contains("differ in case only", Assert.Throws<SnapshotException>(() => folder.Registry.Claim(folder.At("SampleTests", "Asks", "Point"), new(new(), "b", "SampleTests.cs:9"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_calling_test_is_known()
    {
        Asking now = Asking.Now("here");
        Assert.NotNull(now.Id);
        Assert.Same(TestContext.Current.Test, now.Test);
    }

    [Fact]
    public void The_public_way_knows_test_class_and_method()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("VERIFY_ACCEPT") is "1", "whatever is received is accepted");
        // Nothing is verified beside this file; on a build server nothing would be written, so the message alone is judged, and what was written is deleted.
        string message = Assert.Throws<SnapshotException>(() => Snapshot.Verify("never verified", TensorSnapshot.Of("n", 1))).Message;
        File.Delete(SnapshotPlace.Of(Here(), nameof(The_public_way_knows_test_class_and_method), "never verified").Received);
        Assert.Contains("SnapshotRegistryTests.The_public_way_knows_test_class_and_method.never verified", message, StringComparison.Ordinal);
    }

    private static string Here([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
