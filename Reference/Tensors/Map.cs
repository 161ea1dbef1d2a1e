namespace Verification.Reference.Tensors;

/// <summary>An ONNX map: a value for each of some keys.</summary>
/// <remarks>Keys are integers or strings, each there once; their order has no meaning. What ai.onnx.ml calls a number or string as value is a scalar tensor.</remarks>
public sealed class Map : Value
{
    /// <summary>A map from each key to the value at the same place.</summary>
    /// <exception cref="ShapeException">The keys are no vector of integers or strings, one is there twice, or there are not as many values.</exception>
    public Map(Tensor keys, IReadOnlyList<Value> values, ElementType valueType = ElementType.Undefined)
    {
        if (keys.Rank != 1 || keys.Count != values.Count || !(keys is Tensor<string> || keys.ElementType.IsInteger()))
        {
            throw new ShapeException($"a map has {values.Count} values and the keys {keys.Describe()}: need a vector of as many integers or strings");
        }
        HashSet<object> seen = [];
        foreach (object key in keys.Elements)
        {
            if (!seen.Add(key))
            {
                throw new ShapeException($"a map has the key '{key}' twice");
            }
        }
        Keys = keys;
        Values = values;
        ValueType = valueType != ElementType.Undefined ? valueType : values is [Tensor first, ..] ? first.ElementType : ElementType.Undefined;
        Depth = DepthAround(values.Count == 0 ? 0 : values.Max(value => value.Depth));
    }

    /// <summary>The keys: a vector of integers or strings.</summary>
    public Tensor Keys { get; }

    /// <summary>The values, in the order of the keys.</summary>
    public IReadOnlyList<Value> Values { get; }

    /// <summary>The element type of the values, where an empty map must remember it; undefined for values that are no tensors.</summary>
    public ElementType ValueType { get; }

    internal override int Depth { get; }

    /// <summary>The value of a key (as its tensor holds it); null if there is none.</summary>
    public Value? Find(object key) => Array.IndexOf(Keys.Elements, key) is >= 0 and int place ? Values[place] : null;

    /// <inheritdoc/>
    public override string Describe() =>
        $"map of {Keys.Count} from {Keys.ElementType.ToString().ToLowerInvariant()} to {(ValueType == ElementType.Undefined ? "values" : ValueType.ToString().ToLowerInvariant())}";

    internal override Value Convert(Func<Value, Value> inner) => new Map(Keys, [.. Values.Select(inner)], ValueType);
}
