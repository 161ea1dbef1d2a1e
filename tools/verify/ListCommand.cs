using System.CommandLine;
using Spectre.Console;

namespace Verification.Tools.Verify;

/// <summary><c>verify list</c>: everything that plain <c>verify</c> checks.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        Option<string> filter = Shared.Filter("entries whose id");
        Option<FileInfo?> json = Shared.Json();
        Command command = new("list", "List what is verified: id, statement, domain, source.") { filter, json };
        command.SetAction(parsed =>
        {
            Entry[] entries =
            [
                .. Catalogues.All.SelectMany(c => c.Checks.Select(k => new Entry(k.Id, c.Name, k.Kind, k.Statement, k.Domain, k.Source.ToString()))),
                .. BundledModel.All().Select(m => new Entry(m.Id, "models", "model", m.Statement, m.Domain, m.Source)),
            ];
            entries = [.. entries.Where(e => e.Id.Contains(parsed.GetValue(filter)!, StringComparison.Ordinal))];
            Table table = Screen.Table("id", "kind", "statement", "domain", "source");
            foreach (Entry entry in entries)
            {
                Screen.Row(table, "", -1, entry.Id, entry.Kind, entry.Statement, entry.Domain, entry.Source);
            }
            Screen.Print(table);
            Console.WriteLine(string.Join(", ", entries.GroupBy(e => e.Room).Select(g => $"{g.Count()} {(g.Key == "models" ? "bundled models" : "claims of " + g.Key)}")));
            JsonReport.Write(parsed.GetValue(json), "list", Shared.DefaultSeed, entries, new { entries = entries.Length });
            return Exit.Good;
        });
        return command;
    }

    private sealed record Entry(string Id, string Room, string Kind, string Statement, string Domain, string Source);
}
