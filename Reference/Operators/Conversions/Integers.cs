using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Integers of every width: 64-bit ones narrowed by dropping the bits that do not fit.</summary>
public static class Integers
{
    /// <summary>A tensor of an integer type that holds the lowest bits of each value.</summary>
    /// <exception cref="ShapeException">The type is no integer type.</exception>
    public static Tensor Narrow(long[] values, int[] shape, ElementType to) => to switch
    {
        ElementType.Int64 => new Tensor<long>(values, shape),
        ElementType.UInt64 => new Tensor<ulong>(Array.ConvertAll(values, v => (ulong)v), shape),
        ElementType.Int32 => new Tensor<int>(Array.ConvertAll(values, v => (int)v), shape),
        ElementType.UInt32 => new Tensor<uint>(Array.ConvertAll(values, v => (uint)v), shape),
        ElementType.Int16 => new Tensor<short>(Array.ConvertAll(values, v => (short)v), shape),
        ElementType.UInt16 => new Tensor<ushort>(Array.ConvertAll(values, v => (ushort)v), shape),
        ElementType.Int8 => new Tensor<sbyte>(Array.ConvertAll(values, v => (sbyte)v), shape),
        ElementType.UInt8 => new Tensor<byte>(Array.ConvertAll(values, v => (byte)v), shape),
        ElementType.Int4 => new Tensor<sbyte>(Array.ConvertAll(values, v => (sbyte)(v << 60 >> 60)), shape, to),
        ElementType.UInt4 => new Tensor<byte>(Array.ConvertAll(values, v => (byte)(v & 15)), shape, to),
        ElementType.Int2 => new Tensor<sbyte>(Array.ConvertAll(values, v => (sbyte)(v << 62 >> 62)), shape, to),
        ElementType.UInt2 => new Tensor<byte>(Array.ConvertAll(values, v => (byte)(v & 3)), shape, to),
        _ => throw new ShapeException($"{to} is no integer type"),
    };

    /// <summary>The least and the greatest number of an integer type of at most 32 bits.</summary>
    public static (long Least, long Greatest) Range(ElementType type)
    {
        int bits = type.Bits();
        bool signed = type is ElementType.Int2 or ElementType.Int4 or ElementType.Int8 or ElementType.Int16 or ElementType.Int32;
        return signed ? (-1L << (bits - 1), (1L << (bits - 1)) - 1) : (0, (1L << bits) - 1);
    }
}
