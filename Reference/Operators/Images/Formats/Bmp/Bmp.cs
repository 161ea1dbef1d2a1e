using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>BMP: rows of 1 to 32 bits a pixel, from the bottom up or the top down.</summary>
/// <remarks>
/// Domain: headers of OS/2 and Windows, palettes, runs of 4 and 8 bits, fields of bits; transparency is dropped. Refused: JPEG and PNG
/// inside, and OS/2's own compressions.<br/>
/// Method: a field v of n bits becomes ⌊255 v / (2ⁿ − 1)⌋, as in Pillow. An image of a palette is grey where each of its colours is.<br/>
/// Source: Microsoft, BITMAPINFOHEADER and BITMAPV5HEADER; OS/2 2.0 Presentation Manager (BITMAPINFOHEADER2).
/// </remarks>
internal static class Bmp
{
    /// <summary>The image.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    /// <exception cref="RefusedImageException">A form that is not decoded.</exception>
    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        Encoded file = new(data, "BMP", bigEndian: false);
        BmpHeader image = new(file);
        byte[] colours = image.Runs ? BmpRuns.Decode(file, image) : [];
        ReadOnlySpan<byte> rows = image.Runs ? [] : file.Part(image.Pixels, (long)image.Stride * image.Height, "rows");
        ReadOnlySpan<byte> palette = file.Part(image.Palette, (long)image.ColourBytes * image.Colours, "palette");
        byte[] result = Shape.Allocate<byte>([image.Height, image.Width, 3]);
        byte[] numbers = Shape.Allocate<byte>([image.Bits <= 8 ? image.Width : 0]);
        for (int y = 0; y < image.Height; y++)
        {
            Span<byte> pixels = result.AsSpan((image.TopDown ? y : image.Height - 1 - y) * image.Width * 3, image.Width * 3);
            if (image.Bits > 8)
            {
                Fields(rows.Slice(y * image.Stride, image.Stride), image, pixels);
            }
            else if (image.Runs)
            {
                Look(colours.AsSpan(y * image.Width, image.Width), palette, image, pixels);
            }
            else
            {
                PackedSamples.Unpack(rows.Slice(y * image.Stride, image.Stride), image.Bits, bigEndian: true, numbers);
                Look(numbers, palette, image, pixels);
            }
        }
        return new Picture(image.Height, image.Width, 3, result);
    }

    private static void Look(ReadOnlySpan<byte> numbers, ReadOnlySpan<byte> palette, BmpHeader image, Span<byte> pixels)
    {
        for (int x = 0; x < numbers.Length; x++)
        {
            if (numbers[x] >= image.Colours)
            {
                throw new ShapeException($"a BMP pixel has colour {numbers[x]}: the palette has {image.Colours}");
            }
            ReadOnlySpan<byte> colour = palette.Slice(numbers[x] * image.ColourBytes, 3);
            (pixels[3 * x], pixels[3 * x + 1], pixels[3 * x + 2]) = (colour[2], colour[1], colour[0]);
        }
    }

    private static void Fields(ReadOnlySpan<byte> row, BmpHeader image, Span<byte> pixels)
    {
        int bytes = image.Bits / 8;
        for (int x = 0; x < image.Width; x++)
        {
            uint pixel = 0;
            for (int b = bytes - 1; b >= 0; b--)
            {
                pixel = pixel << 8 | row[x * bytes + b];
            }
            pixels[3 * x] = Field(pixel, image.RedMask);
            pixels[3 * x + 1] = Field(pixel, image.GreenMask);
            pixels[3 * x + 2] = Field(pixel, image.BlueMask);
        }
    }

    private static byte Field(uint pixel, uint mask)
    {
        int shift = BitOperations.TrailingZeroCount(mask);
        return mask == 0 ? (byte)0 : (byte)((ulong)((pixel & mask) >> shift) * 255 / (mask >> shift));
    }
}
