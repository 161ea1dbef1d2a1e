using System.Buffers.Binary;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

/// <summary>Small files that ask for much.</summary>
public class HostileImageTests
{
    [Fact]
    public void Sizes_beyond_what_the_bytes_can_hold_are_refused_before_memory_is_asked_for()
    {
        // PNG of 2³¹ − 1 squared, JPEG of 65535 squared, BMP runs of 30000 squared, PNM of 2·10⁹ squared.
        byte[] png = PngImages.Of(int.MaxValue, int.MaxValue, 8, 0, [0, 1, 2, 3]);
        byte[] jpeg = Changed("jpeg-baseline-1x1-1scans", file => FrameOf(file, 65535, 65535));
        byte[] bmp = Changed("bmp-runs-8bits", file =>
        {
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), 30000);
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), 30000);
        });
        byte[] rows = [.. "P6 2000000000 2000000000 255 x"u8], digits = [.. "P3 20000 20000 255 1 2 3"u8];
        (byte[] File, string Says)[] files =
        [
            (png, "cannot hold"), (jpeg, "a bit for each"), (bmp, "cannot fill"), (rows, "need at most 2^31 - 1"), (digits, "a digit for each"),
        ];
        foreach ((byte[] file, string says) in files)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            ShapeException found = Assert.Throws<ShapeException>(() => ImageDecoder.Of(file, "RGB", out _));
            Assert.Contains(says, found.Message, StringComparison.Ordinal);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
        }
    }

    [Fact]
    public void A_bomb_is_unpacked_no_further_than_its_rows()
    {
        byte[] file = PngImages.Of(2, 2, 8, 0, new byte[64 << 20]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(new byte[12], ImageDecoder.Of(file, "RGB", out _)!.Values);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 2 << 20);
    }

    [Fact]
    public void Directories_in_a_circle_do_not_matter()
    {
        byte[] file = [.. EncodedImage.Named("tiff-RGB-packbits").File];
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        int count = BinaryPrimitives.ReadInt16LittleEndian(file.AsSpan(directory));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 2 + 12 * count), directory);
        Assert.Equal(EncodedImage.Named("tiff-RGB-packbits").Colours, EncodedImage.Hash(ImageDecoder.Of(file, "RGB", out _)!.Values));
    }

    [Theory]
    [InlineData("GIF89a", "a format other than")]
    [InlineData("P7\nWIDTH 1", "a format other than")]
    public void Refuses_formats_that_the_standard_does_not_name(string file, string says)
    {
        Assert.Null(ImageDecoder.Of(System.Text.Encoding.ASCII.GetBytes(file), "RGB", out string refused));
        Assert.Contains(says, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0xC9, 8, 1, "arithmetic coding")]
    [InlineData(0xC3, 8, 1, "lossless frames")]
    [InlineData(0xC1, 12, 1, "12 bits")]
    [InlineData(0xC0, 8, 2, "2 components")]
    public void Refuses_the_frames_of_JPEG_that_leave_freedom_or_are_not_decoded(byte marker, byte bits, byte components, string says)
    {
        byte[] file = [0xFF, 0xD8, 0xFF, marker, 0, (byte)(8 + 3 * components), bits, 0, 8, 0, 8, components, 1, 0x11, 0, 2, 0x11, 0];
        Assert.Null(ImageDecoder.Of(file, "RGB", out string refused));
        Assert.Contains(says, refused, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_progressive_image_without_its_last_scan()
    {
        byte[] file = EncodedImage.Named("jpeg-progressive-2x1-6scans").File;
        int lastScan = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        Assert.Null(ImageDecoder.Of([.. file.AsSpan(0, lastScan), 0xFF, 0xD9], "RGB", out string refused));
        Assert.Contains("without its last scans", refused, StringComparison.Ordinal);
    }

    private static byte[] Changed(string name, Action<byte[]> change)
    {
        byte[] file = [.. EncodedImage.Named(name).File];
        change(file);
        return file;
    }

    private static void FrameOf(byte[] file, ushort height, ushort width)
    {
        int frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(frame + 7), width);
    }
}
