using System.Text;

namespace Verification.Properties.Snapshots;

/// <summary>Judges what a test received by its verified file, and writes what is to be written.</summary>
internal static class SnapshotCheck
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static void Run(SnapshotPlace place, IReadOnlyList<TensorRecord> tensors, SnapshotSettings settings)
    {
        if (settings is { IsCi: true, Accepts: true })
        {
            throw new SnapshotException("VERIFY_ACCEPT is 1 on a build server (CI): snapshots are accepted where somebody reads them, never there; unset it");
        }
        if (Failure(place, tensors) is { } failure)
        {
            Settle(place, SnapshotText.Of(place.Id, tensors), failure, settings);
        }
        if (!settings.IsCi)
        {
            File.Delete(place.Received);
        }
    }

    // Null where it passes.
    private static string? Failure(SnapshotPlace place, IReadOnlyList<TensorRecord> tensors)
    {
        if (!File.Exists(place.Verified))
        {
            return $"{place.Id} has no verified snapshot yet ({place.Verified})\n";
        }
        try
        {
            (string id, TensorRecord[] verified) = SnapshotParser.Parse(place.Verified, File.ReadAllText(place.Verified));
            if (id != place.Id)
            {
                return $"{place.Verified}:1: found the snapshot '{id}', needed '{place.Id}'\n";
            }
            string differences = SnapshotComparison.Differences(verified, tensors);
            return differences.Length == 0 ? null : $"{place.Id} is not as verified\n{differences}";
        }
        catch (SnapshotException e)
        {
            return e.Message + "\n";
        }
    }

    private static void Settle(SnapshotPlace place, string received, string failure, SnapshotSettings settings)
    {
        if (settings.Accepts)
        {
            File.WriteAllText(place.Verified, received, Utf8);
            return;
        }
        if (settings.IsCi)
        {
            throw new SnapshotException(failure + "  nothing is written on a build server (CI): run the test elsewhere, read what it received and accept or mend it");
        }
        File.WriteAllText(place.Received, received, Utf8);
        throw new SnapshotException(failure + $"  received: {place.Received}\n  if it is right: 'verify accept {place.Folder}', or run the test again with VERIFY_ACCEPT=1; then commit the verified file");
    }
}
