namespace Verification.Properties.Snapshots;

/// <summary>Where a snapshot's files are: <c>Class.Test.name.verified.txt</c> beside the test's source file, as Verify has it.</summary>
/// <param name="Folder">The folder of the source file.</param>
/// <param name="Class">The test class: the source file's name up to its first dot.</param>
/// <param name="Test">The method that asks.</param>
/// <param name="Name">What it calls the snapshot.</param>
internal sealed record SnapshotPlace(string Folder, string Class, string Test, string Name)
{
    public const string VerifiedEnd = ".verified.txt", ReceivedEnd = ".received.txt";

    // With the end of a name this stays below the 255 bytes of every file system.
    private const int LongestId = 240;
    private const string Forbidden = "<>:\"/\\|?*";

    public string Id => $"{Class}.{Test}.{Name}";

    public string Verified => Path.Combine(Folder, Id + VerifiedEnd);

    public string Received => Path.Combine(Folder, Id + ReceivedEnd);

    /// <exception cref="SnapshotException">The name cannot be part of a file name everywhere, or the source file's folder is not there.</exception>
    public static SnapshotPlace Of(string file, string member, string name)
    {
        if (name.Length == 0 || name.Any(c => char.IsControl(c) || Forbidden.Contains(c, StringComparison.Ordinal)) || name != name.Trim(' ', '.'))
        {
            throw new SnapshotException($"the snapshot's name is '{name}': need part of a file name, without control characters, {string.Join(' ', Forbidden.ToCharArray())}, or spaces and dots at its ends");
        }
        int slash = file.LastIndexOfAny(['/', '\\']);
        string folder = file[..(slash + 1)].TrimEnd('/', '\\');
        SnapshotPlace place = new(folder, file[(slash + 1)..].Split('.')[0], member, name);
        if (member.Contains('.', StringComparison.Ordinal))
        {
            throw new SnapshotException($"'{place.Class}' asks for the snapshot '{name}' in '{member}': need a method with a plain name");
        }
        if (System.Text.Encoding.UTF8.GetByteCount(place.Id) > LongestId)
        {
            throw new SnapshotException($"the snapshot's file name '{place.Id}' is too long: need at most {LongestId} bytes before its end");
        }
        return Directory.Exists(folder) ? place
            : throw new SnapshotException($"the folder '{folder}' of the test's source file is not there: snapshots need tests that run where they were built, without mapped source paths (DeterministicSourcePaths, PathMap)");
    }
}
