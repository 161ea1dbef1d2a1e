using Onnx;
using Verification.Properties.Cases;
using Verification.Reference.Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Properties.Operators;

/// <summary>A graph in the making, and the inputs that go with it.</summary>
/// <param name="graph">What is added to.</param>
/// <param name="inputs">The values of the graph's inputs, which are added to as well.</param>
/// <param name="random">What shapes, attributes and numbers are drawn from.</param>
/// <param name="prefix">What the names of tensors begin with.</param>
/// <param name="small">Whether sizes stay within 3 and numbers within the ordinary: for what costs a run for each number.</param>
/// <param name="domain">The domain of the nodes; empty for <c>ai.onnx</c>.</param>
public sealed class GraphDraft(GraphProto graph, Dictionary<string, Value> inputs, Xoshiro random, string prefix, bool small = false, string domain = "")
{
    /// <summary>The element type of the inputs that are drawn as reals: another one asks whether an operator takes it.</summary>
    public ElementType InputType { get; init; } = ElementType.Float;

    private int names;

    /// <summary>What everything is drawn from.</summary>
    public Xoshiro Random => random;

    /// <summary>Whether sizes and numbers are kept ordinary.</summary>
    public bool IsSmall => small;

    /// <summary>The first output of the first node.</summary>
    public string First { get; private set; } = "";

    /// <summary>Uniform on 0, 1, …, count − 1.</summary>
    public int Below(int count) => random.Below(count);

    /// <summary>Uniform on low … high, both included.</summary>
    public int Between(int low, int high) => low + random.Below(high - low + 1);

    /// <summary>A dimension between two, both included; at most two more than the least where sizes are small.</summary>
    public int Extent(int low, int high) => Between(low, small ? Math.Min(high, low + 2) : high);

    /// <summary>True in one of so many cases.</summary>
    public bool Chance(int oneIn) => random.Below(oneIn) == 0;

