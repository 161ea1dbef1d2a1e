using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A decoded image: samples of 8 bits, row after row.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Samples">The samples.</param>
internal sealed record Picture(int Height, int Width, int Channels, byte[] Samples)
{
    /// <summary>The image as a tensor [height, width, channels]; null for grey from colours, which ONNX does not define.</summary>
    public Tensor<byte>? In(string pixelFormat)
    {
        if (pixelFormat == "Grayscale")
        {
            return Channels == 1 ? new Tensor<byte>(Samples, [Height, Width, 1]) : null;
        }
        bool reversed = pixelFormat == "BGR" || (pixelFormat == "RGB" ? false : throw new ShapeException($"'pixel_format' is {pixelFormat}: need RGB, BGR or Grayscale"));
        byte[] result = Shape.Allocate<byte>([Height, Width, 3]);
        for (int i = 0; i < result.Length; i++)
        {
            int channel = reversed ? 2 - i % 3 : i % 3;
            result[i] = Channels == 1 ? Samples[i / 3] : Samples[i / 3 * 3 + channel];
        }
        return new Tensor<byte>(result, [Height, Width, 3]);
    }
}
