namespace Verification.Reference.Onnx;

/// <summary>One node of a graph: an operator applied to named values.</summary>
public sealed class Node
{
    /// <summary>Its name in the file; often empty.</summary>
    public required string Name { get; init; }

    /// <summary>ONNX's <c>op_type</c>.</summary>
    public required string OpType { get; init; }

    /// <summary>The operator's domain; empty for <c>ai.onnx</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>Names of the inputs; empty for an omitted one.</summary>
    public required string[] Inputs { get; init; }

    /// <summary>Names of the outputs; empty for an omitted one.</summary>
    public required string[] Outputs { get; init; }

    /// <summary>Attributes by name: long, float, string, <see cref="Tensors.Tensor"/>, <see cref="Graph"/>, or an array of one of these.</summary>
    public required IReadOnlyDictionary<string, object> Attributes { get; init; }

    /// <summary>Which overload of a model-local function it calls; mostly empty.</summary>
    public string Overload { get; init; } = "";

    /// <summary>The node in words, for messages: <c>node 'conv1' (Conv)</c>.</summary>
    public string Describe() => $"node '{(Name.Length > 0 ? Name : Outputs.FirstOrDefault(o => o.Length > 0) ?? "?")}' ({(Domain.Length > 0 ? Domain + "." : "")}{OpType})";
}
