using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>What an operator sees of the node that it evaluates: inputs, attributes, version, subgraphs.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class Call<T> where T : IFloatingPointIeee754<T>
{
    /// <summary>The node.</summary>
    public required Node Node { get; init; }

    /// <summary>The inputs; null for an omitted one.</summary>
    public required Value?[] Inputs { get; init; }

    /// <summary>The version of the node's operator set.</summary>
    public required int Version { get; init; }

    /// <summary>Evaluates a subgraph on inputs, with the enclosing values visible to it.</summary>
    public required Func<Graph, Value?[], Value?[]> Run { get; init; }

    /// <summary>Where the node stands; null where it stands alone.</summary>
    internal Surroundings? Surroundings { get; init; }

    /// <summary>How many outputs the node names.</summary>
    public int OutputCount => Node.Outputs.Length;

    /// <summary>Whether the node names this output.</summary>
    public bool Wants(int output) => output < Node.Outputs.Length && Node.Outputs[output].Length > 0;

    /// <summary>Every input, read alike: <c>c.Every(c.Real)</c>.</summary>
    public TInput[] Every<TInput>(Func<int, TInput> input) => [.. Enumerable.Range(0, Inputs.Length).Select(input)];

    /// <summary>Whether an input is given.</summary>
    public bool Gives(int input) => input < Inputs.Length && Inputs[input] is not null;

    /// <summary>An input that is a tensor of any type.</summary>
    public Tensor Any(int input) => Required(input) as Tensor ?? throw Mismatch(input, "a tensor");

    /// <summary>An input that is a tensor of any type, or null if omitted.</summary>
    public Tensor? AnyOrNone(int input) => Gives(input) ? Any(input) : null;

    /// <summary>An input that is a tensor of real numbers.</summary>
    public Tensor<T> Real(int input) => Required(input) as Tensor<T> ?? throw Mismatch(input, "a floating-point tensor");

    /// <summary>An input that is a tensor of real numbers, or null if omitted.</summary>
    public Tensor<T>? RealOrNone(int input) => Gives(input) ? Real(input) : null;

    /// <summary>An input that is a tensor whose elements are held as <typeparamref name="TElement"/> (bool, string, long, …).</summary>
    public Tensor<TElement> Of<TElement>(int input) => Required(input) as Tensor<TElement> ?? throw Mismatch(input, $"a tensor of {typeof(TElement).Name}");

    /// <summary>An input that is a sequence.</summary>
    public Sequence Sequence(int input) => Required(input) as Sequence ?? throw Mismatch(input, "a sequence");

    /// <summary>An input that is a map.</summary>
    public Map Map(int input) => Required(input) as Map ?? throw Mismatch(input, "a map");

    /// <summary>The elements of an int32 or int64 input (an axis list, a shape, …).</summary>
    public long[] Longs(int input) => Required(input) switch
    {
        Tensor<long> x => x.Values,
        Tensor<int> x => Array.ConvertAll(x.Values, v => (long)v),
        _ => throw Mismatch(input, "a tensor of int64 or int32"),
    };

    /// <summary>The elements of an int32 or int64 input, or null if omitted.</summary>
    public long[]? LongsOrNone(int input) => Gives(input) ? Longs(input) : null;

    /// <summary>The only element of an int32 or int64 input.</summary>
    public long Long(int input) => Longs(input) is [long only] ? only : throw Mismatch(input, "a single integer");

    /// <summary>The only element of an int32 or int64 input, or null if omitted.</summary>
    public long? LongOrNone(int input) => Gives(input) ? Long(input) : null;

    /// <summary>The only element of a real input.</summary>
    public T Scalar(int input) => Real(input) is { Count: 1 } x ? x[0] : throw Mismatch(input, "a single number");

    /// <summary>Whether an attribute is given.</summary>
    public bool Has(string name) => Node.Attributes.ContainsKey(name);

    /// <summary>An integer attribute.</summary>
    public long Int(string name, long otherwise) => Attribute<long>(name, out long value) ? value : otherwise;

    /// <summary>An integer attribute, or null if not given.</summary>
    public long? IntOrNone(string name) => Attribute<long>(name, out long value) ? value : null;

    /// <summary>An integer attribute that says yes (not 0) or no.</summary>
    public bool Flag(string name, bool otherwise = false) => Int(name, otherwise ? 1 : 0) != 0;

    /// <summary>An integer attribute that must be given.</summary>
    public long Int(string name) => Attribute<long>(name, out long value) ? value : throw Missing(name);

    /// <summary>A float attribute, exactly.</summary>
    public T Float(string name, float otherwise) => T.CreateChecked((double)(Attribute<float>(name, out float value) ? value : otherwise));

    /// <summary>An element type that an attribute names by its number.</summary>
    public ElementType Type(string name, ElementType otherwise = ElementType.Undefined) => (ElementType)Int(name, (long)otherwise);

    /// <summary>A string attribute.</summary>
    public string Text(string name, string otherwise) => Attribute<string>(name, out string? value) ? value! : otherwise;

    /// <summary>An integer-list attribute; empty if not given.</summary>
    public long[] Ints(string name) => Attribute<long[]>(name, out long[]? value) ? value! : [];

    /// <summary>An integer-list attribute, or null if not given.</summary>
    public long[]? IntsOrNone(string name) => Attribute<long[]>(name, out long[]? value) ? value : null;

    /// <summary>A float-list attribute; empty if not given.</summary>
    public float[] Floats(string name) => Attribute<float[]>(name, out float[]? value) ? value! : [];

    /// <summary>A float-list attribute, exactly; empty if not given.</summary>
    public T[] Numbers(string name) => Array.ConvertAll(Floats(name), v => T.CreateChecked((double)v));

    /// <summary>A string-list attribute; empty if not given.</summary>
    public string[] Texts(string name) => Attribute<string[]>(name, out string[]? value) ? value! : [];

    /// <summary>A tensor attribute, its reals lifted to <typeparamref name="T"/>; null if not given.</summary>
    public Tensor? Constant(string name) => Attribute<Tensor>(name, out Tensor? value) ? Lifting.To<T>(value!) : null;

    /// <summary>A graph attribute that must be given.</summary>
    public Graph Body(string name) => Attribute<Graph>(name, out Graph? value) ? value! : throw Missing(name);

    /// <summary>An error that names the node.</summary>
    public OnnxException Error(string message) => new($"{Node.Describe()}: {message}");

    /// <summary>An error that says this form of the operator is not there.</summary>
    public UnsupportedException Unsupported(string what) => new($"{(Node.Domain.Length > 0 ? Node.Domain + "." : "")}{Node.OpType}-{Version}", what);

    private Value Required(int input) => Gives(input) ? Inputs[input]! : throw Error($"input {input} is required");

    private OnnxException Mismatch(int input, string needed) => Error($"input {input} is {Inputs[input]!.Describe()}, needed {needed}");

    private OnnxException Missing(string name) => Error($"attribute '{name}' is required");

    private bool Attribute<TValue>(string name, out TValue? value)
    {
        value = default;
        if (!Node.Attributes.TryGetValue(name, out object? found))
        {
            return false;
        }
        value = found is TValue typed ? typed : throw Error($"attribute '{name}' is {Kind(found.GetType())}, needed {Kind(typeof(TValue))}");
        return true;
    }

    private static string Kind(Type type) =>
        type == typeof(long) ? "an integer" : type == typeof(float) ? "a float" : type == typeof(string) ? "a string"
        : type == typeof(long[]) ? "a list of integers" : type == typeof(float[]) ? "a list of floats" : type == typeof(string[]) ? "a list of strings"
        : type == typeof(Graph) ? "a graph" : typeof(Tensor).IsAssignableFrom(type) ? "a tensor" : $"a value of another kind ({type.Name})";
}
