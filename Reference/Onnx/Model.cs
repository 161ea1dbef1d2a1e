namespace Verification.Reference.Onnx;

/// <summary>An ONNX model, loaded and checked.</summary>
public sealed class Model
{
    /// <summary>The main graph.</summary>
    public required Graph Graph { get; init; }

    /// <summary>The version of each imported operator set, by domain (empty for <c>ai.onnx</c>).</summary>
    public required IReadOnlyDictionary<string, int> Opsets { get; init; }

    /// <summary>Model-local functions by domain, name and overload.</summary>
    public required IReadOnlyDictionary<(string Domain, string Name, string Overload), FunctionBody> Functions { get; init; }

    /// <summary>The file's IR version.</summary>
    public required long IrVersion { get; init; }

    /// <summary>The file it came from, or a name for it.</summary>
    public required string Source { get; init; }
}

/// <summary>A model-local function: a graph with formal inputs, outputs and attributes.</summary>
public sealed class FunctionBody
{
    /// <summary>The body; its nodes may refer to the function's attributes.</summary>
    public required Graph Body { get; init; }

    /// <summary>Attributes that a call must or may give, with their defaults (null for none).</summary>
    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }

    /// <summary>Operator sets that the body imports.</summary>
    public required IReadOnlyDictionary<string, int> Opsets { get; init; }
}

/// <summary>In a function's body, an attribute whose value is that of the function's own attribute of the given name.</summary>
/// <param name="Name">The function's attribute.</param>
public sealed record AttributeReference(string Name);
