using System.Buffers.Binary;
using System.Numerics;
using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The bits of every element read as another type of the same width.</summary>
/// <remarks>
/// Shape: x → same. Domain: types of one width, not text.<br/>
/// Method: a real's bits are those of its value in its declared format, a NaN's those of one quiet NaN; bounds and derivatives end here.<br/>
/// Source: ONNX BitCast-26.
/// </remarks>
public static class BitCast
{
    /// <summary>A tensor's bits as another type.</summary>
    /// <exception cref="ShapeException">The types differ in width, or one has none.</exception>
    public static Tensor Of<T>(Tensor x, ElementType to) where T : IFloatingPointIeee754<T>
    {
        int bits = x.ElementType.Bits();
        if (bits == 0 || bits != to.Bits())
        {
            throw new ShapeException($"{x.ElementType} has {bits} bits and {to} has {to.Bits()}: need one width");
        }
        TensorProto proto = new() { DataType = (int)to, RawData = ByteString.CopyFrom(Bytes<T>(x, bits)) };
        proto.Dims.AddRange(Array.ConvertAll(x.Shape, d => (long)d));
        return Lifting.To<T>(TensorReader.Read(proto));
    }

    private static byte[] Bytes<T>(Tensor x, int bits) where T : IFloatingPointIeee754<T>
    {
        byte[] bytes = new byte[((long)x.Count * bits + 7) / 8];
        if (x is Tensor<Complex> complex)
        {
            for (int i = 0; i < x.Count; i++)
            {
                Store(bytes, 2 * i, bits / 2, RealBits(complex[i].Real, bits == 64 ? ElementType.Float : ElementType.Double));
                Store(bytes, 2 * i + 1, bits / 2, RealBits(complex[i].Imaginary, bits == 64 ? ElementType.Float : ElementType.Double));
            }
            return bytes;
        }
        ulong[] words = x is Tensor<T> real ? Array.ConvertAll(real.Values, v => RealBits(double.CreateTruncating(v), x.ElementType))
            : Array.ConvertAll(((Tensor<long>)Cast.Of<T>(x, ElementType.Int64)).Values, v => (ulong)v);
        for (int i = 0; i < words.Length; i++)
        {
            Store(bytes, i, bits, words[i]);
        }
        return bytes;
    }

    private static ulong RealBits(double x, ElementType type) => type switch
    {
        ElementType.Double => BitConverter.DoubleToUInt64Bits(x),
        ElementType.Float => BitConverter.SingleToUInt32Bits((float)x),
        _ => (ulong)SmallFloat.Of(type)!.Encode(x),
    };

    // Elements narrower than a byte are packed from its low end.
    private static void Store(byte[] bytes, int element, int bits, ulong word)
    {
        if (bits < 8)
        {
            bytes[(long)element * bits / 8] |= (byte)((word & ((1UL << bits) - 1)) << (element * bits % 8));
            return;
        }
        Span<byte> whole = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(whole, word);
        whole[..(bits / 8)].CopyTo(bytes.AsSpan(element * (bits / 8)));
    }
}
