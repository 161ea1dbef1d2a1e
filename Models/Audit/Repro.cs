using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Writes one node, with the inputs that the backend gave it and the outputs that it should have, as a standard ONNX test folder.</summary>
public static class Repro
{
    /// <summary>Writes <c>model.onnx</c> and <c>test_data_set_0</c> into a folder of the node's own below <paramref name="root"/>.</summary>
    /// <param name="root">Where such folders are collected.</param>
    /// <param name="model">The model that the node is from.</param>
    /// <param name="node">The node and its inputs.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="OnnxException">An input is no tensor.</exception>
    public static string Write(string root, ModelProto model, NodeCase node)
    {
        string id = node.Node.Outputs.First(o => o.Length > 0);
        NodeProto proto = model.Graph.Node.First(n => n.Output.Contains(id)).Clone();
        ModelProto single = new() { IrVersion = model.IrVersion, ProducerName = "Verification", DocString = $"One node of {model.Graph.Name}, with its own inputs" };
        single.OpsetImport.AddRange(model.OpsetImport);
        single.Functions.AddRange(model.Functions);
        single.Graph = new GraphProto { Name = id, Node = { proto } };

        List<(string Name, Tensor Value)> inputs = [];
        IEnumerable<(string Name, Value? Value)> fed = node.Node.Inputs.Zip(node.Inputs).Concat(Captured(node.Node).Select(name => (name, node.Captured(name))));
        foreach ((string name, Value? value) in fed.Where(f => f.Name.Length > 0).DistinctBy(f => f.Name))
        {
            inputs.Add((name, value as Tensor ?? throw new OnnxException($"'{name}' is {value?.Describe() ?? "missing"}: only tensors are written")));
            single.Graph.Input.Add(Info(name, inputs[^1].Value));
        }
        Model loaded = ModelLoader.Convert(WithOutputs(single, node.Node.Outputs.Where(o => o.Length > 0)), id, null);
        IReadOnlyDictionary<string, Value> expected = new Evaluator<double>(loaded).Run(inputs.ToDictionary(i => i.Name, i => (Value)i.Value));
        single.Graph.Output.Clear();
        foreach ((string name, Value value) in expected)
        {
            single.Graph.Output.Add(Info(name, value as Tensor ?? throw new OnnxException($"'{name}' is {value.Describe()}: only tensors are written")));
        }

        string folder = Path.Combine(root, string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')));
        string data = Path.Combine(folder, "test_data_set_0");
        Directory.CreateDirectory(data);
        File.WriteAllBytes(Path.Combine(folder, "model.onnx"), single.ToByteArray());
        for (int i = 0; i < inputs.Count; i++)
        {
            File.WriteAllBytes(Path.Combine(data, $"input_{i}.pb"), TensorWriter.Write(inputs[i].Value, inputs[i].Name).ToByteArray());
        }
        for (int i = 0; i < single.Graph.Output.Count; i++)
        {
            string name = single.Graph.Output[i].Name;
            File.WriteAllBytes(Path.Combine(data, $"output_{i}.pb"), TensorWriter.Write((Tensor)expected[name], name).ToByteArray());
        }
        return folder;
    }

    private static ModelProto WithOutputs(ModelProto model, IEnumerable<string> names)
    {
        ModelProto copy = model.Clone();
        copy.Graph.Output.AddRange(names.Select(name => new ValueInfoProto { Name = name }));
        return copy;
    }

    private static IEnumerable<string> Captured(Node node) => node.Attributes.Values.OfType<Graph>().SelectMany(g => g.Captured);

    private static ValueInfoProto Info(string name, Tensor value)
    {
        TensorShapeProto shape = new();
        shape.Dim.AddRange(value.Shape.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }));
        return new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)value.ElementType, Shape = shape } } };
    }
}
