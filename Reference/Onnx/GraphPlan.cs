using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>What is worked out once for a graph: lifted constants, and after which node each value can be let go.</summary>
internal sealed class GraphPlan<T> where T : IFloatingPointIeee754<T>
{
    private readonly Graph graph;
    private readonly Dictionary<string, Tensor> constants;
    private readonly List<string>[] lastUses;

    public GraphPlan(Graph graph)
    {
        this.graph = graph;
        constants = graph.Initializers.ToDictionary(i => i.Key, i => Lifting.To<T>(i.Value));
        lastUses = new List<string>[graph.Nodes.Length];
        HashSet<string> kept = [.. graph.Outputs.Select(o => o.Name), .. constants.Keys];
        for (int n = graph.Nodes.Length - 1; n >= 0; n--)
        {
            lastUses[n] = [];
            Node node = graph.Nodes[n];
            IEnumerable<string> used = node.Inputs.Concat(node.Outputs).Concat(Subgraphs(node).SelectMany(g => g.Captured));
            foreach (string name in used)
            {
                if (kept.Add(name))
                {
                    lastUses[n].Add(name);
                }
            }
        }
    }

    public List<string> LastUsedAt(int node) => lastUses[node];

    public Scope<T> Enter(Value?[] inputs, Scope<T> outer)
    {
        Scope<T> scope = new(outer.Find);
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

    private static IEnumerable<Graph> Subgraphs(Node node) =>
        node.Attributes.Values.OfType<Graph>().Concat(node.Attributes.Values.OfType<Graph[]>().SelectMany(g => g));
}
