using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A graph applied to each element of a sequence: yᵢ = body(xᵢ, ..).</summary>
/// <remarks>
/// Shape: further inputs are sequences of the same length, taken element by element, or tensors, given to every application.<br/>
/// Since: 17.<br/>
/// Source: ONNX SequenceMap-17.
/// </remarks>
public static class SequenceMap
{
    /// <summary>One sequence for each output of the body.</summary>
    public static Value?[] Of<T>(Call<T> c) where T : IFloatingPointIeee754<T>
    {
        Graph body = c.Body("body");
        int count = c.Sequence(0).Items.Count;
        List<Value>[] outputs = [.. body.Outputs.Select(_ => new List<Value>(count))];
        for (int i = 0; i < count; i++)
        {
            Value?[] arguments = Array.ConvertAll(c.Inputs, input => input is not Sequence sequence ? input
                : sequence.Items.Count == count ? sequence.Items[i] : throw c.Error($"sequences of {count} and {sequence.Items.Count} elements: need equal lengths"));
            Value?[] results = c.Run(body, arguments);
            for (int k = 0; k < outputs.Length; k++)
            {
                outputs[k].Add(results[k] ?? throw c.Error($"its body computed no '{body.Outputs[k].Name}'"));
            }
        }
        return [.. outputs.Select((items, k) => new Sequence(items, body.Outputs[k].ElementType))];
    }
}
