using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class WaveletAndWebPTests
{
    public static TheoryData<string> Names => [.. EncodedImage.All.Select(image => image.Name).Where(name => name.StartsWith("webp-", StringComparison.Ordinal) || name.StartsWith("j2k-", StringComparison.Ordinal))];

    // The bits of one byte: in VP8's head, amid lossless pixels, of JPEG 2000's quantization, amid its packets.
    [Theory]
    [InlineData("webp-lossy", 0x1E)]
    [InlineData("webp-lossless", 0xC0)]
    [InlineData("j2k-irreversible", 0x54)]
    [InlineData("j2k-reversible", 0x1B0)]
    public void A_file_that_says_otherwise_is_noticed(string name, int place)
    {
        EncodedImage encoded = EncodedImage.Named(name);
        int noticed = 0, decoded = 0;
        for (int bit = 0; bit < 8; bit++)
        {
            byte[] changed = [.. encoded.File];
            changed[place] ^= (byte)(1 << bit);
            Tensor<byte>? image = Decoded(changed);
            decoded += image is null ? 0 : 1;
            noticed += image is not null && EncodedImage.Hash(image.Values) != encoded.Colours ? 1 : 0;
        }
        Assert.InRange(noticed, 1, decoded);
    }

    // Two bytes at the end of a JPEG 2000 codestream, its EOC marker, may be missing.
    [Theory]
    [MemberData(nameof(Names))]
    public void Says_what_a_file_that_is_cut_short_lacks(string name)
    {
        byte[] data = EncodedImage.Named(name).File;
        for (int length = 12; length < data.Length - 2; length++)
        {
            Assert.Throws<ShapeException>(() => ImageDecoder.Of(data.AsSpan(0, length), "RGB", out _));
        }
    }

    private static Tensor<byte>? Decoded(byte[] data)
    {
        try
        {
            Tensor<byte>? image = ImageDecoder.Of(data, "RGB", out string refused);
            Assert.True(image is not null || refused.Length > 0);
            return image;
        }
        catch (ShapeException e)
        {
            Assert.NotEmpty(e.Message);
            return null;
        }
    }
}
