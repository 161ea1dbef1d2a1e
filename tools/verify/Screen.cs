using System.Globalization;
using Spectre.Console;

namespace Verification.Tools.Verify;

/// <summary>What the commands print: tables and progress, in colour on a terminal only.</summary>
internal static class Screen
{
    /// <summary>A table with the given column heads; those that start with '>' are aligned right.</summary>
    public static Table Table(params string[] heads)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string head in heads)
        {
            bool right = head.StartsWith('>');
            TableColumn column = new(Markup.Escape(right ? head[1..] : head));
            table.AddColumn(right ? column.RightAligned() : column);
        }
        return table;
    }

    /// <summary>A row of plain texts, the cell at <paramref name="coloured"/> in a colour.</summary>
    public static void Row(Table table, string colour, int coloured, params string[] cells) =>
        table.AddRow([.. cells.Select((cell, i) => new Markup(i == coloured && colour.Length > 0 ? $"[{colour}]{Markup.Escape(cell)}[/]" : Markup.Escape(cell)))]);

    public static void Print(Table table)
    {
        if (Console.IsOutputRedirected)
        {
            AnsiConsole.Profile.Width = 200;
            AnsiConsole.Profile.Capabilities.Ansi = false;
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
        }
        AnsiConsole.Write(table);
    }

    /// <summary>Runs something long: with a progress bar on a terminal, silently elsewhere.</summary>
    /// <param name="title">What is being done.</param>
    /// <param name="work">The work; it reports how much of the whole is done.</param>
    public static TResult Progress<TResult>(string title, Func<Action<int, int>, TResult> work)
    {
        if (Console.IsOutputRedirected)
        {
            return work((_, _) => { });
        }
        return AnsiConsole.Progress().AutoClear(true).Start(context =>
        {
            ProgressTask task = context.AddTask(Markup.Escape(title));
            return work((done, total) =>
            {
                task.MaxValue = total;
                task.Value = done;
            });
        });
    }

    /// <summary>The end of a long name, which tells more than its beginning.</summary>
    public static string Tail(string name, int length) => name.Length <= length ? name : "…" + name[^(length - 1)..];

    /// <summary>A number in three digits: <c>0.31</c>, <c>5.1e+11</c>.</summary>
    public static string Number(double x) => x == 0 ? "0" : Math.Abs(x) is >= 1e-3 and < 1e5 ? x.ToString("G3", CultureInfo.InvariantCulture) : x.ToString("0.0e+0", CultureInfo.InvariantCulture);
}
