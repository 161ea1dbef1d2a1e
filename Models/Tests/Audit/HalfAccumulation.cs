using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit;

/// <summary>What a kernel computes that is given float and returns float, but takes every product, sum and function in half precision.</summary>
/// <remarks>The reference's own lines, run with Half as their number: every operation of theirs rounds its result to 11 bits.</remarks>
internal static class HalfAccumulation
{
    /// <summary>The first output of a model's node, from the inputs that it got.</summary>
    public static Tensor<float> Of(ModelProto proto, int node, Func<string, Value?> values)
    {
        Model model = ModelLoader.Convert(proto, "half", null);
        Node chosen = model.Graph.Nodes[node];
        Value?[] inputs = Array.ConvertAll(chosen.Inputs, name => name.Length == 0 ? null : values(name));
        Tensor<Half> y = (Tensor<Half>)new Evaluator<Half>(model).Apply(chosen, inputs, _ => null)[0]!;
        return new Tensor<float>(Array.ConvertAll(y.Values, v => (float)v), y.Shape);
    }
}
