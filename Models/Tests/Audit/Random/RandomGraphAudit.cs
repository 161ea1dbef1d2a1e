using System.Globalization;
using System.Text;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Profiles;

namespace Verification.Models.Tests.Audit.Random;

/// <summary>Audits many random graphs and keeps the figures: nodes by class, the worst ratio by operator, and every node that is violated or undecided.</summary>
internal sealed class RandomGraphAudit
{
    private const int CasesPerSession = 16;

    private readonly SortedDictionary<string, int[]> classes = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (double Ratio, string Case)> worst = new(StringComparer.Ordinal);

    /// <summary>Nodes of a class, as <c>case op: what</c>.</summary>
    public Dictionary<NodeClass, List<string>> Notable { get; } = [];

    public int Nodes { get; private set; }

    public int Of(NodeClass value) => classes.Values.Sum(counts => counts[(int)value]);

    /// <summary>Audits cases of a seed on ONNX Runtime's CPU provider.</summary>
    public void Run(ulong seed, int first, int count)
    {
        for (int k = first; k < first + count; k += CasesPerSession)
        {
            int some = Math.Min(CasesPerSession, first + count - k);
            try
            {
                Run(seed, k, some, all: true);
            }
            catch (BackendException)
            {
                // One of them does not load: each by itself.
                for (int i = k; i < k + some; i++)
                {
                    Run(seed, i, 1, all: false);
                }
            }
        }
    }

    private void Run(ulong seed, int first, int count, bool all)
    {
        var (model, inputs) = RandomGraphs.Cases(seed, first, count);
        ModelReport report;
        try
        {
            report = new ModelAudit { Backend = OrtBackend.Cpu, Arithmetic = Arithmetic.OrtCpu, Inherited = false }.Run(model, "random", null, inputs);
        }
        catch (BackendException e) when (!all)
        {
            Count(new NodeResult { Id = first.ToString(CultureInfo.InvariantCulture), Place = 0, Op = model.Graph.Node[0].OpType, Class = NodeClass.Unsupported, Reason = e.Message });
            return;
        }
        foreach (NodeResult node in report.Nodes)
        {
            Count(node);
        }
    }

    private void Count(NodeResult node)
    {
        Nodes++;
        if (!classes.TryGetValue(node.Op, out int[]? counts))
        {
            classes[node.Op] = counts = new int[Enum.GetValues<NodeClass>().Length];
        }
        counts[(int)node.Class]++;
        if (node.Class is not (NodeClass.Violated or NodeClass.Undecided or NodeClass.Unsupported) && (!worst.TryGetValue(node.Op, out var before) || node.Ratio > before.Ratio))
        {
            worst[node.Op] = (node.Ratio, node.Id);
        }
        if (node.Class is not (NodeClass.Faithful or NodeClass.WithinBound))
        {
            if (!Notable.TryGetValue(node.Class, out List<string>? list))
            {
                Notable[node.Class] = list = [];
            }
            list.Add(FormattableString.Invariant($"{node.Id} {node.Op} {node.Shape}: {node.Reason}; {node.Worst}; ratio {node.Ratio:G3}; {node.Operands}"));
        }
    }

    public override string ToString()
    {
        StringBuilder text = new();
        NodeClass[] columns = Enum.GetValues<NodeClass>();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Nodes} nodes: {string.Join(", ", columns.Select(c => $"{Of(c)} {c.Text()}"))}");
        foreach ((string op, int[] counts) in classes)
        {
            (double ratio, string at) = worst.GetValueOrDefault(op, (double.NaN, ""));
            text.AppendLine(CultureInfo.InvariantCulture, $"  {op,-26} {string.Join(" ", counts.Select(c => $"{c,6}"))}   worst {ratio:F3} at {at}");
        }
        foreach ((NodeClass value, List<string> list) in Notable.OrderByDescending(n => n.Key))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{value.Text()}:");
            list.ForEach(line => text.AppendLine("  " + line));
        }
        return text.ToString();
    }
}
