namespace Verification.Reference.Tensors;

/// <summary>What flows along an edge of an ONNX graph: a <see cref="Tensor"/>, a <see cref="Sequence"/>, an <see cref="Optional"/> or a <see cref="Map"/>.</summary>
public abstract class Value
{
    /// <summary>The type in words, for messages: <c>float [2, 3]</c>.</summary>
    public abstract string Describe();

    /// <summary>The value with each value in it exchanged for another; a tensor has none.</summary>
    internal virtual Value Convert(Func<Value, Value> inner) => this;

    /// <summary>How deep values are nested in this one; 0 for a tensor.</summary>
    internal virtual int Depth => 0;

    /// <summary>The depth of a value around others: bounded, since a loop can wrap its state once more in every iteration.</summary>
    private protected static int DepthAround(int inner) => inner < Limits.MaxDepth ? inner + 1
        : throw new ShapeException($"sequences, optionals and maps are nested more than {Limits.MaxDepth} deep");
}

/// <summary>An ONNX sequence: values of one type, in order.</summary>
public sealed class Sequence(IReadOnlyList<Value> items, ElementType elementType = ElementType.Undefined) : Value
{
    /// <summary>The values.</summary>
    public IReadOnlyList<Value> Items { get; } = items;

    internal override int Depth { get; } = DepthAround(items.Count == 0 ? 0 : items.Max(item => item.Depth));

    /// <summary>The element type of its tensors, where an empty sequence must remember it.</summary>
    public ElementType ElementType { get; } = elementType;

    /// <inheritdoc/>
    public override string Describe() => $"sequence of {Items.Count}";

    internal override Value Convert(Func<Value, Value> inner) => new Sequence([.. Items.Select(inner)], ElementType);
}

/// <summary>An ONNX optional: one value or none.</summary>
public sealed class Optional(Value? content) : Value
{
    /// <summary>The value, or null for none.</summary>
    public Value? Content { get; } = content;

    internal override int Depth { get; } = DepthAround(content?.Depth ?? 0);

    /// <inheritdoc/>
    public override string Describe() => Content is null ? "optional without a value" : $"optional {Content.Describe()}";

    internal override Value Convert(Func<Value, Value> inner) => Content is null ? this : new Optional(inner(Content));
}
