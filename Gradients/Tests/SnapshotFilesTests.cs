using Verification.Properties.Snapshots;

namespace Verification.Gradients.Tests;

/// <summary>The snapshot files of this project; runs after all other tests, since its collection is not run in parallel.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection(typeof(SnapshotFilesTests))]
public sealed class SnapshotFilesTests
{
    [Fact]
    public void Each_has_its_test() => SnapshotInventory.ShouldBeSound(typeof(SnapshotFilesTests).Assembly, [new(nameof(SnapshotTests), nameof(SnapshotTests.Computes_what_it_computed), SnapshotTests.Names)]);
}
