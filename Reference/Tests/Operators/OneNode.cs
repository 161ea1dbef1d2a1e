using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators;

/// <summary>One node of a given opset, evaluated.</summary>
internal static class OneNode
{
    public static Value?[] Run<T>(string opType, int version, Value?[] inputs, params (string Name, object Value)[] attributes) where T : struct, IFloatingPointIeee754<T> =>
        Run<T>(opType, version, 1, inputs, attributes);

    public static Value?[] Run<T>(string opType, int version, int outputs, Value?[] inputs, params (string Name, object Value)[] attributes) where T : struct, IFloatingPointIeee754<T> =>
        Run<T>(opType, version, outputs, null, inputs, attributes);

    public static Tensor<TOut> Of<T, TOut>(string opType, int version, Value?[] inputs, params (string Name, object Value)[] attributes) where T : struct, IFloatingPointIeee754<T> =>
        (Tensor<TOut>)Run<T>(opType, version, inputs, attributes)[0]!;

    public static Tensor<double> Real(string opType, int version, Value?[] inputs, params (string Name, object Value)[] attributes) =>
        Of<double, double>(opType, version, inputs, attributes);

    /// <summary>An operator of another domain.</summary>
    public static Value?[] In<T>(string domain, string opType, int version, int outputs, Value?[] inputs, params (string Name, object Value)[] attributes) where T : struct, IFloatingPointIeee754<T> =>
        Run<T>(opType, version, outputs, null, inputs, attributes, domain);

    /// <summary>Another legitimate formula of the operator.</summary>
    public static Tensor<double> Form(string form, string opType, int version, Value?[] inputs, params (string Name, object Value)[] attributes) =>
        (Tensor<double>)Run<double>(opType, version, 1, form, inputs, attributes)[0]!;

    public static Node Node(string opType, string[] inputs, string[] outputs, params (string Name, object Value)[] attributes) => Node("", opType, inputs, outputs, attributes);

    private static Node Node(string domain, string opType, string[] inputs, string[] outputs, (string Name, object Value)[] attributes) => new()
    {
        Name = "node",
        OpType = opType,
        Domain = domain,
        Inputs = inputs,
        Outputs = outputs,
        Attributes = attributes.ToDictionary(a => a.Name, a => a.Value),
    };

    public static Graph Graph(Node[] nodes, string[] inputs, string[] outputs, params (string Name, Tensor Value)[] constants) => new()
    {
        Name = "graph",
        Nodes = nodes,
        Inputs = [.. inputs.Select(name => new ValueInfo(name, ValueKind.Tensor, ElementType.Float, []))],
        Outputs = [.. outputs.Select(name => new ValueInfo(name, ValueKind.Tensor, ElementType.Float, [new Dimension(2)]))],
        Initializers = constants.ToDictionary(c => c.Name, c => c.Value),
        Captured = new HashSet<string>(),
    };

    public static Tensor<double> Reals(int[] shape, params double[] values) => new(values, shape, ElementType.Float);

    public static Tensor<double> Counted(params int[] shape) => new([.. Enumerable.Range(0, Shape.Count(shape)).Select(i => (double)i)], shape);

    public static Tensor<long> Longs(params long[] values) => Tensor<long>.Vector(values);

    public static double[] Doubles(Value? value) => ((Tensor<double>)value!).Values;

    private static Value?[] Run<T>(string opType, int version, int outputs, string? form, Value?[] inputs, (string Name, object Value)[] attributes, string domain = "")
        where T : struct, IFloatingPointIeee754<T>
    {
        Node node = Node(domain, opType, [.. inputs.Select((_, i) => $"x{i}")], [.. Enumerable.Range(0, outputs).Select(i => $"y{i}")], attributes);
        Model model = new()
        {
            Graph = Graph([node], node.Inputs, node.Outputs),
            Opsets = new Dictionary<string, int> { [domain] = version },
            Functions = new Dictionary<(string, string, string), FunctionBody>(),
            IrVersion = 10,
            Source = "test",
        };
        return new Evaluator<T>(model).Apply(node, inputs, _ => null, form);
    }
}
