using System.IO.Compression;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>PNG: chunks, a zlib stream, and rows that are each predicted from the one above and the pixel before.</summary>
/// <remarks>
/// Domain: every colour type and depth of the standard, interlaced or not; transparency (alpha samples, tRNS) is dropped, gamma and
/// colour profiles are not applied. The chunks that matter must have the right checksum. Of an animation: the default image.<br/>
/// Source: ISO/IEC 15948.
/// </remarks>
internal static class Png
{
    /// <summary>The image.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        Encoded file = new(data, "PNG", bigEndian: true);
        ReadOnlySpan<byte> palette = [];
        PngHeader? header = null;
        using MemoryStream packed = new();
        for (long at = 8; at + 12 <= data.Length;)
        {
            uint length = file.Int(at, "chunk");
            ReadOnlySpan<byte> name = file.Part(at + 4, 4, "chunk's name"), body = file.Part(at + 8, length, $"chunk {Name(name)}");
            bool known = name.SequenceEqual("IHDR"u8) || name.SequenceEqual("PLTE"u8) || name.SequenceEqual("IDAT"u8);
            if (known && Crc32.Of(file.Part(at + 4, length + 4L, "chunk")) != file.Int(at + 8 + length, "checksum"))
            {
                throw new ShapeException($"the PNG chunk {Name(name)} at byte {at} does not have the checksum that it is given");
            }
            if (name.SequenceEqual("IHDR"u8))
            {
                header = PngHeader.Of(new Encoded(body, "PNG", bigEndian: true));
            }
            palette = name.SequenceEqual("PLTE"u8) ? body : palette;
            if (name.SequenceEqual("IDAT"u8))
            {
                packed.Write(body);
            }
            at = name.SequenceEqual("IEND"u8) ? data.Length : at + 12 + length;
        }
        if (header is not { } image)
        {
            throw new ShapeException("a PNG image has no header");
        }
        return Pixels(packed, image, palette);
    }

    private static string Name(ReadOnlySpan<byte> name) =>
        string.Concat(name.ToArray().Select(c => char.IsAsciiLetter((char)c) ? (char)c : '?'));

    private static Picture Pixels(MemoryStream packed, PngHeader image, ReadOnlySpan<byte> palette)
    {
        // Deflate makes at most 1032 bytes out of one: a header that claims more is refused before its memory is asked for.
        int stride = PackedSamples.Stride((long)image.Width * image.Samples, image.Bits);
        if ((long)stride * image.Height / 1032 > packed.Length)
        {
            throw new ShapeException(
                $"a PNG image of {image.Width} x {image.Height} has {packed.Length} packed bytes, which cannot hold rows of {stride} "
                + $"bytes");
        }
        int channels = image.Type is 0 or 4 ? 1 : 3;
        byte[] result = Shape.Allocate<byte>([image.Height, image.Width, channels]);
        byte[] row = Shape.Allocate<byte>([stride]), above = new byte[row.Length];
        byte[] samples = Shape.Allocate<byte>([image.Width, image.Samples]), filter = new byte[1];
        packed.Position = 0;
        using ZLibStream stream = new(packed, CompressionMode.Decompress);
        foreach (PngPass pass in image.Interlaced ? PngPass.Adam7 : PngPass.Whole)
        {
            int width = pass.Columns(image.Width), height = width == 0 ? 0 : pass.Rows(image.Height);
            int bytes = PackedSamples.Stride((long)width * image.Samples, image.Bits);
            above.AsSpan(0, bytes).Clear();
            for (int y = 0; y < height; y++)
            {
                Span<byte> packedRow = row.AsSpan(0, bytes);
                string what = $"row {y} of a PNG image of {image.Width} x {image.Height}";
                Zlib.Read(stream, filter, what);
                Zlib.Read(stream, packedRow, what);
                PngFilter.Undo(filter[0], packedRow, above, Math.Max(1, image.Samples * image.Bits / 8));
                PackedSamples.Unpack(packedRow, image.Bits, bigEndian: true, samples.AsSpan(0, width * image.Samples));
                int place = (pass.Top + y * pass.Down) * image.Width + pass.Left;
                for (int x = 0; x < width; x++)
                {
                    Span<byte> pixel = result.AsSpan((place + x * pass.Across) * channels, channels);
                    Colour(samples.AsSpan(x * image.Samples, image.Samples), image, palette, pixel);
                }
                packedRow.CopyTo(above);
            }
        }
        return new Picture(image.Height, image.Width, channels, result);
    }

    // Colour type 3 looks samples up in the palette; 4 and 6 end each pixel with its transparency.
    private static void Colour(ReadOnlySpan<byte> samples, PngHeader image, ReadOnlySpan<byte> palette, Span<byte> pixel)
    {
        for (int c = 0; c < pixel.Length; c++)
        {
            pixel[c] = image.Type != 3 ? (byte)(samples[c] * PackedSamples.Scale(image.Bits))
                : 3 * samples[0] + c < palette.Length ? palette[3 * samples[0] + c]
                : throw new ShapeException($"a PNG pixel has colour {samples[0]}: the palette has {palette.Length / 3}");
        }
    }
}
