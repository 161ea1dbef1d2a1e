using Verification.Reference.Operators;

namespace Verification.Reference.Tests.Operators.Images.Formats.Jpeg2000;

public class Jpeg2000Tests
{
    // Where the main header of a codestream without boxes has its parameters.
    private const int Components = 41, Bits = 42, SizeLength = 5;

    [Fact]
    public void Five_components_are_refused()
    {
        byte[] data = [.. EncodedImage.Named("j2k-tiles").File];
        byte[] more = [.. data[..45], 7, 1, 1, 7, 1, 1, 7, 1, 1, 7, 1, 1, .. data[45..]];
        more[SizeLength] += 12;
        more[Components] = 5;
        Assert.Contains("5 components", Refusal(more), StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_16_bits_are_refused()
    {
        byte[] data = [.. EncodedImage.Named("j2k-tiles").File];
        data[Bits] = 16;
        Assert.Contains("17 bits", Refusal(data), StringComparison.Ordinal);
    }

    [Fact]
    public void High_throughput_is_refused()
    {
        byte[] data = EncodedImage.Named("j2k-tiles").File;
        Assert.Contains("part 15", Refusal([.. data[..45], 0xFF, 0x50, 0, 8, 0, 2, 0, 0, 0, 0, .. data[45..]]), StringComparison.Ordinal);
    }

    [Fact]
    public void Inks_are_refused()
    {
        byte[] data = [.. EncodedImage.Named("j2k-reversible").File];
        data[data.AsSpan().IndexOf("colr"u8) + 10] = 12;
        Assert.Contains("colour space 12", Refusal(data), StringComparison.Ordinal);
    }

    private static string Refusal(byte[] data)
    {
        Assert.Null(ImageDecoder.Of(data, "RGB", out string refused));
        return refused;
    }
}
