using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Gives a model's inputs their values, or says which value is missing, unknown or of another type or shape than the model declares.</summary>
public static class InputBinding
{
    /// <summary>The values in the order of the model's inputs; null for one that is left to its initializer.</summary>
    /// <exception cref="OnnxException">A value is missing, is for no input of the model, or is not what the model declares.</exception>
    public static Value?[] Bind(Model model, IReadOnlyDictionary<string, Value> given)
    {
        ValueInfo[] inputs = model.Graph.Inputs;
        foreach (string name in given.Keys)
        {
            if (!inputs.Any(input => input.Name == name))
            {
                throw new OnnxException($"'{name}' is no input of the model: its inputs are {string.Join(", ", inputs.Select(input => $"'{input.Name}'"))}");
            }
        }
        return Array.ConvertAll(inputs, input => !given.TryGetValue(input.Name, out Value? value) ? Absent(input, model.Graph)
            : Mismatch(input, value) is { } found ? throw new OnnxException($"input '{input.Name}' is {found}, needed {Describe(input)}") : value);
    }

    /// <summary>The declared type in words: <c>float [batch, 3]</c>.</summary>
    public static string Describe(ValueInfo info)
    {
        string element = info.ElementType == ElementType.Undefined ? "tensor" : info.ElementType.ToString().ToLowerInvariant();
        return info.Kind switch
        {
            ValueKind.Tensor => $"{element}{(info.Dimensions is { } dimensions ? $" [{string.Join(", ", dimensions.Select(d => d.Size?.ToString() ?? (d.Name.Length > 0 ? d.Name : "?")))}]" : "")}",
            ValueKind.Sequence => $"a sequence of {element}",
            ValueKind.Optional => $"an optional {element}",
            ValueKind.Map => $"a map from {info.KeyType.ToString().ToLowerInvariant()} to {element}",
            _ => "a sparse tensor, which the reference cannot hold",
        };
    }

    private static Value? Absent(ValueInfo input, Graph graph) =>
        graph.Initializers.ContainsKey(input.Name) ? null
        : input.Kind == ValueKind.Optional ? new Optional(null)
        : throw new OnnxException($"input '{input.Name}' is missing, needed {Describe(input)}");

    // Null, or what was found instead of what the model declares.
    private static string? Mismatch(ValueInfo input, Value value) => (input.Kind, value) switch
    {
        (ValueKind.Tensor, Tensor tensor) => Agrees(input, tensor) ? null : tensor.Describe(),
        (ValueKind.Sequence, Sequence sequence) => sequence.Items.OfType<Tensor>().FirstOrDefault(item => !HasType(input, item)) is { } other ? $"a sequence with {other.Describe()}" : null,
        (ValueKind.Optional, Optional { Content: Tensor content }) => HasType(input, content) ? null : value.Describe(),
        (ValueKind.Optional, Tensor content) => HasType(input, content) ? null : value.Describe(),
        (ValueKind.Optional, _) => null,
        (ValueKind.Map, Map map) => (input.KeyType == ElementType.Undefined || map.Keys.ElementType == input.KeyType)
            && (input.ElementType == ElementType.Undefined || map.ValueType == input.ElementType) ? null : map.Describe(),
        _ => value.Describe(),
    };

    private static bool HasType(ValueInfo input, Tensor tensor) => input.ElementType == ElementType.Undefined || tensor.ElementType == input.ElementType;

    private static bool Agrees(ValueInfo input, Tensor tensor) => HasType(input, tensor)
        && (input.Dimensions is not { } dimensions
            || (tensor.Rank == dimensions.Count && dimensions.Zip(tensor.Shape).All(pair => pair.First.Size is null || pair.First.Size == pair.Second)));
}
