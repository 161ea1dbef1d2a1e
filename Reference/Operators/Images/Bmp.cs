using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>BMP without compression, 24 or 32 bits a pixel: rows from the bottom up (from the top down where the height is negative), each padded to four bytes, blue first.</summary>
internal static class Bmp
{
    private const int SmallestHeader = 54;

    public static Picture? Decode(ReadOnlySpan<byte> data, out string refused)
    {
        if (data.Length < SmallestHeader)
        {
            throw new ShapeException($"a BMP image has {data.Length} bytes: its headers alone need {SmallestHeader}");
        }
        int start = Number(data, 10), header = Number(data, 14), width = Number(data, 18), height = Number(data, 22), compression = Number(data, 30);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(data[28..]);
        refused = header >= 40 && compression == 0 && bits is 24 or 32 ? "" : $"BMP with a header of {header} bytes, {bits} bits a pixel and compression {compression}";
        if (refused.Length > 0)
        {
            return null;
        }
        bool fromTop = height < 0;
        long rows = Math.Abs((long)height), stride = ((long)width * bits + 31) / 32 * 4;
        if (width <= 0 || rows == 0 || start < SmallestHeader || start > data.Length || stride > (data.Length - start) / rows)
        {
            throw new ShapeException($"a BMP image of {width} x {height} has {data.Length} bytes, its pixels from byte {start} on: they do not fit");
        }
        byte[] samples = Shape.Allocate<byte>([(int)rows, width, 3]);
        for (int r = 0, to = 0; r < rows; r++)
        {
            ReadOnlySpan<byte> row = data[(int)(start + stride * (fromTop ? r : rows - 1 - r))..];
            for (int c = 0; c < width; c++)
            {
                ReadOnlySpan<byte> pixel = row.Slice(c * (bits / 8), 3);
                (samples[to++], samples[to++], samples[to++]) = (pixel[2], pixel[1], pixel[0]);
            }
        }
        return new Picture((int)rows, width, 3, samples);
    }

    private static int Number(ReadOnlySpan<byte> data, int at) => BinaryPrimitives.ReadInt32LittleEndian(data[at..]);
}
