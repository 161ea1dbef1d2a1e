using Onnx;
using Verification.Properties.Cases;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Inputs;

/// <summary>Replaces weights that a model makes by <c>ConstantOfShape</c> (an architecture without its weights) by seeded random ones.</summary>
/// <remarks>
/// Weights of products and convolutions are normal with variance 1/fan-in: with 2/fan-in the sums of a residual network double at each block and its
/// softmax saturates, which would make the final output agree whatever happened before;
/// scales and variances of normalisation uniform on [½, 1½], everything else normal with deviation 0.1.
/// </remarks>
public static class RandomWeights
{
    /// <summary>A copy of the model with random weights.</summary>
    /// <returns>The copy, and how many weights were replaced.</returns>
    public static (ModelProto Model, int Replaced) In(ModelProto model, ulong seed)
    {
        ModelProto result = model.Clone();
        GraphProto graph = result.Graph;
        Dictionary<string, TensorProto> constants = graph.Initializer.ToDictionary(i => i.Name);
        int replaced = 0;
        foreach (NodeProto node in graph.Node.Where(n => n.OpType == "ConstantOfShape" && n.Domain is "" or "ai.onnx").ToArray())
        {
            TensorProto? value = node.Attribute.FirstOrDefault(a => a.Name == "value")?.T;
            if (!constants.TryGetValue(node.Input[0], out TensorProto? dimensions) || (value is not null && value.DataType != (int)ElementType.Float))
            {
                continue;
            }
            int[] shape = Array.ConvertAll(((Tensor<long>)TensorReader.Read(dimensions)).Values, d => checked((int)d));
            graph.Initializer.Add(TensorWriter.Write(Draw(shape, Role(graph, node.Output[0]), seed ^ Drawing.Hash(node.Output[0])), node.Output[0]));
            graph.Node.Remove(node);
            replaced++;
        }
        return (result, replaced);
    }

    // The operator that uses a weight, and as which input: directly, or after being reshaped.
    private static (string Op, int Input) Role(GraphProto graph, string name)
    {
        foreach (NodeProto node in graph.Node)
        {
            int input = node.Input.IndexOf(name);
            if (input >= 0)
            {
                return node.OpType is "Reshape" or "Unsqueeze" or "Squeeze" or "Transpose" or "Identity" ? Role(graph, node.Output[0]) : (node.OpType, input);
            }
        }
        return ("", 0);
    }

    private static Tensor<float> Draw(int[] shape, (string Op, int Input) role, ulong seed)
    {
        Xoshiro random = new(seed);
        float[] values = new float[Shape.Count(shape)];
        int fanIn = role.Op is "MatMul" ? shape.Length > 1 ? shape[^2] : values.Length : shape.Length > 1 ? values.Length / Math.Max(1, shape[0]) : 1;
        bool positive = (role.Op, role.Input) is ("BatchNormalization", 1 or 4) or ("InstanceNormalization" or "LayerNormalization", 1);
        bool product = role is ("Conv" or "Gemm" or "MatMul" or "ConvTranspose", 1) or ("LSTM" or "GRU" or "RNN", 1 or 2);
        double deviation = product ? 1 / Math.Sqrt(Math.Max(1, fanIn)) : 0.1;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)(positive ? random.Uniform(0.5, 1.5) : deviation * random.Normal());
        }
        return new Tensor<float>(values, shape);
    }
}
