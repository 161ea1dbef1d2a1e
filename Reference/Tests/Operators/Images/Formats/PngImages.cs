using System.Buffers.Binary;
using System.IO.Compression;
using Verification.Reference.Operators;

namespace Verification.Reference.Tests.Operators.Images;

/// <summary>PNG images from their rows.</summary>
internal static class PngImages
{
    /// <summary>An image that is not interlaced, of rows that each begin with the number of their filter.</summary>
    public static byte[] Of(int width, int height, byte bits, byte type, byte[] rows)
    {
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionLevel.Fastest))
        {
            stream.Write(rows);
        }
        byte[] header = [.. Number((uint)width), .. Number((uint)height), bits, type, 0, 0, 0];
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, packed.ToArray())];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> name, byte[] body)
    {
        byte[] named = [.. name, .. body];
        return [.. Number((uint)body.Length), .. named, .. Number(Crc32.Of(named))];
    }

    private static byte[] Number(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
