using Onnx;

namespace Verification.Models.Audit;

/// <summary>Puts the branch that an <c>If</c> takes in the place of the <c>If</c>.</summary>
internal static class Branches
{
    /// <summary>Whether a node is an <c>If</c>.</summary>
    public static bool Is(NodeProto node) => node.OpType == "If" && node.Domain is "" or "ai.onnx";

    /// <summary>A copy of the model in which every <c>If</c> of the main graph whose condition is known has given way to its branch.</summary>
    /// <param name="model">The model.</param>
    /// <param name="condition">The value of a condition by name; null if unknown.</param>
    public static ModelProto Inline(ModelProto model, Func<string, bool?> condition)
    {
        ModelProto flat = model.Clone();
        GraphProto graph = flat.Graph;
        NodeProto[] nodes = [.. graph.Node];
        graph.Node.Clear();
        HashSet<string> taken = [.. nodes.SelectMany(n => n.Output)];
        foreach (NodeProto node in nodes)
        {
            if (!Is(node) || condition(node.Input[0]) is not { } truth)
            {
                graph.Node.Add(node);
                continue;
            }
            GraphProto branch = node.Attribute.First(a => a.Name == (truth ? "then_branch" : "else_branch")).G.Clone();
            Insert(graph, branch, node, taken);
        }
        return flat;
    }

    private static void Insert(GraphProto graph, GraphProto branch, NodeProto node, HashSet<string> taken)
    {
        // Two branches of one If may use the same inner names, and so may the branch and the graph around it.
        string prefix = node.Output.First(o => o.Length > 0) + "/";
        HashSet<string> outer = [.. graph.Input.Select(i => i.Name), .. graph.Initializer.Select(i => i.Name), .. graph.SparseInitializer.Select(i => i.Values.Name), .. taken];
        IEnumerable<string> inner = branch.Initializer.Select(i => i.Name).Concat(branch.SparseInitializer.Select(i => i.Values.Name)).Concat(branch.Node.SelectMany(n => n.Output)).Where(name => name.Length > 0);
        Dictionary<string, string> names = inner.Distinct().ToDictionary(name => name, name => outer.Contains(name) ? prefix + name : name);
        taken.UnionWith(names.Values);
        foreach (TensorProto constant in branch.Initializer)
        {
            constant.Name = names[constant.Name];
            graph.Initializer.Add(constant);
        }
        foreach (SparseTensorProto constant in branch.SparseInitializer)
        {
            constant.Values.Name = names[constant.Values.Name];
            graph.SparseInitializer.Add(constant);
        }
        foreach (NodeProto moved in branch.Node)
        {
            Rename(moved, names);
            graph.Node.Add(moved);
        }
        for (int i = 0; i < node.Output.Count; i++)
        {
            if (node.Output[i].Length > 0)
            {
                string result = branch.Output[i].Name;
                graph.Node.Add(new NodeProto { OpType = "Identity", Name = prefix + i, Input = { names.GetValueOrDefault(result, result) }, Output = { node.Output[i] } });
            }
        }
    }

    private static void Rename(NodeProto node, Dictionary<string, string> names)
    {
        for (int i = 0; i < node.Input.Count; i++)
        {
            node.Input[i] = names.GetValueOrDefault(node.Input[i], node.Input[i]);
        }
        for (int i = 0; i < node.Output.Count; i++)
        {
            node.Output[i] = names.GetValueOrDefault(node.Output[i], node.Output[i]);
        }
        foreach (GraphProto nested in node.Attribute.Where(a => a.G is not null).Select(a => a.G).Concat(node.Attribute.SelectMany(a => a.Graphs)))
        {
            HashSet<string> own = [.. nested.Input.Select(i => i.Name), .. nested.Initializer.Select(i => i.Name), .. nested.Node.SelectMany(n => n.Output)];
            Dictionary<string, string> visible = names.Where(n => !own.Contains(n.Key)).ToDictionary();
            foreach (NodeProto inner in nested.Node)
            {
                Rename(inner, visible);
            }
            foreach (ValueInfoProto output in nested.Output)
            {
                output.Name = visible.GetValueOrDefault(output.Name, output.Name);
            }
        }
    }
}
