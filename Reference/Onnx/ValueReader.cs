using Google.Protobuf;
using Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Reads the values of ONNX test folders: tensors, sequences and optionals, each a message of its own kind.</summary>
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
                _ => throw new OnnxException("a value that is no tensor, sequence or optional"),
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
            (int)SequenceProto.Types.DataType.Sequence => [.. proto.SequenceValues.Select(Read)],
            (int)SequenceProto.Types.DataType.Optional => [.. proto.OptionalValues.Select(Read)],
            (int)SequenceProto.Types.DataType.Undefined => [],
            int other => throw new OnnxException($"sequence '{proto.Name}' has elements of kind {other}: need a tensor (1), sequence (3) or optional (5)"),
        },
        proto.TensorValues.Count > 0 ? (ElementType)proto.TensorValues[0].DataType : ElementType.Undefined);

    private static Optional Read(OptionalProto proto) => new(
        proto.ElemType switch
        {
            (int)OptionalProto.Types.DataType.Tensor => proto.TensorValue is null ? null : TensorReader.Read(proto.TensorValue),
            (int)OptionalProto.Types.DataType.Sequence => proto.SequenceValue is null ? null : Read(proto.SequenceValue),
            (int)OptionalProto.Types.DataType.Undefined => null,
            int other => throw new OnnxException($"optional '{proto.Name}' is of kind {other}: need a tensor (1) or sequence (3)"),
        });
}
