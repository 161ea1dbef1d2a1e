namespace Verification.Properties.Snapshots;

/// <summary>Makes what tests received the verified from now on.</summary>
public static class SnapshotAcceptance
{
    /// <summary>Turns every <c>.received.txt</c> below a folder into its <c>.verified.txt</c>: all of them, or none.</summary>
    /// <param name="folder">The folder; build output and hidden folders below it are left alone.</param>
    /// <returns>The verified files, in order.</returns>
    /// <exception cref="SnapshotException">This is a build server, or some file is no snapshot, another test's, or older than its verified file.</exception>
    public static IReadOnlyList<string> Accept(string folder) => Accept(folder, SnapshotSettings.FromEnvironment);

    internal static IReadOnlyList<string> Accept(string folder, SnapshotSettings settings)
    {
        if (settings.IsCi)
        {
            throw new SnapshotException("this is a build server (CI): snapshots are accepted where somebody reads them");
        }
        string[] received = [.. SnapshotInventory.Files(Path.GetFullPath(folder), SnapshotPlace.ReceivedEnd, otherProjects: true)];
        foreach (string path in received)
        {
            string id = Path.GetFileName(path)[..^SnapshotPlace.ReceivedEnd.Length];
            (string found, _) = SnapshotParser.Parse(path, File.ReadAllText(path));
            if (found != id)
            {
                throw new SnapshotException($"{path}:1: found the snapshot '{found}', needed '{id}'; nothing was accepted");
            }
            if (File.Exists(Verified(path)) && File.GetLastWriteTimeUtc(path) < File.GetLastWriteTimeUtc(Verified(path)))
            {
                throw new SnapshotException($"{path} is older than its verified file: run its test again; nothing was accepted");
            }
        }
        foreach (string path in received)
        {
            File.Move(path, Verified(path), overwrite: true);
        }
        return [.. received.Select(Verified)];
    }

    private static string Verified(string received) => received[..^SnapshotPlace.ReceivedEnd.Length] + SnapshotPlace.VerifiedEnd;
}
