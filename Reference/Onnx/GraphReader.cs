using Onnx;
using Verification.Reference.Tensors;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Reference.Onnx;

/// <summary>Turns graph messages into graphs: names checked, nodes in an order in which they can be evaluated.</summary>
/// <param name="external">Where external data may be; null where there must be none.</param>
internal sealed class GraphReader(ExternalData? external)
{
    private readonly AttributeReader attributeReader = new(external);
    private int depth;

    /// <summary>Reads the main graph.</summary>
    public Graph Read(GraphProto proto) => Read(proto, null);

    /// <summary>Reads a model-local function.</summary>
    public FunctionBody Read(FunctionProto proto)
    {
        string name = Utf8.Name(proto.Name, "function");
        try
        {
            Dictionary<string, object?> attributes = [];
            foreach (string attribute in proto.Attribute)
            {
                Add(attributes, Utf8.Name(attribute, "attribute"), null, "attribute");
            }
            foreach (AttributeProto attribute in proto.AttributeProto)
            {
                Add(attributes, Utf8.Name(attribute.Name, "attribute"), Read(attribute, null), "attribute");
            }
            GraphProto body = new() { Name = proto.Name };
            body.Node.AddRange(proto.Node);
            body.Input.AddRange(proto.Input.Select(input => new ValueInfoProto { Name = input }));
            body.Output.AddRange(proto.Output.Select(output => new ValueInfoProto { Name = output }));
            return new FunctionBody { Body = Read(body, attributes), Attributes = attributes, Opsets = ModelLoader.Opsets(proto.OpsetImport) };
        }
        catch (OnnxException e)
        {
            throw e.In($"function '{name}'");
        }
    }

    /// <param name="proto">The message.</param>
    /// <param name="formal">The attributes of the function whose body this is (in); null in the main graph.</param>
    private Graph Read(GraphProto proto, Dictionary<string, object?>? formal)
    {
        if (++depth > Limits.MaxDepth)
        {
            throw new OnnxException($"graph '{proto.Name}' is nested more than {Limits.MaxDepth} deep");
        }
        Node[] nodes = [.. proto.Node.Select(node => Read(node, formal))];
        Dictionary<string, Tensor> initializers = [];
        foreach (TensorProto tensor in proto.Initializer)
        {
            Add(initializers, Named(tensor.Name, "initializer"), attributeReader.Read(tensor), "initializer");
        }
        foreach (SparseTensorProto sparse in proto.SparseInitializer)
        {
            Add(initializers, Named(sparse.Values?.Name ?? "", "sparse initializer"), attributeReader.Read(sparse), "initializer");
        }
        ValueInfo[] inputs = Distinct(proto.Input, "input"), outputs = Distinct(proto.Output, "output");
        HashSet<string> defined = [.. inputs.Select(i => i.Name), .. initializers.Keys], captured = [];
        Node[] ordered = TopologicalOrder.Of(nodes, defined, captured, nested: depth > 1);
        foreach (ValueInfo output in outputs.Where(output => !defined.Contains(output.Name)))
        {
            captured.Add(depth > 1 ? output.Name : throw new OnnxException($"output '{output.Name}' is no input, initializer or output of a node"));
        }
        depth--;
        return new Graph { Name = proto.Name, Nodes = ordered, Inputs = inputs, Outputs = outputs, Initializers = initializers, Captured = captured };
    }

    private Node Read(NodeProto proto, Dictionary<string, object?>? formal)
    {
        Dictionary<string, object> attributes = [];
        Node node = new()
        {
            Name = Utf8.Name(proto.Name, "node"),
            OpType = Utf8.Name(proto.OpType, "operator"),
            Domain = Utf8.Name(proto.Domain, "domain"),
            Overload = Utf8.Name(proto.Overload, "overload"),
            Inputs = [.. proto.Input.Select(name => Utf8.Name(name, "input"))],
            Outputs = [.. proto.Output.Select(name => Utf8.Name(name, "output"))],
            Attributes = attributes,
        };
        try
        {
            if (node.OpType.Length == 0)
            {
                throw new OnnxException("it names no operator");
            }
            foreach (AttributeProto attribute in proto.Attribute)
            {
                Add(attributes, Named(attribute.Name, "attribute"), attribute.RefAttrName.Length > 0 ? Reference(attribute, formal) : Read(attribute, formal), "attribute");
            }
        }
        catch (OnnxException e) when (e.InnerException is not OnnxException) // named where it is, not again by every node around it
        {
            throw e.In(node.Describe());
        }
        return node;
    }

