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
            List<BundledModel> models = [.. BundledModel.All().Where(m => m.Id.Contains(parsed.GetValue(filter)!, StringComparison.Ordinal))];
            Table table = Screen.Table("id", "statement", "domain", "source");
            foreach (BundledModel model in models)
            {
                Screen.Row(table, "", -1, model.Id, model.Statement, model.Domain, model.Source);
            }
            Screen.Print(table);
            JsonReport.Write(parsed.GetValue(json), "list", Shared.DefaultSeed, models.Select(m => new { m.Id, m.Statement, m.Domain, m.Source }), new { entries = models.Count });
            return Exit.Good;
        });
        return command;
    }
}
