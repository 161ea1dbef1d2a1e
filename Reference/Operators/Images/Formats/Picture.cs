using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A decoded image: samples of 8 bits, row after row.</summary>
/// <param name="Height">Rows.</param>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Samples">The samples.</param>
internal sealed record Picture(int Height, int Width, int Channels, byte[] Samples)
{
    /// <summary>The image as a tensor [height, width, channels].</summary>
    /// <exception cref="ShapeException">The pixel format is not known.</exception>
    public Tensor<byte> In(string pixelFormat)
    {
        int[] shape = [Height, Width, pixelFormat == "Grayscale" ? 1 : 3];
        if (pixelFormat is not ("RGB" or "BGR" or "Grayscale"))
        {
            throw new ShapeException($"'pixel_format' is {pixelFormat}: need RGB, BGR or Grayscale");
        }
        if (shape[2] == Channels && pixelFormat != "BGR")
        {
            return new Tensor<byte>(Samples, shape);
        }
        byte[] result = Shape.Allocate<byte>(shape);
        if (shape[2] == 1)
        {
            Grey(result);
        }
        else
        {
            // Grey is three times the same; colours are turned round.
            int second = Math.Min(1, Channels - 1), first = Channels - 1;
            for (int i = 0, from = 0; i < result.Length; i += 3, from += Channels)
            {
                result[i] = Samples[from + first];
                result[i + 1] = Samples[from + second];
                result[i + 2] = Samples[from];
            }
        }
        return new Tensor<byte>(result, shape);
    }

    // The weights of ITU-R BT.601, 0.299, 0.587 and 0.114, in 65536ths, as Pillow's convert("L") rounds them.
    private void Grey(byte[] result)
    {
        for (int i = 0, from = 0; i < result.Length; i++, from += 3)
        {
            result[i] = (byte)(Samples[from] * 19595 + Samples[from + 1] * 38470 + Samples[from + 2] * 7471 + 0x8000 >> 16);
        }
    }
}
