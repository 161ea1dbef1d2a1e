using Spectre.Console;
using Verification.Models.Audit;

namespace Verification.Tools.Verify;

/// <summary>How a model's audit is shown.</summary>
internal static class ModelText
{
    private const int Remarkable = 10;

    public static void Print(ModelReport report, string backend, bool all, int randomWeights)
    {
        Console.WriteLine($"{report.Model} on {report.Backend} ({backend}), judged by the profile {report.Profile}");
        Console.WriteLine($"  inputs   {string.Join("; ", report.Inputs)}{(randomWeights > 0 ? $"; {randomWeights} random weights" : "")}");
        if (report.Nodes.Any(n => n.Provider.Length > 0))
        {
            Console.WriteLine($"  ran on   {string.Join(", ", report.Nodes.GroupBy(n => n.Provider.Length > 0 ? n.Provider : "constants").Select(g => $"{g.Key} {g.Count()}"))}");
        }
        List<NodeResult> shown = all ? [.. report.Nodes] : [.. report.Nodes.Where(n => n.Class > NodeClass.WithinBound).Concat(report.Nodes.Where(n => n.Class == NodeClass.WithinBound).OrderByDescending(n => n.Ratio)).Take(Math.Max(Remarkable, report.Nodes.Count(n => n.Class >= NodeClass.Suspicious)))];
        if (shown.Count > 0)
        {
            Table table = Screen.Table("node", "op", "class", ">gap", ">bound", ">gap/bound", "worst element and reason");
            foreach (NodeResult node in shown)
            {
                Screen.Row(table, Colour(node.Class), 2, Screen.Tail(node.Id, 40), node.Op, node.Class.Text(), Screen.Number(node.Gap), Screen.Number(node.Bound), Screen.Number(node.Ratio), string.Join("; ", new[] { node.Worst, node.Reason }.Where(t => t.Length > 0)));
            }
            Screen.Print(table);
            if (shown.Count < report.Nodes.Count)
            {
                Console.WriteLine($"  ({shown.Count} of {report.Nodes.Count} nodes; --all lists the rest)");
            }
        }
        foreach (NodeResult node in report.Nodes.Where(n => n.Class == NodeClass.Violated))
        {
            Console.WriteLine($"  violated: {node.Op} '{node.Id}' {node.Shape}, {Screen.Number(node.Ratio)} x its bound at {node.Worst}");
            Console.WriteLine($"    {node.Reason}");
            Console.WriteLine($"    operands {node.Operands}");
        }
        foreach (OutputError output in report.Outputs)
        {
            Console.WriteLine(output.Note.Length > 0 ? $"  output   {output.Name} {output.Shape}: {output.Note}"
                : $"  output   {output.Name} {output.Shape}: inherited error {Screen.Number(output.Gap)}, {Screen.Number(output.Relative)} of its largest element");
        }
        Console.WriteLine($"  {string.Join(", ", Enum.GetValues<NodeClass>().Where(c => report.Count(c) > 0).Select(c => $"{report.Count(c)} {c.Text()}"))}"
            + FormattableString.Invariant($" of {report.Nodes.Count} nodes, {report.Nodes.Sum(n => n.Elements):N0} elements; {report.Seconds:F1} s (backend {report.BackendSeconds * 1000:F0} ms)"));
    }

    /// <summary>A node's result as it stands in the JSON file.</summary>
    public static object Json(NodeResult node) => new
    {
        node.Id,
        node.Op,
        Class = node.Class.Text(),
        node.Gap,
        node.Bound,
        node.Ratio,
        node.Shape,
        node.Provider,
        node.Worst,
        node.Operands,
        node.Reason,
        node.Elements,
        node.UndecidedElements,
        node.Seconds,
    };

    /// <summary>Counts by class, and the final outputs.</summary>
    public static object Summary(ModelReport report) => new
    {
        report.Model,
        report.Backend,
        report.Profile,
        report.Inputs,
        Nodes = report.Nodes.Count,
        Classes = Enum.GetValues<NodeClass>().ToDictionary(c => c.Text(), report.Count),
        report.Outputs,
        report.BackendSeconds,
        report.Seconds,
    };

    private static string Colour(NodeClass value) => value switch
    {
        NodeClass.Violated => "red",
        NodeClass.Undecided or NodeClass.Unsupported or NodeClass.Suspicious => "yellow",
        _ => "green",
    };
}
