namespace Verification.Reference.Onnx;

/// <summary>Puts a call's attributes in the place of a function body's references to them.</summary>
internal static class FunctionCall
{
    public static Graph Bind(FunctionBody function, Node call)
    {
        Dictionary<string, object?> attributes = new(function.Attributes);
        foreach ((string name, object value) in call.Attributes)
        {
            attributes[name] = value;
        }
        return Bind(function.Body, attributes);
    }

    private static Graph Bind(Graph graph, Dictionary<string, object?> attributes) => new()
    {
        Name = graph.Name,
        Inputs = graph.Inputs,
        Outputs = graph.Outputs,
        Initializers = graph.Initializers,
        Captured = graph.Captured,
        Nodes = Array.ConvertAll(graph.Nodes, node => Bind(node, attributes)),
    };

    private static Node Bind(Node node, Dictionary<string, object?> attributes)
    {
        if (!node.Attributes.Values.Any(value => value is AttributeReference or Graph or Graph[]))
        {
            return node;
        }
        Dictionary<string, object> bound = [];
        foreach ((string name, object value) in node.Attributes)
        {
            object? resolved = value switch
            {
                AttributeReference reference => attributes.GetValueOrDefault(reference.Name),
                Graph body => Bind(body, attributes),
                Graph[] bodies => Array.ConvertAll(bodies, body => Bind(body, attributes)),
                _ => value,
            };
            if (resolved is not null)
            {
                bound[name] = resolved;
            }
        }
        return new Node
        {
            Name = node.Name,
            OpType = node.OpType,
            Domain = node.Domain,
            Overload = node.Overload,
            Inputs = node.Inputs,
            Outputs = node.Outputs,
            Attributes = bound,
        };
    }
}
