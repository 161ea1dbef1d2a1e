using Onnx;
using Verification.Models.Audit;
using Verification.Models.Profiles;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit;

/// <summary>One node with its inputs, judged as if a backend had returned a given output.</summary>
internal sealed class SingleNode
{
    private readonly Model model;
    private readonly NodeCase fed;

    public SingleNode(string opType, (string Name, object Value)[] attributes, params Tensor[] inputs)
    {
        GraphBuilder graph = new("single");
        string[] names = [.. inputs.Select((x, i) => graph.Input($"x{i}", x.ElementType, [.. x.Shape.Select(d => new Dimension(d))]))];
        graph.Node("y", opType, names, attributes);
        graph.Proto.Output.Add(new ValueInfoProto { Name = "y" });
        model = ModelLoader.Convert(graph.Model(21, 10), "single", null);
        fed = new NodeCase(model.Graph.Nodes[0], inputs, _ => null);
    }

    /// <summary>What the node computes in double.</summary>
    public double[] Exact => ((Tensor<double>)new Evaluator<double>(model).Apply(fed.Node, fed.Inputs, fed.Captured)[0]!).Values;

    /// <summary>What the node computes when every step is rounded to float.</summary>
    public float[] Rounded => ((Tensor<float>)new Evaluator<float>(model).Apply(fed.Node, fed.Inputs, fed.Captured)[0]!).Values;

    public NodeResult Judge(Value output, Arithmetic? arithmetic = null) =>
        new NodeAudit(model).Judge(fed, 0, new Dictionary<string, Value> { ["y"] = output }, arithmetic ?? Arithmetic.Ieee754);

    public NodeResult Judge(float[] output, params int[] shape) => Judge(new Tensor<float>(output, shape));
}
