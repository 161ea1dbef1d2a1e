using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Reads <c>TensorProto</c>s: raw, typed and external data of every element type.</summary>
public static class TensorReader
{
    /// <summary>The tensor that a message holds; reals as double where declared double, as float where not.</summary>
    /// <param name="proto">The message.</param>
    /// <param name="external">Reads so many bytes of external data; null where a message must hold its own.</param>
    /// <exception cref="OnnxException">Its type is unknown, or its data do not fit its shape.</exception>
    public static Tensor Read(TensorProto proto, Func<TensorProto, long, ReadOnlyMemory<byte>>? external = null)
    {
        ElementType type = (ElementType)proto.DataType;
        if (!Enum.IsDefined(type) || type == ElementType.Undefined)
        {
            throw Bad(proto, $"element type {proto.DataType} is not known: need 1 to {(int)Enum.GetValues<ElementType>().Max()}");
        }
        int[] shape = Dimensions(proto.Dims, message => Bad(proto, message));
        int count = Shape.Count(shape);
        if (proto.Segment is not null)
        {
            throw Bad(proto, "it is one segment of a tensor: need the whole");
        }
        if (proto.DataLocation == TensorProto.Types.DataLocation.External)
        {
            return type == ElementType.String ? throw Bad(proto, "strings cannot be external data")
                : FromBytes(proto, type, shape, count, (external ?? throw Bad(proto, "external data are not allowed here"))(proto, Size(type, count)).Span);
        }
        if (type == ElementType.String)
        {
            return Checked(proto, count, [.. proto.StringData.Select(s => Utf8.Text(s, message => Bad(proto, message)))], shape, type);
        }
        return proto.RawData.Length > 0 ? FromBytes(proto, type, shape, count, proto.RawData.Span) : FromFields(proto, type, shape, count);
    }

    /// <summary>Dimensions as a shape that a tensor can have.</summary>
    internal static int[] Dimensions(IReadOnlyList<long> dims, Func<string, OnnxException> bad)
    {
        int[] shape = [.. dims.Select(d => d is >= 0 and <= int.MaxValue ? (int)d : throw bad($"dimension {d} is outside 0 to 2^31 - 1"))];
        try
        {
            _ = Shape.Count(shape);
            return shape;
        }
        catch (ShapeException e)
        {
            throw bad(e.Message);
        }
    }

    /// <summary>The tensor whose elements are given as raw data; reals as double where declared double, as float where not.</summary>
    public static Tensor FromBytes(ElementType type, int[] shape, ReadOnlySpan<byte> data) =>
        FromBytes(new TensorProto { DataType = (int)type }, type, shape, Shape.Count(shape), data);

    private static Tensor FromFields(TensorProto proto, ElementType type, int[] shape, int count) => type switch
    {
        ElementType.Float => Checked(proto, count, [.. proto.FloatData], shape, type),
        ElementType.Double => Checked(proto, count, [.. proto.DoubleData], shape, type),
        ElementType.Int64 => Checked(proto, count, [.. proto.Int64Data], shape, type),
        ElementType.UInt64 => Checked(proto, count, [.. proto.Uint64Data], shape, type),
        ElementType.UInt32 => Checked(proto, count, Narrowed<ulong, uint>(proto, proto.Uint64Data), shape, type),
        ElementType.Int32 => Checked(proto, count, [.. proto.Int32Data], shape, type),
        ElementType.Int16 => Checked(proto, count, Narrowed<int, short>(proto, proto.Int32Data), shape, type),
        ElementType.UInt16 => Checked(proto, count, Narrowed<int, ushort>(proto, proto.Int32Data), shape, type),
        ElementType.Int8 => Checked(proto, count, Narrowed<int, sbyte>(proto, proto.Int32Data), shape, type),
        ElementType.UInt8 => Checked(proto, count, Narrowed<int, byte>(proto, proto.Int32Data), shape, type),
        ElementType.Bool => Checked(proto, count, [.. proto.Int32Data.Select(v => v != 0)], shape, type),
        ElementType.Complex64 => Checked(proto, count, Pairs(proto, [.. proto.FloatData.Select(v => (double)v)]), shape, type),
        ElementType.Complex128 => Checked(proto, count, Pairs(proto, [.. proto.DoubleData]), shape, type),
        _ when type.Bits() is 16 => FromBytes(proto, type, shape, count, MemoryMarshal.AsBytes(Narrowed<int, ushort>(proto, proto.Int32Data).AsSpan())),
        _ => FromBytes(proto, type, shape, count, Narrowed<int, byte>(proto, proto.Int32Data)),
    };

