using Onnx;
using Verification.Reference.Tensors;
using AttributeType = Onnx.AttributeProto.Types.AttributeType;

namespace Verification.Reference.Onnx;

/// <summary>Decodes attributes that hold numbers, strings and tensors.</summary>
/// <param name="external">Where external data may be; null where there must be none.</param>
internal sealed class AttributeReader(ExternalData? external)
{
    public object Read(AttributeProto proto) => proto.Type switch
    {
        AttributeType.Float => proto.F,
        AttributeType.Int => proto.I,
        AttributeType.String => Text(proto, proto.S),
        AttributeType.Tensor => Read(proto.T ?? throw Empty(proto)),
        AttributeType.SparseTensor => Read(proto.SparseTensor ?? throw Empty(proto)),
        AttributeType.Floats => proto.Floats.ToArray(),
        AttributeType.Ints => proto.Ints.ToArray(),
        AttributeType.Strings => proto.Strings.Select(s => Text(proto, s)).ToArray(),
        AttributeType.Tensors => proto.Tensors.Select(Read).ToArray(),
        AttributeType.Undefined => throw new OnnxException($"attribute '{proto.Name}' has no type that is known"),
        _ => throw new OnnxException($"attribute '{proto.Name}' has type {proto.Type}, which the reference cannot read"),
    };

    public Tensor Read(TensorProto proto) => TensorReader.Read(proto, external is null ? null : external.Read);

    public Tensor Read(SparseTensorProto proto) => SparseTensors.Densify(proto, Read);

    public static OnnxException Empty(AttributeProto proto) => new($"attribute '{proto.Name}' has type {proto.Type} but no value of that type");

    private static string Text(AttributeProto proto, Google.Protobuf.ByteString bytes) => Utf8.Text(bytes, message => new OnnxException($"attribute '{proto.Name}' holds {message}"));
}
