using Google.Protobuf;
using Onnx;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Reads the values of ONNX test folders: tensors, sequences, optionals and maps, each a message of its own kind.</summary>
public static class ValueReader
{
    /// <summary>Reads a file that holds a value of the given kind.</summary>
    /// <exception cref="OnnxException">The file is missing, damaged or of another kind.</exception>
    public static Value Load(string path, ValueKind kind)
    {
        byte[] bytes = FileBytes.Read(path);
        try
        {
            return Read(bytes, kind);
        }
        catch (OnnxException e)
        {
            throw e.In(path);
        }
    }

    /// <summary>Reads a message that holds a value of the given kind.</summary>
    /// <exception cref="OnnxException">The message is damaged or of another kind.</exception>
    public static Value Read(ReadOnlySpan<byte> bytes, ValueKind kind)
    {
        try
        {
            return kind switch
            {
                ValueKind.Tensor => TensorReader.Read(TensorProto.Parser.ParseFrom(bytes)),
                ValueKind.Sequence => Read(SequenceProto.Parser.ParseFrom(bytes)),
                ValueKind.Optional => Read(OptionalProto.Parser.ParseFrom(bytes)),
                ValueKind.Map => Read(MapProto.Parser.ParseFrom(bytes)),
                _ => throw new OnnxException("a value that is no tensor, sequence, optional or map"),
            };
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new OnnxException($"no {kind.ToString().ToLowerInvariant()}, or a damaged one: {e.Message}", e);
        }
        catch (ShapeException e)
        {
            throw new OnnxException(e.Message, e);
        }
    }

    private static Sequence Read(SequenceProto proto) => new(
        proto.ElemType switch
        {
            (int)SequenceProto.Types.DataType.Tensor => [.. proto.TensorValues.Select(t => TensorReader.Read(t))],
            (int)SequenceProto.Types.DataType.SparseTensor => [.. proto.SparseTensorValues.Select(Densified)],
            (int)SequenceProto.Types.DataType.Map => [.. proto.MapValues.Select(Read)],
            (int)SequenceProto.Types.DataType.Sequence => [.. proto.SequenceValues.Select(Read)],
            (int)SequenceProto.Types.DataType.Optional => [.. proto.OptionalValues.Select(Read)],
            (int)SequenceProto.Types.DataType.Undefined => [],
            int other => throw new OnnxException($"sequence '{proto.Name}' has elements of kind {other}: need a tensor (1), sparse tensor (2), sequence (3), map (4) or optional (5)"),
        },
        proto.TensorValues.Count > 0 ? (ElementType)proto.TensorValues[0].DataType : ElementType.Undefined);

    private static Optional Read(OptionalProto proto) => new(
        proto.ElemType switch
        {
            (int)OptionalProto.Types.DataType.Tensor => proto.TensorValue is null ? null : TensorReader.Read(proto.TensorValue),
            (int)OptionalProto.Types.DataType.SparseTensor => proto.SparseTensorValue is null ? null : Densified(proto.SparseTensorValue),
            (int)OptionalProto.Types.DataType.Sequence => proto.SequenceValue is null ? null : Read(proto.SequenceValue),
            (int)OptionalProto.Types.DataType.Map => proto.MapValue is null ? null : Read(proto.MapValue),
            (int)OptionalProto.Types.DataType.Optional => proto.OptionalValue is null ? null : Read(proto.OptionalValue),
            (int)OptionalProto.Types.DataType.Undefined => null,
            int other => throw new OnnxException($"optional '{proto.Name}' is of kind {other}: need a tensor (1), sparse tensor (2), sequence (3), map (4) or optional (5)"),
        });

    // Keys of every integer type are stored as int64.
    private static Map Read(MapProto proto)
    {
        ElementType type = (ElementType)proto.KeyType;
        Tensor keys = type == ElementType.String ? Tensor<string>.Vector([.. proto.StringKeys.Select(key => Utf8.Text(key, message => new OnnxException($"map '{proto.Name}' has a key with {message}")))])
            : Enum.IsDefined(type) && type.IsInteger() ? Integers.Narrow([.. proto.Keys], [proto.Keys.Count], type)
            : throw new OnnxException($"map '{proto.Name}' has keys of type {proto.KeyType}: need integers or strings");
        Sequence values = proto.Values is null ? new Sequence([]) : Read(proto.Values);
        return new Map(keys, values.Items, values.ElementType);
    }

    private static Tensor Densified(SparseTensorProto proto) => SparseTensors.Densify(proto, tensor => TensorReader.Read(tensor));
}
