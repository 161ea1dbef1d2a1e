using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>A graph whose nodes stand in an order in which they can be evaluated.</summary>
public sealed class Graph
{
    /// <summary>Its name in the file.</summary>
    public required string Name { get; init; }

    /// <summary>The nodes, each after those whose outputs it uses.</summary>
    public required Node[] Nodes { get; init; }

    /// <summary>The inputs, those that have an initializer as a default included.</summary>
    public required ValueInfo[] Inputs { get; init; }

    /// <summary>The outputs.</summary>
    public required ValueInfo[] Outputs { get; init; }

    /// <summary>Constants by name. Real tensors are held as double where declared double, as float where not.</summary>
    public required IReadOnlyDictionary<string, Tensor> Initializers { get; init; }

    /// <summary>The graph that this one is a part of, whose values the attributes of its nodes name; null for one that stands for itself.</summary>
    internal Graph? Whole { get; init; }

    /// <summary>Names that nodes (or their subgraphs) use from an enclosing graph.</summary>
    public required IReadOnlySet<string> Captured { get; init; }
}

/// <summary>What a model says of an input or output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Tensor, sequence, optional or map.</param>
/// <param name="ElementType">The element type of its tensors (of a map, those that are values); undefined where the model does not say.</param>
/// <param name="Dimensions">Its dimensions; null where the model does not give a rank.</param>
public sealed record ValueInfo(string Name, ValueKind Kind, ElementType ElementType, IReadOnlyList<Dimension>? Dimensions)
{
    /// <summary>The type of a map's keys; undefined for other kinds.</summary>
    public ElementType KeyType { get; init; }

    /// <summary>What can be said of a value without its type and shape.</summary>
    internal static ValueInfo Of(string name, Value value) => new(name, value switch
    {
        Tensor => ValueKind.Tensor,
        Sequence => ValueKind.Sequence,
        Optional => ValueKind.Optional,
        Map => ValueKind.Map,
        _ => ValueKind.Other,
    }, ElementType.Undefined, null);
}

/// <summary>The kinds of value that an edge can carry.</summary>
public enum ValueKind
{
    /// <summary>A dense tensor.</summary>
    Tensor,

    /// <summary>A sequence of tensors.</summary>
    Sequence,

    /// <summary>An optional tensor or sequence.</summary>
    Optional,

    /// <summary>A map from integers or strings.</summary>
    Map,

    /// <summary>A sparse tensor, or nothing that this version knows.</summary>
    Other,
}

/// <summary>A dimension: a number, or a name (possibly empty) for one that is known only at run time.</summary>
/// <param name="Size">The number, or null.</param>
/// <param name="Name">The name of a dynamic dimension.</param>
public readonly record struct Dimension(int? Size, string Name = "")
{
    /// <summary>A fixed dimension.</summary>
    public static implicit operator Dimension(int size) => new(size);

    /// <summary>A dimension that is known only at run time.</summary>
    public static implicit operator Dimension(string name) => new(null, name);
}