    /// <summary>One of the choices, each as likely.</summary>
    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Below(choices.Length)];

    /// <summary>Sizes, mostly small, now and then beyond a vector's length.</summary>
    public int Size() => small ? Between(1, 3) : Chance(6) ? Between(17, 67) : Chance(8) ? 1 : Between(2, 9);

    /// <summary>A shape of a rank between two.</summary>
    public int[] Shape(int minRank = 1, int maxRank = 4)
    {
        int[] shape = new int[Between(minRank, maxRank)];
        for (int d = 0; d < shape.Length; d++)
        {
            shape[d] = shape.Length > 3 ? Between(1, small ? 2 : 6) : Size();
        }
        return shape;
    }

    /// <summary>A shape that broadcasts with another.</summary>
    public int[] Broadcast(int[] shape)
    {
        int[] other = shape[Below(shape.Length)..];
        for (int d = 0; d < other.Length; d++)
        {
            other[d] = Chance(3) ? 1 : other[d];
        }
        return Chance(3) ? [.. shape] : other;
    }

    /// <summary>An input of reals; the name of its tensor.</summary>
    public string Real(int[] shape, Palette? palette = null) => Fed(Of(palette).Draw(Verification.Reference.Tensors.Shape.Count(shape), random), shape);

    /// <summary>Reals of which each is mapped first, so that they lie in a domain.</summary>
    public string Real(int[] shape, Func<float, float> map, Palette? palette = null) =>
        Fed(Array.ConvertAll(Of(palette).Draw(Verification.Reference.Tensors.Shape.Count(shape), random), v => map(v)), shape);

    /// <summary>An input of reals that are uniform on an interval.</summary>
    public string Uniform(int[] shape, double low, double high)
    {
        float[] values = new float[Verification.Reference.Tensors.Shape.Count(shape)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (float)random.Uniform(low, high);
        }
        return Fed(values, shape);
    }

    /// <summary>Integers uniform on 0, 1, …, below − 1, as an input.</summary>
    public string Integers(int[] shape, int below, bool signed = false)
    {
        long[] values = new long[Verification.Reference.Tensors.Shape.Count(shape)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = random.Below(below) - (signed && Chance(2) ? below : 0);
        }
        string name = Name();
        inputs[name] = new Tensor<long>(values, shape);
        graph.Input.Add(Info(name, ElementType.Int64, shape));
        return name;
    }

    /// <summary>An input of truth values.</summary>
    public string Booleans(int[] shape)
    {
        bool[] values = new bool[Verification.Reference.Tensors.Shape.Count(shape)];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Chance(2);
        }
        string name = Name();
        inputs[name] = new Tensor<bool>(values, shape);
        graph.Input.Add(Info(name, ElementType.Bool, shape));
        return name;
    }

    /// <summary>A constant of lengths from 1 to the highest, in int32.</summary>
    public string Lengths(int count, int highest)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Between(1, highest);
        }
        return Constant(new Tensor<int>(values, [count]));
    }

    /// <summary>A constant list of integers.</summary>
    public string Longs(params long[] values) => Constant(new Tensor<long>(values, [values.Length]));

    /// <summary>A constant of integers in a shape.</summary>
    public string Longs(int[] shape, params long[] values) => Constant(new Tensor<long>(values, shape));

    /// <summary>A constant list of reals.</summary>
    public string Floats(params float[] values) => Constant(new Tensor<float>(values, [values.Length]));

    /// <summary>A constant real without dimensions.</summary>
    public string Scalar(float value) => Constant(new Tensor<float>([value], []));

    /// <summary>A constant integer without dimensions.</summary>
    public string Scalar(long value) => Constant(new Tensor<long>([value], []));

    /// <summary>A constant.</summary>
    public string Constant(Tensor value)
    {
        string name = Name();
        graph.Initializer.Add(TensorWriter.Write(value, name));
        return name;
    }

    /// <summary>Adds a node with one output.</summary>
    public string Node(string op, string[] from, params AttributeProto[] attributes) => Node(op, from, 1, attributes)[0];

    /// <summary>Adds a node with several outputs.</summary>
    public string[] Node(string op, string[] from, int outputs, params AttributeProto[] attributes)
    {
        string[] names = [.. Enumerable.Range(0, outputs).Select(_ => Name())];
        graph.Node.Add(new NodeProto { OpType = op, Domain = domain, Input = { from }, Output = { names }, Attribute = { attributes } });
        graph.Output.Add(names.Select(name => new ValueInfoProto { Name = name }));
        First = First.Length > 0 ? First : names[0];
        return names;
    }

    /// <summary>An integer attribute.</summary>
    public static AttributeProto Int(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    /// <summary>An attribute that is a list of integers.</summary>
    public static AttributeProto Ints(string name, params int[] values) => new() { Name = name, Type = AttributeType.Ints, Ints = { values.Select(v => (long)v) } };

    /// <summary>A real attribute.</summary>
    public static AttributeProto Float(string name, double value) => new() { Name = name, Type = AttributeType.Float, F = (float)value };

    /// <summary>A string attribute.</summary>
    public static AttributeProto Text(string name, string value) => new() { Name = name, Type = AttributeType.String, S = Google.Protobuf.ByteString.CopyFromUtf8(value) };

    /// <summary>An attribute that is a list of strings.</summary>
    public static AttributeProto Texts(string name, params string[] values) =>
        new() { Name = name, Type = AttributeType.Strings, Strings = { values.Select(Google.Protobuf.ByteString.CopyFromUtf8) } };

    private Palette Of(Palette? palette) => small ? Palette.Normal : palette ?? Palettes.Any(random);

    /// <summary>An attribute that is a list of reals.</summary>
    public static AttributeProto Floats(string name, params double[] values) => new() { Name = name, Type = AttributeType.Floats, Floats = { values.Select(v => (float)v) } };

    private string Fed(float[] values, int[] shape)
    {
        string name = Name();
        inputs[name] = InputType == ElementType.Float ? new Tensor<float>(values, shape) : Cast.Of<float>(new Tensor<float>(values, shape), InputType);
        graph.Input.Add(Info(name, InputType, shape));
        return name;
    }

    private string Name() => $"{prefix}.{names++}";

    private static ValueInfoProto Info(string name, ElementType type, int[] shape)
    {
        TensorShapeProto dimensions = new() { Dim = { shape.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }) } };
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)type, Shape = dimensions } } };
    }
}
