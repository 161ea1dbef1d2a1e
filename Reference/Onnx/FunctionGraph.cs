using Verification.Reference.Tensors;
using Key = (string Domain, string Name, string Overload);

namespace Verification.Reference.Onnx;

/// <summary>Checks which operator sets and functions the nodes of a model call, before anything is evaluated.</summary>
/// <param name="functions">The model-local functions.</param>
internal sealed class FunctionGraph(IReadOnlyDictionary<Key, FunctionBody> functions)
{
    /// <summary>Twelve functions that each call the next ten times would run 10¹² nodes: the text is short, its meaning is not.</summary>
    private const long MaxNodes = 10_000_000;

    private readonly Dictionary<Key, (long Nodes, int Depth)> sizes = [];
    private readonly List<Key> calling = [];

    /// <summary>Checks the main graph and every function.</summary>
    /// <exception cref="OnnxException">A domain is not imported, or functions call each other in a circle, too deep, or too often.</exception>
    public void Check(Graph graph, IReadOnlyDictionary<string, int> opsets)
    {
        foreach (Key key in functions.Keys)
        {
            Size(key);
        }
        Size(graph, opsets);
    }

    /// <summary>The key of the function that a node would call.</summary>
    public static Key KeyOf(Node node) => (node.Domain == "ai.onnx" ? "" : node.Domain, node.OpType, node.Overload);

    private (long Nodes, int Depth) Size(Key key)
    {
        if (sizes.TryGetValue(key, out (long, int) known))
        {
            return known;
        }
        if (calling.IndexOf(key) is >= 0 and int start)
        {
            throw new OnnxException($"functions call each other in a circle: {string.Join(" → ", calling.Skip(start).Append(key).Select(k => $"'{k.Name}'"))}");
        }
        if (calling.Count >= Limits.MaxDepth)
        {
            throw new OnnxException($"function '{key.Name}' is called more than {Limits.MaxDepth} deep");
        }
        calling.Add(key);
        FunctionBody function = functions[key];
        (long nodes, int depth) = Size(function.Body, function.Opsets);
        calling.RemoveAt(calling.Count - 1);
        return sizes[key] = nodes <= MaxNodes ? depth < Limits.MaxDepth ? (nodes, depth + 1)
            : throw new OnnxException($"function '{key.Name}' calls functions more than {Limits.MaxDepth} deep")
            : throw new OnnxException($"function '{key.Name}' runs more than {MaxNodes} nodes by calling other functions");
    }

    private (long Nodes, int Depth) Size(Graph graph, IReadOnlyDictionary<string, int> opsets)
    {
        long nodes = 0;
        int depth = 0;
        foreach (Node node in graph.Nodes)
        {
            Key key = KeyOf(node);
            bool isCall = functions.ContainsKey(key);
            (long, int) below = isCall ? Size(key) : opsets.ContainsKey(key.Domain) ? (0, 0)
                : throw new OnnxException($"{node.Describe()}: no operator set is imported for domain '{node.Domain}'");
            IEnumerable<Graph> bodies = node.Attributes.Values.OfType<Graph>().Concat(node.Attributes.Values.OfType<Graph[]>().SelectMany(g => g));
            foreach ((long Nodes, int Depth) part in bodies.Select(body => Size(body, opsets)).Append(below))
            {
                nodes = Math.Min(nodes + part.Nodes, 2 * MaxNodes);
                depth = Math.Max(depth, part.Depth);
            }
            nodes++;
        }
        return nodes <= MaxNodes ? (nodes, depth) : throw new OnnxException($"graph '{graph.Name}' runs more than {MaxNodes} nodes by calling functions");
    }
}