    private static TNarrow[] Narrowed<TWide, TNarrow>(TensorProto proto, IReadOnlyList<TWide> values) where TWide : INumber<TWide> where TNarrow : struct, INumber<TNarrow>, IMinMaxValue<TNarrow>
    {
        TNarrow[] narrow = new TNarrow[values.Count];
        for (int i = 0; i < narrow.Length; i++)
        {
            narrow[i] = TNarrow.CreateTruncating(values[i]);
            if (TWide.CreateTruncating(narrow[i]) != values[i])
            {
                throw Bad(proto, $"element {i} is {values[i]}: {(ElementType)proto.DataType} is stored as {TNarrow.MinValue} to {TNarrow.MaxValue}");
            }
        }
        return narrow;
    }

    private static long Size(ElementType type, int count) => ((long)count * type.Bits() + 7) / 8;

    private static Tensor FromBytes(TensorProto proto, ElementType type, int[] shape, int count, ReadOnlySpan<byte> data)
    {
        int bits = type.Bits();
        long needed = Size(type, count);
        if (data.Length != needed)
        {
            throw Bad(proto, $"{data.Length} bytes of data, but {Shape.Text(shape)} of {type} needs {needed}");
        }
        return type switch
        {
            ElementType.Float => new Tensor<float>(Words<float>(data), shape, type),
            ElementType.Double => new Tensor<double>(Words<double>(data), shape, type),
            ElementType.Int64 => new Tensor<long>(Words<long>(data), shape, type),
            ElementType.UInt64 => new Tensor<ulong>(Words<ulong>(data), shape, type),
            ElementType.Int32 => new Tensor<int>(Words<int>(data), shape, type),
            ElementType.UInt32 => new Tensor<uint>(Words<uint>(data), shape, type),
            ElementType.Int16 => new Tensor<short>(Words<short>(data), shape, type),
            ElementType.UInt16 => new Tensor<ushort>(Words<ushort>(data), shape, type),
            ElementType.Int8 => new Tensor<sbyte>(Words<sbyte>(data), shape, type),
            ElementType.UInt8 => new Tensor<byte>(data.ToArray(), shape, type),
            ElementType.Bool => new Tensor<bool>(Array.ConvertAll(data.ToArray(), b => b != 0), shape, type),
            ElementType.Complex64 => new Tensor<Complex>(Pairs(proto, Array.ConvertAll(Words<float>(data), v => (double)v)), shape, type),
            ElementType.Complex128 => new Tensor<Complex>(Pairs(proto, Words<double>(data)), shape, type),
            ElementType.Int4 or ElementType.Int2 => new Tensor<sbyte>(Array.ConvertAll(Unpacked(data, count, bits), v => (sbyte)((v << (32 - bits)) >> (32 - bits))), shape, type),
            ElementType.UInt4 or ElementType.UInt2 => new Tensor<byte>(Array.ConvertAll(Unpacked(data, count, bits), v => (byte)v), shape, type),
            _ => new Tensor<float>(Array.ConvertAll(Unpacked(data, count, bits), SmallFloat.Of(type)!.Decode), shape, type),
        };
    }

    private static TWord[] Words<TWord>(ReadOnlySpan<byte> data) where TWord : unmanaged
    {
        TWord[] words = MemoryMarshal.Cast<byte, TWord>(data).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(words.AsSpan());
            int size = bytes.Length / Math.Max(1, words.Length);
            for (int i = 0; i < words.Length; i++)
            {
                bytes.Slice(i * size, size).Reverse();
            }
        }
        return words;
    }

    // Elements narrower than a byte are packed from its low end.
    private static int[] Unpacked(ReadOnlySpan<byte> data, int count, int bits)
    {
        int[] values = new int[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = bits == 16 ? BinaryPrimitives.ReadUInt16LittleEndian(data[(2 * i)..]) : (data[(int)((long)i * bits / 8)] >> (int)((long)i * bits % 8)) & ((1 << bits) - 1);
        }
        return values;
    }

    private static Complex[] Pairs(TensorProto proto, double[] parts)
    {
        if (parts.Length % 2 != 0)
        {
            throw Bad(proto, $"{parts.Length} parts of complex numbers: need an even count");
        }
        Complex[] values = new Complex[parts.Length / 2];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new Complex(parts[2 * i], parts[2 * i + 1]);
        }
        return values;
    }

    private static Tensor<TElement> Checked<TElement>(TensorProto proto, int count, TElement[] values, int[] shape, ElementType type) =>
        values.Length == count ? new Tensor<TElement>(values, shape, type)
        : throw Bad(proto, $"{values.Length} elements of data, but {Shape.Text(shape)} needs {count}");

    private static OnnxException Bad(TensorProto proto, string message) => new($"tensor '{proto.Name}': {message}");
}
