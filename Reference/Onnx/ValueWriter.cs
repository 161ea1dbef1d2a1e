using Google.Protobuf;
using Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Writes values as ONNX test folders hold them: each kind as a message of its own.</summary>
public static class ValueWriter
{
    /// <summary>The message of a value whose reals are held as float or double.</summary>
    /// <exception cref="OnnxException">Elements are held as another number type: round them first.</exception>
    public static IMessage Write(Value value, string name) => value switch
    {
        Tensor tensor => TensorWriter.Write(tensor, name),
        Sequence sequence => Write(sequence, name),
        Optional optional => Write(optional, name),
        Map map => Write(map, name),
        _ => throw new OnnxException($"'{name}' is {value.Describe()}: need a tensor, sequence, optional or map"),
    };

    private static SequenceProto Write(Sequence sequence, string name)
    {
        SequenceProto proto = new() { Name = name, ElemType = sequence.Items.Count == 0 ? (int)SequenceProto.Types.DataType.Tensor : Kind(sequence.Items[0]) };
        foreach (Value item in sequence.Items)
        {
            switch (item)
            {
                case Tensor tensor:
                    proto.TensorValues.Add(TensorWriter.Write(tensor, ""));
                    break;
                case Sequence inner:
                    proto.SequenceValues.Add(Write(inner, ""));
                    break;
                case Map map:
                    proto.MapValues.Add(Write(map, ""));
                    break;
                case Optional optional:
                    proto.OptionalValues.Add(Write(optional, ""));
                    break;
            }
        }
        return proto;
    }

    private static OptionalProto Write(Optional optional, string name)
    {
        OptionalProto proto = new() { Name = name, ElemType = optional.Content is null ? 0 : Kind(optional.Content) };
        switch (optional.Content)
        {
            case Tensor tensor:
                proto.TensorValue = TensorWriter.Write(tensor, "");
                break;
            case Sequence sequence:
                proto.SequenceValue = Write(sequence, "");
                break;
            case Map map:
                proto.MapValue = Write(map, "");
                break;
            case Optional inner:
                proto.OptionalValue = Write(inner, "");
                break;
        }
        return proto;
    }

    private static MapProto Write(Map map, string name)
    {
        MapProto proto = new() { Name = name, KeyType = (int)map.Keys.ElementType, Values = Write(new Sequence(map.Values, map.ValueType), "") };
        if (map.Keys is Tensor<string> texts)
        {
            proto.StringKeys.AddRange(texts.Values.Select(ByteString.CopyFromUtf8));
        }
        else
        {
            proto.Keys.AddRange(map.Keys.Elements.Cast<object>().Select(key => key is ulong large ? unchecked((long)large) : Convert.ToInt64(key, null)));
        }
        return proto;
    }

    private static int Kind(Value value) => (int)(value switch
    {
        Tensor => SequenceProto.Types.DataType.Tensor,
        Sequence => SequenceProto.Types.DataType.Sequence,
        Map => SequenceProto.Types.DataType.Map,
        _ => SequenceProto.Types.DataType.Optional,
    });
}
