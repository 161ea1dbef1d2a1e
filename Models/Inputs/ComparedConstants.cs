using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Inputs;

/// <summary>Finds the constants that a model compares its inputs with: a sampling rate, a mode, a version.</summary>
internal static class ComparedConstants
{
    /// <summary>By input name, the constant of the first <c>Equal</c> that it meets.</summary>
    public static Dictionary<string, double> Of(Graph graph)
    {
        Dictionary<string, Tensor> constants = graph.Initializers.ToDictionary();
        foreach (Node node in graph.Nodes.Where(n => n.OpType == "Constant" && n.Attributes.GetValueOrDefault("value") is Tensor))
        {
            constants[node.Outputs[0]] = (Tensor)node.Attributes["value"];
        }
        Dictionary<string, double> compared = [];
        foreach (Node node in graph.Nodes.Where(n => n.OpType == "Equal"))
        {
            for (int i = 0; i < 2; i++)
            {
                if (constants.TryGetValue(node.Inputs[1 - i], out Tensor? constant) && constant.Count == 1 && constant.ElementType.IsInteger())
                {
                    compared.TryAdd(node.Inputs[i], Convert.ToDouble(constant.Elements.GetValue(0), System.Globalization.CultureInfo.InvariantCulture));
                }
            }
        }
        return compared;
    }
}
