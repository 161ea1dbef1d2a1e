using System.IO.Compression;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The strips or tiles of a TIFF image, unpacked.</summary>
internal static class TiffParts
{
    /// <summary>The samples [height, width, samples of a pixel] as they stand in the file, of 16 bits the upper eight.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not unpacked.</exception>
    public static byte[] Samples(Encoded file, TiffLayout image)
    {
        int together = image.Separate ? 1 : image.Samples, planes = image.Separate ? image.Samples : 1;
        int stride = PackedSamples.Stride((long)image.PartWidth * together, image.Bits);
        for (int part = 0; part < image.Columns * image.Rows * planes; part++)
        {
            Expect(Packed(file, image, part, (long)stride * Rows(image, part)), image, stride, (long)stride * Rows(image, part));
        }
        byte[] result = Shape.Allocate<byte>([image.Height, image.Width, image.Samples]);
        byte[] buffer = Shape.Allocate<byte>([image.PartHeight, stride]);
        byte[] line = Shape.Allocate<byte>([image.PartWidth, together]);
        for (int part = 0; part < image.Columns * image.Rows * planes; part++)
        {
            int plane = part / (image.Columns * image.Rows), column = part % image.Columns, row = part / image.Columns % image.Rows;
            Span<byte> rows = buffer.AsSpan(0, stride * Rows(image, part));
            Unpack(Packed(file, image, part, rows.Length), image, stride, rows);
            int left = column * image.PartWidth, width = Math.Min(image.PartWidth, image.Width - left);
            int top = row * image.PartHeight, height = Math.Min(rows.Length / stride, image.Height - top);
            for (int y = 0; y < height; y++)
            {
                Span<byte> packed = rows.Slice(y * stride, stride);
                if (image.Predicted == 2)
                {
                    Integrate(packed, image.Bits, together, file.BigEndian);
                }
                PackedSamples.Unpack(packed, image.Bits, file.BigEndian, line);
                Span<byte> to = result.AsSpan(((top + y) * image.Width + left) * image.Samples, width * image.Samples);
                for (int i = 0; i < width * together; i++)
                {
                    to[image.Separate ? i * image.Samples + plane : i] = line[i];
                }
            }
        }
        return result;
    }

    private static int Rows(TiffLayout image, int part) =>
        image.Tiled ? image.PartHeight : Math.Min(image.PartHeight, image.Height - part / image.Columns % image.Rows * image.PartHeight);

    // Strips that are not compressed may lack their lengths; a length that reaches beyond the file is cut off there.
    private static ReadOnlySpan<byte> Packed(Encoded file, TiffLayout image, int part, long bytes)
    {
        long place = image.Places[part], length = image.Compression == 1 ? bytes : Math.Min(image.Lengths[part], file.Length - place);
        return file.Part(place, length, $"part {part}");
    }

    // What no compression reaches is refused before its memory is asked for. A JPEG block of 64 samples takes a bit; a fax row of any
    // width does.
    private static void Expect(ReadOnlySpan<byte> packed, TiffLayout image, int stride, long bytes)
    {
        long ratio = image.Compression switch { 5 => 4096, 8 or 32946 => 1032, 32773 => 64, 7 => 2048, 2 or 3 or 4 => 8L * stride, _ => 1 };
        if (bytes / ratio > packed.Length)
        {
            throw new ShapeException(
                $"a TIFF part of {packed.Length} bytes cannot hold {bytes}: its compression makes at most {ratio} of one");
        }
    }

    private static void Unpack(ReadOnlySpan<byte> packed, TiffLayout image, int stride, Span<byte> rows)
    {
        if (image.Reversed)
        {
            byte[] turned = packed.ToArray();
            for (int i = 0; i < turned.Length; i++)
            {
                turned[i] = Turned(turned[i]);
            }
            packed = turned;
        }
        switch (image.Compression)
        {
            case 1:
                packed.CopyTo(rows);
                break;
            case 2 or 3 or 4:
                Fax.Unpack(packed, image.PartWidth, image.Compression, image.Fax == 1, rows, stride);
                break;
            case 7:
                Photograph(packed, image, rows);
                break;
            case 5:
                TiffLzw.Unpack(packed, rows);
                break;
            case 8 or 32946:
                Inflate(packed, rows);
                break;
            default:
                PackBits.Unpack(packed, rows);
                break;
        }
    }

    // Neighbours, then pairs, then halves change places.
    private static byte Turned(int value)
    {
        value = (value & 0x55) << 1 | value >> 1 & 0x55;
        value = (value & 0x33) << 2 | value >> 2 & 0x33;
        return (byte)(value << 4 | value >> 4);
    }

    private static void Inflate(ReadOnlySpan<byte> packed, Span<byte> rows)
    {
        using ZLibStream stream = new(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        Zlib.Read(stream, rows, $"a TIFF part of {packed.Length} deflated bytes");
    }

    // Each part is an image of its own, whose tables may stand in the directory.
    private static void Photograph(ReadOnlySpan<byte> packed, TiffLayout image, Span<byte> rows)
    {
        JpegColourModel model = image.Samples == 1 ? JpegColourModel.Grey : image.Luminance ? JpegColourModel.YCbCr : JpegColourModel.Rgb;
        Picture part = Jpeg.Decode(packed, image.JpegTables, model);
        int stride = image.PartWidth * image.Samples;
        if (part.Width != image.PartWidth || (long)part.Height * stride < rows.Length || part.Channels != image.Samples)
        {
            throw new ShapeException(
                $"a TIFF part holds a JPEG image of {part.Width} x {part.Height} x {part.Channels}: need {image.PartWidth} x "
                + $"{rows.Length / stride} x {image.Samples}");
        }
        part.Samples.AsSpan(0, rows.Length).CopyTo(rows);
    }

    // Each sample is stored as its difference from the one of the pixel before, modulo 2⁸ or 2¹⁶.
    private static void Integrate(Span<byte> row, int bits, int samples, bool bigEndian)
    {
        if (bits == 8)
        {
            for (int i = samples; i < row.Length; i++)
            {
                row[i] += row[i - samples];
            }
            return;
        }
        for (int i = 2 * samples; i < row.Length; i += 2)
        {
            // The lower byte's carry goes to the upper one.
            int low = i + (bigEndian ? 1 : 0), high = i + (bigEndian ? 0 : 1), sum = row[low] + row[low - 2 * samples];
            row[low] = (byte)sum;
            row[high] += (byte)(row[high - 2 * samples] + (sum >> 8));
        }
    }
}
