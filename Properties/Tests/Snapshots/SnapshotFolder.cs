using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

/// <summary>A folder with one snapshot, gone after the test, judged outside of any environment.</summary>
internal sealed class SnapshotFolder : IDisposable
{
    public static readonly SnapshotSettings Desk = new(IsCi: false, Accepts: false), Ci = new(IsCi: true, Accepts: false), Accepting = new(IsCi: false, Accepts: true);

    public string Path { get; } = Directory.CreateTempSubdirectory("verification-").FullName;

    public SnapshotRegistry Registry { get; } = new();

    public SnapshotPlace Place => At("SampleTests", "Asks", "point");

    public string[] Files => [.. Directory.GetFiles(Path).Select(f => System.IO.Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public SnapshotPlace At(string @class, string test, string name) => SnapshotPlace.Of(System.IO.Path.Combine(Path, @class + ".cs"), test, name);

    public void Verify(SnapshotSettings settings, params TensorSnapshot[] tensors) => Snapshot.Verify(Place, tensors, settings, Registry);

    /// <summary>Makes the tensors the verified ones.</summary>
    public string Accept(params TensorSnapshot[] tensors)
    {
        Verify(Accepting, tensors);
        return File.ReadAllText(Place.Verified);
    }

    /// <summary>The message with which the tensors do not pass.</summary>
    public string Fails(params TensorSnapshot[] tensors) => Assert.Throws<SnapshotException>(() => Verify(Desk, tensors)).Message;

    public void Passes(params TensorSnapshot[] tensors)
    {
        Verify(Desk, tensors);
        Assert.DoesNotContain(Files, f => f.EndsWith(".received.txt", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
