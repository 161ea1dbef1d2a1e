using Onnx;
using Verification.Properties.Cases;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Models.Tests.Audit.Random;

/// <summary>A graph in the making, and the inputs that go with it.</summary>
internal sealed class Draft(GraphProto graph, Dictionary<string, Value> inputs, Xoshiro random, string prefix)
{
    private int names;

    public Xoshiro Random => random;

    /// <summary>The first output of the first node.</summary>
    public string First { get; private set; } = "";

    public int Below(int count) => random.Below(count);

    /// <summary>Uniform on low … high, both included.</summary>
    public int Between(int low, int high) => low + random.Below(high - low + 1);

    public bool Chance(int oneIn) => random.Below(oneIn) == 0;

    public T Pick<T>(params ReadOnlySpan<T> choices) => choices[random.Below(choices.Length)];

    /// <summary>Sizes, mostly small, now and then beyond a vector's length.</summary>
    public int Size() => Chance(6) ? Between(17, 67) : Chance(8) ? 1 : Between(2, 9);

    public int[] Shape(int minRank = 1, int maxRank = 4)
    {
        int[] shape = new int[Between(minRank, maxRank)];
        for (int d = 0; d < shape.Length; d++)
        {
            shape[d] = shape.Length > 3 ? Between(1, 6) : Size();
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

    public string Real(int[] shape, Palette? palette = null) => Fed((palette ?? Palettes.Any(random)).Draw(Verification.Reference.Tensors.Shape.Count(shape), random), shape);

    /// <summary>Reals of which each is mapped first, so that they lie in a domain.</summary>
    public string Real(int[] shape, Func<float, float> map, Palette? palette = null) =>
        Fed(Array.ConvertAll((palette ?? Palettes.Any(random)).Draw(Verification.Reference.Tensors.Shape.Count(shape), random), v => map(v)), shape);

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

    public string Lengths(int count, int highest)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = Between(1, highest);
        }
        return Constant(new Tensor<int>(values, [count]));
    }

    public string Longs(params long[] values) => Constant(new Tensor<long>(values, [values.Length]));

    public string Floats(params float[] values) => Constant(new Tensor<float>(values, [values.Length]));

    public string Scalar(float value) => Constant(new Tensor<float>([value], []));

    public string Scalar(long value) => Constant(new Tensor<long>([value], []));

    public string Constant(Tensor value)
    {
        string name = Name();
        graph.Initializer.Add(TensorWriter.Write(value, name));
        return name;
    }

    /// <summary>Adds a node with one output.</summary>
    public string Node(string op, string[] from, params AttributeProto[] attributes) => Node(op, from, 1, attributes)[0];

    public string[] Node(string op, string[] from, int outputs, params AttributeProto[] attributes)
    {
        string[] names = [.. Enumerable.Range(0, outputs).Select(_ => Name())];
        graph.Node.Add(new NodeProto { OpType = op, Input = { from }, Output = { names }, Attribute = { attributes } });
        graph.Output.Add(names.Select(name => new ValueInfoProto { Name = name }));
        First = First.Length > 0 ? First : names[0];
        return names;
    }

    public static AttributeProto Int(string name, long value) => new() { Name = name, Type = AttributeType.Int, I = value };

    public static AttributeProto Ints(string name, params int[] values) => new() { Name = name, Type = AttributeType.Ints, Ints = { values.Select(v => (long)v) } };

    public static AttributeProto Float(string name, double value) => new() { Name = name, Type = AttributeType.Float, F = (float)value };

    public static AttributeProto Text(string name, string value) => new() { Name = name, Type = AttributeType.String, S = Google.Protobuf.ByteString.CopyFromUtf8(value) };

    public static AttributeProto Texts(string name, params string[] values) =>
        new() { Name = name, Type = AttributeType.Strings, Strings = { values.Select(Google.Protobuf.ByteString.CopyFromUtf8) } };

    private string Fed(float[] values, int[] shape)
    {
        string name = Name();
        inputs[name] = new Tensor<float>(values, shape);
        graph.Input.Add(Info(name, ElementType.Float, shape));
        return name;
    }

    private string Name() => $"{prefix}.{names++}";

    private static ValueInfoProto Info(string name, ElementType type, int[] shape)
    {
        TensorShapeProto dimensions = new() { Dim = { shape.Select(d => new TensorShapeProto.Types.Dimension { DimValue = d }) } };
        return new() { Name = name, Type = new() { TensorType = new() { ElemType = (int)type, Shape = dimensions } } };
    }
}
