using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>What the samples of a TIFF image stand for: grey from white or from black, colours, a palette, inks.</summary>
/// <remarks>
/// Method: a palette's 16 bits give their upper eight. Colours that were multiplied by their opacity a (ExtraSamples 1) become
/// min(255, ⌊255 v / a⌋), and 0 where a is, as in Pillow; other opacities and samples are dropped.
/// </remarks>
internal static class TiffColours
{
    /// <summary>The picture that the samples make.</summary>
    /// <exception cref="ShapeException">A colour is not in the palette, or a pixel has too few samples.</exception>
    /// <exception cref="RefusedImageException">A meaning that is not known.</exception>
    public static Picture Picture(byte[] samples, TiffLayout image, TiffDirectory directory)
    {
        int colours = image.Photometric switch
        {
            0 or 1 or 3 => 1,
            2 => 3,
            5 when directory.One(332, 1) == 1 => 4,
            _ => throw new RefusedImageException($"TIFF with photometric interpretation {image.Photometric}"),
        };
        if (image.Samples < colours)
        {
            throw new ShapeException(
                $"a TIFF pixel has {image.Samples} samples with photometric interpretation {image.Photometric}: need {colours}");
        }
        long[] palette = image.Photometric == 3 ? directory[320] : [];
        if (image.Photometric == 3 && image.Bits == 16)
        {
            throw new RefusedImageException("TIFF with a palette of 65536 colours");
        }
        bool multiplied = image.Extra is [1, ..] && image.Samples > colours && image.Photometric is not (3 or 5);
        int channels = image.Photometric <= 1 ? 1 : 3, scale = image.Photometric == 3 ? 1 : PackedSamples.Scale(image.Bits);
        byte[] result = Shape.Allocate<byte>([image.Height, image.Width, channels]);
        Span<byte> full = stackalloc byte[4];
        for (int from = 0, to = 0; to < result.Length; from += image.Samples, to += channels)
        {
            for (int c = 0; c < colours; c++)
            {
                int sample = samples[from + c] * scale;
                sample = multiplied ? Divided(sample, samples[from + colours] * scale) : sample;
                full[c] = (byte)(image.Photometric == 0 ? 255 - sample : sample);
            }
            Span<byte> pixel = result.AsSpan(to, channels);
            switch (image.Photometric)
            {
                case 3:
                    Look(full[0], palette, pixel);
                    break;
                case 5:
                    InkColours.Convert(full[0], full[1], full[2], full[3], pixel);
                    break;
                default:
                    full[..channels].CopyTo(pixel);
                    break;
            }
        }
        return new Picture(image.Height, image.Width, channels, result);
    }

    private static int Divided(int sample, int opacity) => opacity == 0 ? 0 : Math.Min(255, 255 * sample / opacity);

    // All reds come first, then all greens.
    private static void Look(int number, long[] palette, Span<byte> pixel)
    {
        int count = palette.Length / 3;
        for (int c = 0; c < 3; c++)
        {
            pixel[c] = number < count ? (byte)(palette[c * count + number] >> 8) : throw new ShapeException(
                $"a TIFF pixel has colour {number}: the palette has {count}");
        }
    }
}
