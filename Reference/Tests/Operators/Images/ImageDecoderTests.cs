using System.IO.Compression;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class ImageDecoderTests
{
    [Fact]
    public void Reads_a_PNM_image_with_a_comment() =>
        Assert.Equal<byte>([3, 2, 1, 6, 5, 4], ImageDecoder.Of([.. "P6\n# made by hand\n2 1 255\n"u8, 1, 2, 3, 4, 5, 6], "BGR", out _)!.Values);

    [Fact]
    public void Undoes_the_filters_of_a_PNG_image()
    {
        // Grey, 3 x 2: differences to the left (filter 1), then to the row above (filter 2).
        byte[] png = Png(3, 2, [1, 10, 1, 1, 2, 5, 5, 250]);
        Tensor<byte> image = ImageDecoder.Of(png, "Grayscale", out _)!;
        Assert.Equal([2, 3, 1], image.Shape);
        Assert.Equal<byte>([10, 11, 12, 15, 16, 6], image.Values);
    }

    [Theory]
    [InlineData(2, 24, new byte[] { 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6 })]
    [InlineData(-2, 24, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })]
    [InlineData(2, 32, new byte[] { 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6 })]
    public void Reads_a_BMP_image_from_either_end(int height, short bits, byte[] expected)
    {
        // Two pixels of 24 bits are padded to eight bytes.
        byte[] first = bits == 24 ? [3, 2, 1, 6, 5, 4, 0, 0] : [3, 2, 1, 0, 6, 5, 4, 0], second = bits == 24 ? [9, 8, 7, 12, 11, 10, 0, 0] : [9, 8, 7, 0, 12, 11, 10, 0];
        Assert.Equal(expected, ImageDecoder.Of(Bmp(2, height, bits, 0, [.. first, .. second]), "RGB", out _)!.Values);
    }

    [Fact]
    public void Refuses_BMP_images_that_are_compressed_or_cut_off()
    {
        Assert.Null(ImageDecoder.Of(Bmp(2, 2, 24, 1, new byte[16]), "RGB", out string refused));
        Assert.Contains("compression 1", refused, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => ImageDecoder.Of(Bmp(2, 2, 24, 0, new byte[15]), "RGB", out _));
        Assert.Throws<ShapeException>(() => ImageDecoder.Of(Bmp(int.MaxValue, int.MinValue, 32, 0, new byte[16]), "RGB", out _));
        Assert.Throws<ShapeException>(() => ImageDecoder.Of("BM"u8, "RGB", out _));
    }

    [Fact]
    public void Says_what_a_damaged_image_lacks() =>
        Assert.Contains("row 1", Assert.Throws<ShapeException>(() => ImageDecoder.Of(Png(3, 2, [1, 10, 1, 1, 2]), "RGB", out _)).Message, StringComparison.Ordinal);

    [Fact]
    public void Refuses_formats_that_leave_freedom()
    {
        Assert.Null(ImageDecoder.Of([0xFF, 0xD8, 0xFF, 0xE0], "RGB", out string refused));
        Assert.NotEmpty(refused);
    }

    private static byte[] Bmp(int width, int height, short bits, int compression, byte[] pixels) =>
    [
        .. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. BitConverter.GetBytes(54), .. BitConverter.GetBytes(40), .. BitConverter.GetBytes(width), .. BitConverter.GetBytes(height),
        1, 0, .. BitConverter.GetBytes(bits), .. BitConverter.GetBytes(compression), .. new byte[20], .. pixels,
    ];

    private static byte[] Png(byte width, byte height, byte[] rows)
    {
        using MemoryStream packed = new();
        using (ZLibStream stream = new(packed, CompressionMode.Compress))
        {
            stream.Write(rows);
        }
        static byte[] Chunk(ReadOnlySpan<byte> name, byte[] body) => [0, 0, 0, (byte)body.Length, .. name, .. body, 0, 0, 0, 0];
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR"u8, [0, 0, 0, width, 0, 0, 0, height, 8, 0, 0, 0, 0]), .. Chunk("IDAT"u8, packed.ToArray())];
    }
}
