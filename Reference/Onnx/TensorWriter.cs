using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Google.Protobuf;
using Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Writes tensors as ONNX stores them: little-endian raw data, narrow elements packed.</summary>
public static class TensorWriter
{
    /// <summary>The message of a tensor whose reals are held as float or double.</summary>
    /// <exception cref="OnnxException">Its elements are held as another number type: round it first.</exception>
    public static TensorProto Write(Tensor x, string name)
    {
        TensorProto proto = new() { Name = name, DataType = (int)x.ElementType };
        proto.Dims.AddRange(x.Shape.Select(d => (long)d));
        if (x is Tensor<string> texts)
        {
            proto.StringData.AddRange(texts.Values.Select(ByteString.CopyFromUtf8));
        }
        else
        {
            proto.RawData = UnsafeByteOperations.UnsafeWrap(Bytes(x));
        }
        return proto;
    }

    /// <summary>The elements of a tensor, other than of strings, as raw data.</summary>
    public static byte[] Bytes(Tensor x)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("raw data are written on little-endian machines only");
        }
        int bits = x.ElementType.Bits();
        return (x.ElementType, x) switch
        {
            (ElementType.Float, Tensor<float> t) => Copied<float>(t.Values),
            (ElementType.Float, Tensor<double> t) => Copied<float>(Array.ConvertAll(t.Values, v => (float)v)),
            (ElementType.Double, Tensor<double> t) => Copied<double>(t.Values),
            (ElementType.Double, Tensor<float> t) => Copied<double>(Array.ConvertAll(t.Values, v => (double)v)),
            (_, Tensor<long> t) => Copied<long>(t.Values),
            (_, Tensor<ulong> t) => Copied<ulong>(t.Values),
            (_, Tensor<int> t) => Copied<int>(t.Values),
            (_, Tensor<uint> t) => Copied<uint>(t.Values),
            (_, Tensor<short> t) => Copied<short>(t.Values),
            (_, Tensor<ushort> t) => Copied<ushort>(t.Values),
            (_, Tensor<bool> t) => Array.ConvertAll(t.Values, v => v ? (byte)1 : (byte)0),
            (ElementType.Int8, Tensor<sbyte> t) => Copied<sbyte>(t.Values),
            (ElementType.UInt8, Tensor<byte> t) => Copied<byte>(t.Values),
            (_, Tensor<sbyte> t) => Packed(t.Count, bits, i => t[i]),
            (_, Tensor<byte> t) => Packed(t.Count, bits, i => t[i]),
            (ElementType.Complex64, Tensor<Complex> t) => Copied<float>([.. t.Values.SelectMany(v => new[] { (float)v.Real, (float)v.Imaginary })]),
            (_, Tensor<Complex> t) => Copied<double>([.. t.Values.SelectMany(v => new[] { v.Real, v.Imaginary })]),
            (_, Tensor<float> t) when SmallFloat.Of(x.ElementType) is { } format => Packed(t.Count, bits, i => format.Encode(t[i])),
            (_, Tensor<double> t) when SmallFloat.Of(x.ElementType) is { } format => Packed(t.Count, bits, i => format.Encode(t[i])),
            _ => throw new OnnxException($"a tensor of {x.ElementType} whose elements are {x.Elements.GetType().GetElementType()?.Name} cannot be written"),
        };
    }

    private static byte[] Copied<TElement>(ReadOnlySpan<TElement> values) where TElement : unmanaged => MemoryMarshal.AsBytes(values).ToArray();

    private static byte[] Packed(int count, int bits, Func<int, int> pattern)
    {
        byte[] bytes = new byte[((long)count * bits + 7) / 8];
        for (int i = 0; i < count; i++)
        {
            if (bits == 16)
            {
                BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)pattern(i));
            }
            else
            {
                long place = (long)i * bits;
                bytes[place / 8] |= (byte)((pattern(i) & ((1 << bits) - 1)) << (int)(place % 8));
            }
        }
        return bytes;
    }
}
