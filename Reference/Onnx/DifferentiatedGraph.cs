namespace Verification.Reference.Onnx;

/// <summary>The part of a graph that makes <c>y</c> of <c>xs</c> and <c>zs</c>, as a Gradient node names them.</summary>
/// <remarks>
/// Every node on a way from one of those names, from an initializer or from nothing to y, backwards from y and no further than the names. What else y is made of
/// (inputs of the graph, values of enclosing graphs) stays as it is: <see cref="Free"/>. A Gradient node among the nodes names values of the whole graph.
/// </remarks>
internal sealed class DifferentiatedGraph
{
    private readonly Graph whole;
    private readonly HashSet<string> named;
    private readonly Dictionary<string, Node> makers = [];
    private readonly HashSet<Node> nodes = [];
    private readonly HashSet<string> free = [];
    private readonly HashSet<string> constants = [];

    private DifferentiatedGraph(Graph graph, Node gradient, HashSet<Node> around)
    {
        whole = graph.Whole ?? graph;
        named = [.. Names(gradient, "xs"), .. Names(gradient, "zs")];
        foreach (Node node in whole.Nodes)
        {
            foreach (string output in node.Outputs)
            {
                makers[output] = node;
            }
        }
        around.Add(gradient);
        Collect(Y(gradient), around);
        around.Remove(gradient);
    }

    /// <summary>Whether a node's attributes name a part of the graph.</summary>
    public static bool IsNamedBy(Node node) => node is { OpType: "Gradient", Domain: "ai.onnx.preview.training" };

    /// <summary>The part that a Gradient node names in the graph around it.</summary>
    public static DifferentiatedGraph Of(Graph graph, Node gradient) => new(graph, gradient, []);

    /// <summary>Names that y depends on, that no node of the part gives, and that are neither in xs nor in zs.</summary>
    public IReadOnlySet<string> Free => free;

    /// <summary>Whether a name belongs to the graph itself, not to one around it.</summary>
    public bool Owns(string name) => makers.ContainsKey(name) || whole.Initializers.ContainsKey(name) || whole.Inputs.Any(input => input.Name == name);

    /// <summary>The part as a graph with these inputs.</summary>
    public Graph With(ValueInfo[] inputs, string y) => new()
    {
        Name = whole.Name,
        Nodes = [.. whole.Nodes.Where(nodes.Contains)],
        Inputs = inputs,
        Outputs = [new ValueInfo(y, ValueKind.Tensor, default, null)],
        Initializers = constants.ToDictionary(name => name, name => whole.Initializers[name]),
        Captured = new HashSet<string>(),
        Whole = whole,
    };

    private void Collect(string y, HashSet<Node> around)
    {
        Stack<string> open = new([y]);
        HashSet<string> seen = [];
        while (open.TryPop(out string? name))
        {
            if (named.Contains(name) || !seen.Add(name))
            {
                continue;
            }
            if (whole.Initializers.ContainsKey(name))
            {
                constants.Add(name);
            }
            else if (!makers.TryGetValue(name, out Node? maker))
            {
                free.Add(name);
            }
            else if (nodes.Add(maker))
            {
                foreach (string used in Uses(maker, around))
                {
                    open.Push(used);
                }
            }
        }
    }

    private IEnumerable<string> Uses(Node node, HashSet<Node> around) => node.Inputs.Where(name => name.Length > 0)
        .Concat(node.Attributes.Values.OfType<Graph>().Concat(node.Attributes.Values.OfType<Graph[]>().SelectMany(g => g)).SelectMany(g => g.Captured))
        .Concat(IsNamedBy(node) && !around.Contains(node) ? new DifferentiatedGraph(whole, node, around).free : []);

    private static string Y(Node gradient) => gradient.Attributes.GetValueOrDefault("y") as string ?? "";

    private static string[] Names(Node gradient, string attribute) => gradient.Attributes.GetValueOrDefault(attribute) as string[] ?? [];
}
