using Google.Protobuf;
using Onnx;
using Verification.Reference.Tensors;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Reference.Onnx;

/// <summary>Builds ONNX graphs in the order in which one would say them: inputs, constants, nodes, outputs.</summary>
/// <param name="name">The graph's name.</param>
public sealed class GraphBuilder(string name)
{
    /// <summary>The message built so far.</summary>
    public GraphProto Proto { get; } = new() { Name = name };

    /// <summary>Adds an input; its dimensions are numbers or, where dynamic, names.</summary>
    /// <returns>Its name.</returns>
    public string Input(string input, ElementType type, params ReadOnlySpan<Dimension> dimensions)
    {
        Proto.Input.Add(Typed(input, type, dimensions));
        return input;
    }

    /// <summary>Adds a constant.</summary>
    /// <returns>Its name.</returns>
    public string Constant(string constant, Tensor value)
    {
        Proto.Initializer.Add(TensorWriter.Write(value, constant));
        return constant;
    }

    /// <summary>Adds a list of integers as a constant: axes, a shape, ….</summary>
    /// <returns>Its name.</returns>
    public string Constant(string constant, params long[] values) => Constant(constant, Tensor<long>.Vector(values));

    /// <summary>Adds a node with one output, named like the node.</summary>
    /// <param name="output">The output's name; what an intermediate value means is said here.</param>
    /// <param name="opType">The operator.</param>
    /// <param name="inputs">The names of its inputs.</param>
    /// <param name="attributes">Attributes: long, float, string, a list of one of these, a tensor or a graph.</param>
    /// <returns>The output's name.</returns>
    public string Node(string output, string opType, string[] inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Nodes([output], opType, inputs, attributes);
        return output;
    }

    /// <summary>Adds a node with any number of outputs, named like the first.</summary>
    /// <returns>The message, for what is rarely needed (a domain, …).</returns>
    public NodeProto Nodes(string[] outputs, string opType, string[] inputs, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        NodeProto node = new() { Name = outputs[0], OpType = opType };
        node.Input.AddRange(inputs);
        node.Output.AddRange(outputs);
        foreach ((string attribute, object value) in attributes)
        {
            node.Attribute.Add(Attribute(attribute, value));
        }
        Proto.Node.Add(node);
        return node;
    }

    /// <summary>Makes a value an output.</summary>
    public void Output(string output, ElementType type, params ReadOnlySpan<Dimension> dimensions) => Proto.Output.Add(Typed(output, type, dimensions));

    /// <summary>The graph as a model of the standard's operators.</summary>
    /// <param name="opset">The version of the operator set.</param>
    /// <param name="irVersion">The version of the file format.</param>
    /// <param name="documentation">What it computes, and where that is written.</param>
    public ModelProto Model(int opset, int irVersion, string documentation = "")
    {
        ModelProto model = new() { IrVersion = irVersion, ProducerName = "Verification", Graph = Proto, DocString = documentation };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = opset });
        return model;
    }

    private static AttributeProto Attribute(string attribute, object value)
    {
        AttributeProto proto = new() { Name = attribute };
        switch (value)
        {
            case long or int:
                (proto.Type, proto.I) = (AttributeType.Int, Convert.ToInt64(value, null));
                break;
            case float number:
                (proto.Type, proto.F) = (AttributeType.Float, number);
                break;
            case string text:
                (proto.Type, proto.S) = (AttributeType.String, ByteString.CopyFromUtf8(text));
                break;
            case long[] numbers:
                proto.Type = AttributeType.Ints;
                proto.Ints.AddRange(numbers);
                break;
            case float[] numbers:
                proto.Type = AttributeType.Floats;
                proto.Floats.AddRange(numbers);
                break;
            case Tensor tensor:
                (proto.Type, proto.T) = (AttributeType.Tensor, TensorWriter.Write(tensor, ""));
                break;
            case GraphProto graph:
                (proto.Type, proto.G) = (AttributeType.Graph, graph);
                break;
            default:
                throw new OnnxException($"attribute '{attribute}' is {value.GetType().Name}: need a long, float, string, long[], float[], tensor or graph");
        }
        return proto;
    }

    private static ValueInfoProto Typed(string value, ElementType type, ReadOnlySpan<Dimension> dimensions)
    {
        TensorShapeProto shape = new();
        foreach (Dimension dimension in dimensions)
        {
            shape.Dim.Add(dimension.Size is { } size ? new TensorShapeProto.Types.Dimension { DimValue = size } : new TensorShapeProto.Types.Dimension { DimParam = dimension.Name });
        }
        return new() { Name = value, Type = new() { TensorType = new() { ElemType = (int)type, Shape = shape } } };
    }
}
