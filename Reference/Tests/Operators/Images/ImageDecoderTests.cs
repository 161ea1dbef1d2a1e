using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Operators.Images;

public class ImageDecoderTests
{
    [Fact]
    public void Reads_a_PNM_image_with_a_comment()
    {
        byte[] file = [.. "P6\n# made by hand\n2 1 255\n"u8, 1, 2, 3, 4, 5, 6];
        Assert.Equal<byte>([3, 2, 1, 6, 5, 4], ImageDecoder.Of(file, "BGR", out _)!.Values);
    }

    [Fact]
    public void Undoes_the_filters_of_a_PNG_image()
    {
        // Grey, 3 x 2: differences to the left (filter 1), then to the row above (filter 2).
        byte[] png = PngImages.Of(3, 2, 8, 0, [1, 10, 1, 1, 2, 5, 5, 250]);
        Tensor<byte> image = ImageDecoder.Of(png, "Grayscale", out _)!;
        Assert.Equal([2, 3, 1], image.Shape);
        Assert.Equal<byte>([10, 11, 12, 15, 16, 6], image.Values);
    }

    [Fact]
    public void Says_what_a_damaged_image_lacks()
    {
        byte[] png = PngImages.Of(3, 2, 8, 0, [1, 10, 1, 1, 2]);
        Assert.Contains("row 1", Assert.Throws<ShapeException>(() => ImageDecoder.Of(png, "RGB", out _)).Message, StringComparison.Ordinal);
    }
}