    private static AttributeReference Reference(AttributeProto proto, Dictionary<string, object?>? formal) =>
        formal is null ? throw new OnnxException($"attribute '{proto.Name}' refers to a function's attribute '{proto.RefAttrName}', but is in no function")
        : !formal.ContainsKey(proto.RefAttrName) ? throw new OnnxException($"attribute '{proto.Name}' refers to '{proto.RefAttrName}': the function's attributes are {string.Join(", ", formal.Keys)}")
        : new AttributeReference(proto.RefAttrName);

    private object Read(AttributeProto proto, Dictionary<string, object?>? formal) => proto.Type switch
    {
        AttributeType.Graph => Read(proto.G ?? throw AttributeReader.Empty(proto), formal),
        AttributeType.Graphs => proto.Graphs.Select(graph => Read(graph, formal)).ToArray(),
        AttributeType.TypeProto => Describe(new ValueInfoProto { Name = proto.Name, Type = proto.Tp ?? throw AttributeReader.Empty(proto) }),
        _ => attributeReader.Read(proto),
    };

    private static ValueInfo[] Distinct(IEnumerable<ValueInfoProto> protos, string what)
    {
        HashSet<string> names = [];
        ValueInfo[] infos = [.. protos.Select(Describe)];
        foreach (ValueInfo info in infos)
        {
            if (!names.Add(Named(info.Name, what)))
            {
                throw new OnnxException($"{what} '{info.Name}' is there twice");
            }
        }
        return infos;
    }

    private static string Named(string name, string what) => name.Length > 0 ? Utf8.Name(name, what) : throw new OnnxException($"one {what} has no name");

    private static void Add<TValue>(Dictionary<string, TValue> values, string name, TValue value, string what)
    {
        if (!values.TryAdd(name, value))
        {
            throw new OnnxException($"{what} '{name}' is there twice");
        }
    }

    private static ValueInfo Describe(ValueInfoProto proto)
    {
        TypeProto? type = proto.Type;
        (ValueKind kind, TypeProto? element) = type?.ValueCase switch
        {
            TypeProto.ValueOneofCase.TensorType => (ValueKind.Tensor, type),
            TypeProto.ValueOneofCase.SequenceType => (ValueKind.Sequence, type.SequenceType.ElemType),
            TypeProto.ValueOneofCase.OptionalType => (ValueKind.Optional, type.OptionalType.ElemType),
            TypeProto.ValueOneofCase.MapType => (ValueKind.Map, type.MapType.ValueType),
            null or TypeProto.ValueOneofCase.None => (ValueKind.Tensor, null),
            _ => (ValueKind.Other, null),
        };
        TypeProto.Types.Tensor? tensor = element?.TensorType;
        return new ValueInfo(
            Utf8.Name(proto.Name, "value"),
            kind,
            Known(tensor?.ElemType ?? 0, "element", proto),
            tensor?.Shape is null ? null : [.. tensor.Shape.Dim.Select(d => d.ValueCase == TensorShapeProto.Types.Dimension.ValueOneofCase.DimValue
                ? new Dimension(d.DimValue is >= 0 and <= int.MaxValue ? (int)d.DimValue : throw new OnnxException($"'{proto.Name}' has dimension {d.DimValue}: need 0 to 2^31 - 1"))
                : new Dimension(null, d.DimParam))])
        {
            KeyType = Known(type?.MapType?.KeyType ?? 0, "key", proto),
        };
    }

    private static ElementType Known(int type, string what, ValueInfoProto proto) =>
        Enum.IsDefined((ElementType)type) ? (ElementType)type : throw new OnnxException($"'{proto.Name}' has {what} type {type}, which is not known");
}
