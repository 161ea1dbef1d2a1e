using Microsoft.ML.OnnxRuntime;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace Verification.Models.Backends;

/// <summary>Values on their way into and out of ONNX Runtime.</summary>
internal static class OrtValues
{
    /// <summary>A value in ONNX Runtime's memory; the caller disposes of it.</summary>
    public static OrtValue To(Value value)
    {
        switch (value)
        {
            case Tensor<string> texts:
                OrtValue strings = OrtValue.CreateTensorWithEmptyStrings(OrtAllocator.DefaultInstance, Longs(texts.Shape));
                for (int i = 0; i < texts.Count; i++)
                {
                    strings.StringTensorSetElementAt(texts[i].AsSpan(), i);
                }
                return strings;
            case Tensor tensor:
                OrtValue copy = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, (TensorElementType)(int)tensor.ElementType, Longs(tensor.Shape));
                if (tensor.Count > 0)
                {
                    TensorWriter.Bytes(tensor).CopyTo(copy.GetTensorMutableRawData());
                }
                return copy;
            case Sequence { Items.Count: > 0 } sequence:
                List<OrtValue> items = [.. sequence.Items.Select(To)];
                return OrtValue.CreateSequence(items);
            case Optional { Content: { } content }:
                return To(content);
            default:
                throw new BackendException($"ONNX Runtime's API takes no {value.Describe()}") { IsUnsupported = true };
        }
    }

    /// <summary>A copy of a value of ONNX Runtime's.</summary>
    public static Value From(OrtValue value)
    {
        switch (value.OnnxType)
        {
            case OnnxValueType.ONNX_TYPE_TENSOR:
                OrtTensorTypeAndShapeInfo info = value.GetTensorTypeAndShape();
                int[] shape = Array.ConvertAll(info.Shape, d => checked((int)d));
                if (info.ElementDataType == TensorElementType.String)
                {
                    return new Tensor<string>(value.GetStringTensorAsArray(), shape);
                }
                return TensorReader.FromBytes((ElementType)(int)info.ElementDataType, shape, Shape.Count(shape) == 0 ? [] : value.GetTensorMutableRawData());
            case OnnxValueType.ONNX_TYPE_SEQUENCE:
                List<Value> items = [];
                value.ProcessSequence((item, _) => items.Add(From(item)), OrtAllocator.DefaultInstance);
                return new Sequence(items);
            default:
                throw new BackendException($"ONNX Runtime returned {value.OnnxType}, which is no tensor or sequence");
        }
    }

    private static long[] Longs(int[] shape) => Array.ConvertAll(shape, d => (long)d);
}
