using System.CommandLine;
using Verification.Properties.Snapshots;

namespace Verification.Tools.Verify;

/// <summary><c>verify accept</c>: makes what snapshot tests received the verified from now on.</summary>
internal static class AcceptCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> root = new("DIR") { Description = "Where to look, at any depth", DefaultValueFactory = _ => new(Directory.GetCurrentDirectory()) };
        Command command = new("accept", "Turn every .received.txt snapshot into its .verified.txt: all of them, or none.") { root };
        command.SetAction(parsed =>
        {
            DirectoryInfo folder = parsed.GetRequiredValue(root);
            if (!folder.Exists)
            {
                throw new UsageException($"there is no folder '{folder.FullName}'");
            }
            IReadOnlyList<string> accepted = SnapshotAcceptance.Accept(folder.FullName);
            foreach (string path in accepted)
            {
                Console.WriteLine(Path.GetRelativePath(folder.FullName, path));
            }
            Console.WriteLine(accepted.Count == 0 ? $"no received snapshot below '{folder.FullName}'" : $"{accepted.Count} accepted: read them before you commit");
            return Exit.Good;
        });
        return command;
    }
}
