using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The bytes of an encoded image: every read says what it looks for, and fails with words where the file ends before it.</summary>
/// <param name="data">The bytes.</param>
/// <param name="format">The format's name, for messages.</param>
/// <param name="bigEndian">Whether numbers begin with their most significant byte.</param>
internal readonly ref struct Encoded(ReadOnlySpan<byte> data, string format, bool bigEndian)
{
    private readonly ReadOnlySpan<byte> data = data;

    /// <summary>The format's name.</summary>
    public string Format { get; } = format;

    /// <summary>Whether numbers begin with their most significant byte.</summary>
    public bool BigEndian { get; } = bigEndian;

    /// <summary>The number of bytes.</summary>
    public int Length => data.Length;

    /// <summary>The bytes from a place on.</summary>
    public ReadOnlySpan<byte> Part(long at, long count, string what) =>
        at >= 0 && count >= 0 && at <= data.Length && count <= data.Length - at ? data.Slice((int)at, (int)count)
            : throw new ShapeException($"the {what} of a {Format} image takes {count} bytes from byte {at} on: the file has {data.Length}");

    /// <summary>One byte.</summary>
    public int Byte(long at, string what) => Part(at, 1, what)[0];

    /// <summary>A number of two bytes.</summary>
    public int Short(long at, string what)
    {
        ReadOnlySpan<byte> bytes = Part(at, 2, what);
        return BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    /// <summary>A number of four bytes.</summary>
    public uint Int(long at, string what)
    {
        ReadOnlySpan<byte> bytes = Part(at, 4, what);
        return BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    /// <summary>A width or a height, of at least one pixel.</summary>
    /// <exception cref="ShapeException">It is none.</exception>
    public int Size(long value, string what) => value is >= 1 and <= int.MaxValue ? (int)value
        : throw new ShapeException($"the {what} of a {Format} image is {value}: need 1 to 2^31 - 1");
}
