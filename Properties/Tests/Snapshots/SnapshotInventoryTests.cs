using System.Reflection;
using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

public sealed class SnapshotInventoryTests : IDisposable
{
    private static readonly Assembly Tests = typeof(SnapshotInventoryTests).Assembly;

    private readonly SnapshotFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_with_its_test_is_sound_whether_that_ran_or_not()
    {
        Write("SnapshotInventoryTests.cs", "");
        Write("SnapshotInventoryTests.Asks.point.verified.txt", "");
        Write("SnapshotInventoryTests.Has_cases.n=1.verified.txt", "");
        Write("SnapshotInventoryTests.Asks.verified.txt", "");
        Check();
        Ask("Asks", "point");
        Ask("Has_cases", "n=2");
        Check();
    }

    [Theory]
    [InlineData("SnapshotInventoryTests.Never_was.point.verified.txt", "there is no method SnapshotInventoryTests.Never_was")]
    [InlineData("SnapshotInventoryTests.asks.point.verified.txt", "there is no method SnapshotInventoryTests.asks")]
    [InlineData("GoneTests.Asks.point.verified.txt", "there is no GoneTests.cs beside it")]
    [InlineData("SnapshotInventoryTests.verified.txt", "its name is not <Class>.<Test>.<name>")]
    [InlineData("deeper/SnapshotInventoryTests.Asks.point.verified.txt", "there is no SnapshotInventoryTests.cs beside it")]
    public void A_file_without_its_test_dangles(string name, string why)
    {
        Write("SnapshotInventoryTests.cs", "");
        Write(name, "");
        string message = Fails();
        Assert.Contains(Path.Combine(folder.Path, name) + ": " + why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_its_test_ran_without_asking_for_dangles()
    {
        Write("SnapshotInventoryTests.cs", "");
        Write("SnapshotInventoryTests.Asks.point.verified.txt", "");
        Write("SnapshotInventoryTests.Asks.older name.verified.txt", "");
        Ask("Asks", "point");
        Assert.Contains("older name.verified.txt: SnapshotInventoryTests.Asks ran and did not ask for it", Fails(), StringComparison.Ordinal);
        Assert.DoesNotContain("point", Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_that_a_parameterised_test_no_longer_has_dangles_where_its_cases_are_given()
    {
        Write("SnapshotInventoryTests.cs", "");
        Write("SnapshotInventoryTests.Has_cases.n=1.verified.txt", "");
        Write("SnapshotInventoryTests.Has_cases.n=2.verified.txt", "");
        Check();
        string message = Fails(null, new SnapshotCases(nameof(SnapshotInventoryTests), nameof(Has_cases), ["n=1", "n=3"]));
        Assert.Contains("Has_cases.n=2.verified.txt: SnapshotInventoryTests.Has_cases has no such case", message, StringComparison.Ordinal);
        Assert.DoesNotContain("n=1.verified", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_that_failed_may_not_have_come_to_its_other_snapshots()
    {
        Write("SnapshotInventoryTests.cs", "");
        Write("SnapshotInventoryTests.Asks.later.verified.txt", "");
        Ask("Asks", "point");
        folder.Registry.Failed(Place("Asks", "point"));
        Check();
    }

    [Fact]
    public void Names_that_differ_in_case_only_fail()
    {
        Write("SnapshotInventoryTests.cs", "");
        Write("SnapshotInventoryTests.Asks.point.verified.txt", "");
        Write("SnapshotInventoryTests.Asks.Point.verified.txt", "");
        Assert.SkipUnless(folder.Files.Length == 3, "the file system does not tell case apart");
        Assert.Contains("differing in case only: ", Fails(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_received_file_fails_on_a_build_server_only()
    {
        Write("SnapshotInventoryTests.cs", "");
        Write("SnapshotInventoryTests.Asks.point.received.txt", "");
        Check();
        Assert.Contains("received on a build server", Fails(SnapshotFolder.Ci), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_build_output_and_other_projects_alone()
    {
        foreach (string place in new[] { "bin", "obj", "artifacts", ".hidden", "node_modules" })
        {
            Write($"{place}/Gone.Asks.point.verified.txt", "");
        }
        Write("Other/Other.csproj", "");
        Write("Other/Gone.Asks.point.verified.txt", "");
        Check();
    }

    // Not [Fact]s: what the files above are named for.
#pragma warning disable IDE0051, CA1822
    private void Asks() { }

    private void Has_cases(int n) => _ = n;
#pragma warning restore IDE0051, CA1822

    private SnapshotPlace Place(string test, string name) => folder.At("SnapshotInventoryTests", test, name);

    private void Ask(string test, string name) => folder.Registry.Claim(Place(test, name), new(new(), test, "here"));

    private void Check() => SnapshotInventory.ShouldBeSound(Tests, folder.Path, [], SnapshotFolder.Desk, folder.Registry);

    private string Fails(SnapshotSettings? settings = null, params SnapshotCases[] cases) =>
        Assert.Throws<SnapshotException>(() => SnapshotInventory.ShouldBeSound(Tests, folder.Path, cases, settings ?? SnapshotFolder.Desk, folder.Registry)).Message;

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
