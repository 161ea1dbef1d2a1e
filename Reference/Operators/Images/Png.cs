using System.Buffers.Binary;
using System.IO.Compression;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>PNG: chunks, a zlib stream, and rows that are each predicted from the one above and the pixel before.</summary>
internal static class Png
{
    public static Picture? Decode(ReadOnlySpan<byte> data, out string refused)
    {
        ReadOnlySpan<byte> header = [], palette = [];
        using MemoryStream packed = new();
        for (int at = 8; at + 12 <= data.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(data[at..]);
            if (length < 0 || length > data.Length - at - 12)
            {
                throw new ShapeException($"a PNG chunk at byte {at} is {length} bytes long: {data.Length - at - 12} are left");
            }
            ReadOnlySpan<byte> name = data.Slice(at + 4, 4), body = data.Slice(at + 8, length);
            header = name.SequenceEqual("IHDR"u8) ? body : header;
            palette = name.SequenceEqual("PLTE"u8) ? body : palette;
            if (name.SequenceEqual("IDAT"u8))
            {
                packed.Write(body);
            }
            at += 12 + length;
        }
        if (header.Length < 13)
        {
            throw new ShapeException("a PNG image has no header");
        }
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        int samples = header[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        refused = header[8] != 8 ? $"PNG with {header[8]} bits a sample" : header[12] != 0 ? "interlaced PNG" : samples == 0 ? $"PNG of colour type {header[9]}" : "";
        if (refused.Length > 0)
        {
            return null;
        }
        packed.Position = 0;
        byte[] rows = Unfiltered(packed, width, height, samples);
        return Coloured(rows, palette, header[9], width, height, samples);
    }

    private static byte[] Unfiltered(Stream packed, int width, int height, int samples)
    {
        int stride = Shape.Count([width, samples]);
        byte[] rows = Shape.Allocate<byte>([height, stride]), above = new byte[stride];
        using ZLibStream stream = new(packed, CompressionMode.Decompress);
        for (int y = 0; y < height; y++)
        {
            Span<byte> row = rows.AsSpan(y * stride, stride);
            int filter;
            try
            {
                filter = stream.ReadByte();
                stream.ReadExactly(row);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
            {
                throw new ShapeException($"a PNG image of {width} x {height} is damaged at row {y}: {e.Message}");
            }
            for (int i = 0; i < stride; i++)
            {
                int left = i < samples ? 0 : row[i - samples], up = above[i], corner = i < samples ? 0 : above[i - samples];
                row[i] += (byte)(filter switch
                {
                    0 => 0,
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => throw new ShapeException($"a PNG row has filter {filter}: need 0 to 4"),
                });
            }
            row.CopyTo(above);
        }
        return rows;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int estimate = left + up - corner, toLeft = Math.Abs(estimate - left), toUp = Math.Abs(estimate - up), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }

    // Colour type 3 looks samples up in the palette; 4 and 6 end each pixel with its transparency.
    private static Picture Coloured(byte[] rows, ReadOnlySpan<byte> palette, int type, int width, int height, int samples)
    {
        int channels = type is 0 or 4 ? 1 : 3;
        byte[] result = Shape.Allocate<byte>([height, width, channels]);
        for (int i = 0; i < result.Length; i++)
        {
            int pixel = i / channels, channel = i % channels, sample = rows[pixel * samples + (type == 3 ? 0 : channel)];
            result[i] = type != 3 ? (byte)sample : 3 * sample + channel < palette.Length ? palette[3 * sample + channel]
                : throw new ShapeException($"a PNG pixel has colour {sample}: the palette has {palette.Length / 3}");
        }
        return new Picture(height, width, channels, result);
    }
}
