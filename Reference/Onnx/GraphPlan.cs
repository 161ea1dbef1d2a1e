using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>What is worked out once for a graph: lifted constants (unless each use is to lift them anew), and after which node each value can be let go.</summary>
internal sealed class GraphPlan<T> where T : IFloatingPointIeee754<T>
{
    private readonly Graph graph;
    private readonly Dictionary<string, Tensor> constants, unlifted;
    private readonly List<string>[] lastUses;
    private readonly bool[] fuses;

    public GraphPlan(Graph graph, bool keepsConstants)
    {
        this.graph = graph;
        constants = keepsConstants ? graph.Initializers.ToDictionary(i => i.Key, i => Lifting.To<T>(i.Value)) : [];
        unlifted = keepsConstants ? [] : graph.Initializers.ToDictionary();
        lastUses = new List<string>[graph.Nodes.Length];
        Dictionary<string, int> uses = graph.Nodes.SelectMany(node => node.Inputs.Concat(Subgraphs(node).SelectMany(g => g.Captured))).Concat(graph.Outputs.Select(o => o.Name))
            .GroupBy(name => name).ToDictionary(group => group.Key, group => group.Count());
        fuses = [.. graph.Nodes.Select((node, n) => n + 1 < graph.Nodes.Length && Fuses(node, graph.Nodes[n + 1], uses))];
        HashSet<string> kept = [.. graph.Outputs.Select(o => o.Name), .. graph.Initializers.Keys];
        for (int n = graph.Nodes.Length - 1; n >= 0; n--)
        {
            lastUses[n] = [];
            Node node = graph.Nodes[n];
            IEnumerable<string> used = node.Inputs.Concat(node.Outputs).Concat(Subgraphs(node).SelectMany(g => g.Captured))
                .Concat(DifferentiatedGraph.IsNamedBy(node) ? DifferentiatedGraph.Of(graph, node).Free : []);
            foreach (string name in used)
            {
                if (kept.Add(name))
                {
                    lastUses[n].Add(name);
                }
            }
        }
    }

    /// <summary>Whether the result of this node is needed by the next one only, and both take it element by element: then both are found in one pass over memory.</summary>
    public bool FusesWithNext(int node) => fuses[node];

    public List<string> LastUsedAt(int node) => lastUses[node];

    public Scope<T> Enter(Value?[] inputs, Scope<T> outer)
    {
        Scope<T> scope = new(outer.Find) { Unlifted = unlifted };
        foreach ((string name, Tensor value) in constants)
        {
            scope.Set(name, value);
        }
        for (int i = 0; i < graph.Inputs.Length; i++)
        {
            if (i < inputs.Length && inputs[i] is { } given)
            {
                scope.Set(graph.Inputs[i].Name, given);
            }
        }
        return scope;
    }

    /// <summary>Whether a node reads each operand in one pass, element by element, so that its result may take an operand's place in memory.</summary>
    public static bool IsElementwise(Node node) => node is { Domain: "", OpType: "BatchNormalization" or "Add" or "Mul" or "Sum" or "Relu" };

    // A convolution's result comes in pieces, of which the next nodes take each while it is in the cache.
    private static bool Fuses(Node node, Node next, Dictionary<string, int> uses) =>
        (IsElementwise(node) || node is { Domain: "", OpType: "Conv" }) && node.Outputs is [{ Length: > 0 } result]
        && IsElementwise(next) && (next.OpType == "BatchNormalization" ? next.Inputs.FirstOrDefault() == result : next.Inputs.Contains(result)) && uses[result] == 1;

    private static IEnumerable<Graph> Subgraphs(Node node) =>
        node.Attributes.Values.OfType<Graph>().Concat(node.Attributes.Values.OfType<Graph[]>().SelectMany(g => g));
}
