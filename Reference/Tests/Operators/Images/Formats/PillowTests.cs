using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class PillowTests
{
    public static TheoryData<string> Names => [.. EncodedImage.All.Select(image => image.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Shows_every_sample_that_Pillow_shows(string name)
    {
        EncodedImage image = EncodedImage.Named(name);
        Tensor<byte> colours = ImageDecoder.Of(image.File, "RGB", out string refused) ?? throw new InvalidOperationException(refused);
        Assert.Equal([image.Height, image.Width, 3], colours.Shape);
        Assert.Equal(image.Colours, EncodedImage.Hash(colours.Values));
        Tensor<byte> grey = ImageDecoder.Of(image.File, "Grayscale", out _)!;
        Assert.Equal([image.Height, image.Width, 1], grey.Shape);
        Assert.True(image.Grey.Length == 0 || image.Grey == EncodedImage.Hash(grey.Values));
    }

    [Fact]
    public void BGR_is_RGB_turned_round()
    {
        byte[] file = EncodedImage.Named("tiff-orientation2").File;
        byte[] turned = [.. ImageDecoder.Of(file, "RGB", out _)!.Values.Chunk(3).SelectMany(pixel => pixel.Reverse())];
        Assert.Equal(turned, ImageDecoder.Of(file, "BGR", out _)!.Values);
    }

    [Fact]
    public void Names_the_pixel_formats_that_it_knows()
    {
        ShapeException found = Assert.Throws<ShapeException>(() => ImageDecoder.Of("P5 1 1 255 a"u8, "CMYK", out _));
        Assert.Contains("'pixel_format' is CMYK", found.Message, StringComparison.Ordinal);
    }
}
