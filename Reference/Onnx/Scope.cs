using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>The values visible to the nodes of one run of a graph: its own, then those of the enclosing graphs.</summary>
internal sealed class Scope<T>(Func<string, Value?> outer) where T : IFloatingPointIeee754<T>
{
    private readonly Dictionary<string, Value> values = [];

    /// <summary>Constants that each use lifts for itself.</summary>
    public IReadOnlyDictionary<string, Tensor> Unlifted { get; init; } = new Dictionary<string, Tensor>();

    public static Scope<T> Empty { get; } = new(_ => null);

    public static Scope<T> Around(Func<string, Value?> captured) => new(name => captured(name) is { } value ? Lifting.To<T>(value) : null);

    public Value? Find(string name) => values.TryGetValue(name, out Value? value) ? value : Unlifted.TryGetValue(name, out Tensor? constant) ? Lifting.To<T>(constant) : outer(name);

    /// <summary>Whether this value was made for the one who asked for that name.</summary>
    public bool IsLifted(string name, Value value) => !values.ContainsKey(name) && Unlifted.TryGetValue(name, out Tensor? constant) && !ReferenceEquals(constant, value);

    public Value Get(string name, Node user) => Find(name) ?? throw new OnnxException($"{user.Describe()}: its input '{name}' has no value");

    public void Set(string name, Value value) => values[name] = value;

    /// <summary>The graph's own values.</summary>
    public IEnumerable<Value> Values => values.Values;

    /// <summary>Lets a value go; null if the graph has none of that name.</summary>
    public Value? Release(string name) => values.Remove(name, out Value? value) ? value : null;
}
