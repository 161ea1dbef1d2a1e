namespace Verification.Reference.Onnx;

/// <summary>Puts nodes in an order in which each comes after those whose outputs it uses.</summary>
internal static class TopologicalOrder
{
    /// <summary>The nodes in order (the file's own, if that is one).</summary>
    /// <param name="nodes">The nodes in the file's order.</param>
    /// <param name="defined">Names that have values before any node; the nodes' outputs are added.</param>
    /// <param name="captured">Receives the names that no node of this graph defines.</param>
    /// <param name="nested">Whether names may come from an enclosing graph.</param>
    /// <exception cref="OnnxException">Two nodes define one name, or nodes wait for each other in a circle.</exception>
    public static Node[] Of(Node[] nodes, HashSet<string> defined, HashSet<string> captured, bool nested)
    {
        Dictionary<string, int> producers = [];
        for (int n = 0; n < nodes.Length; n++)
        {
            foreach (string output in nodes[n].Outputs)
            {
                if (output.Length > 0 && (defined.Contains(output) || !producers.TryAdd(output, n)))
                {
                    throw new OnnxException($"{nodes[n].Describe()}: '{output}' has been defined before");
                }
            }
        }

        List<int>[] users = new List<int>[nodes.Length];
        int[] waiting = new int[nodes.Length];
        for (int n = 0; n < nodes.Length; n++)
        {
            foreach (string used in Uses(nodes[n]).Distinct())
            {
                if (producers.TryGetValue(used, out int producer))
                {
                    (users[producer] ??= []).Add(n);
                    waiting[n]++;
                }
                else if (!defined.Contains(used) && captured.Add(used) && !nested)
                {
                    throw new OnnxException($"{nodes[n].Describe()}: '{used}' is no input, initializer or output of a node");
                }
            }
        }

        PriorityQueue<int, int> ready = new();
        for (int n = 0; n < nodes.Length; n++)
        {
            if (waiting[n] == 0)
            {
                ready.Enqueue(n, n);
            }
        }
        List<Node> ordered = new(nodes.Length);
        while (ready.TryDequeue(out int n, out _))
        {
            ordered.Add(nodes[n]);
            foreach (int user in users[n] ?? [])
            {
                if (--waiting[user] == 0)
                {
                    ready.Enqueue(user, user);
                }
            }
        }
        if (ordered.Count < nodes.Length)
        {
            throw Cycle(nodes, producers, waiting);
        }
        defined.UnionWith(producers.Keys);
        return [.. ordered];
    }

    // From any node that still waits, back along what it waits for: after at most all nodes, one comes again.
    private static OnnxException Cycle(Node[] nodes, Dictionary<string, int> producers, int[] waiting)
    {
        List<int> path = [];
        HashSet<int> visited = [];
        int n = Array.FindIndex(waiting, w => w > 0);
        for (; visited.Add(n); n = Uses(nodes[n]).Where(producers.ContainsKey).Select(used => producers[used]).First(p => waiting[p] > 0))
        {
            path.Add(n);
        }
        path.RemoveRange(0, path.IndexOf(n));
        string through = string.Join(", ", path.Skip(1).Reverse().Take(4).Select(p => $"'{nodes[p].Outputs.FirstOrDefault(o => o.Length > 0)}'"));
        return new OnnxException($"{nodes[n].Describe()} waits for its own output{(path.Count > 1 ? $" through {through}{(path.Count > 5 ? ", …" : "")}" : "")}: the graph has a cycle");
    }

    private static IEnumerable<string> Uses(Node node) => node.Inputs.Where(name => name.Length > 0)
        .Concat(node.Attributes.Values.OfType<Graph>().Concat(node.Attributes.Values.OfType<Graph[]>().SelectMany(g => g)).SelectMany(g => g.Captured));
}
