using Xunit;

namespace Verification.Properties.Snapshots;

/// <summary>Which snapshots were asked for in this process, so that two calls with one file, or a file for which no call asks, are found.</summary>
internal sealed class SnapshotRegistry
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Path, Asking By)> claims = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<(string Folder, string Class, string Test)> failed = [];

    public static SnapshotRegistry Shared { get; } = new();

    /// <summary>Notes a call.</summary>
    /// <exception cref="SnapshotException">Another call has that file, or one whose name differs in case only.</exception>
    public void Claim(SnapshotPlace place, Asking by)
    {
        lock (gate)
        {
            if (claims.TryGetValue(place.Verified, out (string Path, Asking By) other) && !by.IsAnotherRunOf(other.By))
            {
                failed.Add((place.Folder, place.Class, place.Test));
                throw new SnapshotException(other.Path == place.Verified ? $"{place.Id} is asked for twice, at {other.By.Where} and at {by.Where}: need a name for each, a parameterised test's case in it"
                    : $"'{Path.GetFileName(other.Path)}' ({other.By.Where}) and '{Path.GetFileName(place.Verified)}' ({by.Where}) differ in case only: some file systems hold one of them; need another name");
            }
            claims[place.Verified] = (place.Verified, by);
        }
    }

    /// <summary>Notes that a call did not pass, so that later calls of its test may never be reached.</summary>
    public void Failed(SnapshotPlace place)
    {
        lock (gate)
        {
            failed.Add((place.Folder, place.Class, place.Test));
        }
    }

    /// <summary>Whether this process asked for some snapshot of a method, and none of them failed.</summary>
    public bool HasRun(string folder, string @class, string test)
    {
        lock (gate)
        {
            return !failed.Contains((folder, @class, test)) && claims.Values.Any(c => c.Path.StartsWith(Path.Combine(folder, $"{@class}.{test}."), StringComparison.Ordinal));
        }
    }

    /// <summary>Whether this process asked for that file.</summary>
    public bool Asked(string path)
    {
        lock (gate)
        {
            return claims.TryGetValue(path, out (string Path, Asking By) claim) && claim.Path == path;
        }
    }
}

/// <summary>The test that asks for a snapshot.</summary>
/// <param name="Test">The run of the test; null outside of any.</param>
/// <param name="Id">The test, the same in every run of it.</param>
/// <param name="Where">File and line of the call.</param>
internal sealed record Asking(object? Test, string? Id, string Where)
{
    public static Asking Now(string where) => new(TestContext.Current.Test, TestContext.Current.Test?.UniqueID, where);

    /// <summary>A test may run again in one process (an IDE's), and then asks again.</summary>
    public bool IsAnotherRunOf(Asking other) => Id is not null && Id == other.Id && !ReferenceEquals(Test, other.Test);
}
