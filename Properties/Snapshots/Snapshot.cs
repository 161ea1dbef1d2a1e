using System.Runtime.CompilerServices;

namespace Verification.Properties.Snapshots;

/// <summary>Numeric snapshots: tensors that must stay within their bounds of what somebody once verified.</summary>
/// <remarks>
/// The file is <c>&lt;Class&gt;.&lt;Test&gt;.&lt;name&gt;.verified.txt</c> beside the test's source file, the class being the source file's name up to its first dot. A parameterised
/// test puts its case into the name. An entry passes if it is of the verified one's class (NaN, ∞, −∞, finite; −0 is 0) and |received − verified| is at most the
/// bound <i>in the verified file</i>; another name, type, shape, bound or reason does not pass.<br/>
/// What does not pass is written to <c>.received.txt</c>, for <c>verify accept</c> or <c>VERIFY_ACCEPT=1</c>; on a build server nothing is written. See
/// <see cref="SnapshotInventory"/> for files that no test asks for.
/// </remarks>
public static class Snapshot
{
    /// <summary>A tensor with more entries is summarised, unless it is given <see cref="TensorSnapshot.InFull"/>.</summary>
    public const int LargestListed = 4096;

    /// <summary>One tensor is as verified.</summary>
    /// <inheritdoc cref="Verify(string, IReadOnlyList{TensorSnapshot}, string, string, int)"/>
    public static void Verify(string name, TensorSnapshot tensor, [CallerFilePath] string file = "", [CallerMemberName] string member = "", [CallerLineNumber] int line = 0) =>
        Verify(name, [tensor], file, member, line);

    /// <summary>Several tensors, in one file, are as verified.</summary>
    /// <param name="name">The snapshot's name within the test, unique there.</param>
    /// <param name="tensors">The tensors, by names that are unique here.</param>
    /// <param name="file">The test's source file: left to the compiler.</param>
    /// <param name="member">The test's method: left to the compiler.</param>
    /// <param name="line">The line of this call: left to the compiler.</param>
    /// <exception cref="SnapshotException">They are not; the message says what moved, by how many bounds, and what to do.</exception>
    public static void Verify(string name, IReadOnlyList<TensorSnapshot> tensors, [CallerFilePath] string file = "", [CallerMemberName] string member = "", [CallerLineNumber] int line = 0)
    {
        SnapshotPlace place = SnapshotPlace.Of(file, member, name);
        SnapshotRegistry.Shared.Claim(place, Asking.Now($"{Path.GetFileName(file)}:{line}"));
        Verify(place, tensors, SnapshotSettings.FromEnvironment, SnapshotRegistry.Shared);
    }

    internal static void Verify(SnapshotPlace place, IReadOnlyList<TensorSnapshot> tensors, SnapshotSettings settings, SnapshotRegistry registry)
    {
        TensorRecord[] records = [.. tensors.Select(t => t.Record)];
        if (records.Length == 0 || records.Select(t => t.Name).Distinct().Count() < records.Length)
        {
            throw new SnapshotException($"{place.Id} has the tensors {(records.Length == 0 ? "(none)" : string.Join(", ", records.Select(t => t.Name)))}: need at least one, and each name once");
        }
        try
        {
            SnapshotCheck.Run(place, records, settings);
        }
        catch
        {
            registry.Failed(place);
            throw;
        }
    }
}
