using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>TIFF's LZW: codes of 9 to 12 bits, highest bit first; 256 empties the table, 257 ends. Codes grow one entry early.</summary>
/// <remarks>Source: TIFF 6.0, section 13. The order of bits of before version 5 is refused.</remarks>
internal static class TiffLzw
{
    private const int Empty = 256, End = 257, First = 258, Size = 4096;

    /// <summary>Unpacks until a buffer is full.</summary>
    /// <exception cref="ShapeException">The data are damaged or end before.</exception>
    /// <exception cref="RefusedImageException">The older order of bits.</exception>
    public static void Unpack(ReadOnlySpan<byte> data, Span<byte> to)
    {
        if (data is [0, var second, ..] && (second & 1) == 1)
        {
            throw new RefusedImageException("TIFF with LZW of before version 5");
        }
        // An entry is where its string stands in what has been unpacked: the string before, and the byte behind it.
        Span<int> start = stackalloc int[Size], length = stackalloc int[Size];
        int next = First, bits = 9, done = 0, before = -1;
        long at = 0, end = 8L * data.Length;
        while (done < to.Length)
        {
            int code = at + bits <= end ? Bits(data, at, bits) : End;
            at += bits;
            if (code == Empty)
            {
                (next, bits, before) = (First, 9, -1);
                continue;
            }
            if (code == End || code >= next && (before < 0 || code > next))
            {
                throw new ShapeException(
                    $"LZW data of {data.Length} bytes have code {code} after {done} bytes unpacked: need {to.Length}, and the table has "
                    + $"{next}");
            }
            int from = done;
            if (before >= 0 && next < Size)
            {
                (start[next], length[next]) = (before, done - before + 1);
                next++;
                bits = next + 1 >= 1 << bits && bits < 12 ? bits + 1 : bits;
            }
            int count = code < Empty ? 1 : Math.Min(length[code], to.Length - done);
            for (int i = 0; i < count; i++)
            {
                to[done++] = code < Empty ? (byte)code : to[start[code] + i];
            }
            before = from;
        }
    }

    private static int Bits(ReadOnlySpan<byte> data, long at, int bits)
    {
        int first = (int)(at / 8), value = data[first] << 16;
        value |= first + 1 < data.Length ? data[first + 1] << 8 : 0;
        value |= first + 2 < data.Length ? data[first + 2] : 0;
        return value >> 24 - bits - (int)(at % 8) & (1 << bits) - 1;
    }
}
