using Verification.Properties.Snapshots;

namespace Verification.Properties.Tests.Snapshots;

/// <summary>The snapshot files of this project; runs after all other tests, since its collection is not run in parallel.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection(typeof(SnapshotFilesTests))]
public sealed class SnapshotFilesTests
{
    [Fact]
    public void Each_has_its_test() => SnapshotInventory.ShouldBeSound(typeof(SnapshotFilesTests).Assembly);
}
