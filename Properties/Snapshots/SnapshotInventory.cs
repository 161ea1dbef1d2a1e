using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Verification.Properties.Snapshots;

/// <summary>Finds snapshot files that guard nothing.</summary>
/// <remarks>
/// Dangling is a verified file<br/>
/// – without its source file beside it, or without a method of that name in a class of that name;<br/>
/// – of a parameterised test whose cases are given, and which has no such case;<br/>
/// – for which a method without parameters did not ask that ran in this process, and whose snapshots all passed.<br/>
/// Each is as true of a filtered run as of a whole one. The last needs tests that have ended: call it from a test whose collection is not run in parallel, which xUnit
/// runs after all others. Also fail: verified files that differ in case only, and, on a build server, received files.
/// </remarks>
public static class SnapshotInventory
{
    private static readonly string[] NotSources = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>Every snapshot file of a test project has its test.</summary>
    /// <param name="tests">The project's assembly.</param>
    /// <param name="cases">The names that parameterised tests ask for; nothing is known of those that are not here.</param>
    /// <param name="file">A source file of the project: left to the compiler.</param>
    /// <exception cref="SnapshotException">Some have not; all are listed.</exception>
    public static void ShouldBeSound(Assembly tests, IReadOnlyList<SnapshotCases>? cases = null, [CallerFilePath] string file = "") =>
        ShouldBeSound(tests, ProjectOf(file), cases ?? [], SnapshotSettings.FromEnvironment, SnapshotRegistry.Shared);

    internal static void ShouldBeSound(Assembly tests, string root, IReadOnlyList<SnapshotCases> cases, SnapshotSettings settings, SnapshotRegistry registry)
    {
        StringBuilder faults = new();
        string[] verified = [.. Files(root, SnapshotPlace.VerifiedEnd)];
        foreach (string path in verified)
        {
            faults.Append(Dangling(path, tests, cases, registry) is { } why ? $"  dangling: {path}: {why}\n" : "");
        }
        foreach (IGrouping<string, string> same in verified.GroupBy(p => p, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
        {
            faults.Append($"  differing in case only: {string.Join(", ", same)}\n");
        }
        foreach (string path in settings.IsCi ? Files(root, SnapshotPlace.ReceivedEnd) : [])
        {
            faults.Append($"  received on a build server: {path}: it must not be committed\n");
        }
        if (faults.Length > 0)
        {
            throw new SnapshotException($"snapshot files that guard nothing (delete them, or give them the name of their test):\n{faults}");
        }
    }

    /// <summary>The files below a folder with an end of name, in order, without build output and what belongs to other projects.</summary>
    internal static IEnumerable<string> Files(string folder, string end, bool otherProjects = false)
    {
        IEnumerable<string> files = Directory.EnumerateFiles(folder).Where(f => f.EndsWith(end, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal);
        IEnumerable<string> folders = Directory.EnumerateDirectories(folder).Where(d => IsSource(d) && (otherProjects || !HasProject(d))).Order(StringComparer.Ordinal);
        return files.Concat(folders.SelectMany(d => Files(d, end, otherProjects)));
    }

    private static string? Dangling(string path, Assembly tests, IReadOnlyList<SnapshotCases> cases, SnapshotRegistry registry)
    {
        string folder = Path.GetDirectoryName(path)!;
        string[] parts = Path.GetFileName(path)[..^SnapshotPlace.VerifiedEnd.Length].Split('.', 3);
        if (parts.Length < 2)
        {
            return "its name is not <Class>.<Test>.<name>";
        }
        (string type, string test) = (parts[0], parts[1]);
        if (!Directory.EnumerateFiles(folder, "*.cs").Any(f => Path.GetFileName(f).Split('.')[0] == type))
        {
            return $"there is no {type}.cs beside it";
        }
        MethodInfo[] methods = [.. tests.GetTypes().Where(t => t.Name.Split('`')[0] == type).SelectMany(Methods).Where(m => m.Name == test)];
        return methods.Length == 0 ? $"there is no method {type}.{test}"
            : parts.Length == 3 && cases.FirstOrDefault(c => c.Class == type && c.Test == test) is { } given && !given.Names.Contains(parts[2]) ? $"{type}.{test} has no such case"
            : parts.Length == 3 && methods is [var only] && only.GetParameters().Length == 0 && registry.HasRun(folder, type, test) && !registry.Asked(path) ? $"{type}.{test} ran and did not ask for it"
            : null;
    }

    private static MethodInfo[] Methods(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy);

    private static string ProjectOf(string file)
    {
        string? folder = Path.GetDirectoryName(file);
        while (folder is not null && !(Directory.Exists(folder) && HasProject(folder)))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder ?? throw new SnapshotException($"no folder above '{file}' has a project file: snapshots need tests that run where they were built, without mapped source paths");
    }

    private static bool HasProject(string folder) => Directory.EnumerateFiles(folder, "*.*proj").Any();

    private static bool IsSource(string folder) => Path.GetFileName(folder) is var name && !name.StartsWith('.') && !NotSources.Contains(name, StringComparer.OrdinalIgnoreCase);
}
