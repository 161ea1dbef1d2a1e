using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>JPEG 2000: a codestream, by itself or in the boxes of a JP2 file, as red, green and blue or grey samples of 8 bits.</summary>
/// <remarks>
/// Domain: 1 to 4 components of 1 to 16 bits; transparency is dropped; colours are sRGB, grey, or sYCC; a profile's are taken as they
/// are.<br/>
/// Method: as Pillow does: samples of fewer than 8 bits are shifted up, those of more are rounded, or from 10 bits on cut off where they
/// are a grey image's only ones; chroma at fewer points is repeated.<br/>
/// Error: the reversible wavelet has none; the other is computed as OpenJPEG does. Two faults are not imitated: OpenJPEG 2.5 begins the raw
/// passes of regions of interest too late, and in Pillow colours of more than 8 bits that round up to 256 become 0.<br/>
/// Source: ISO/IEC 15444-1, annex I.
/// </remarks>
internal static class Jpeg2000
{
    private const int Profile = 0, Srgb = 16, Grey = 17, Sycc = 18;

    public static Picture Decode(ReadOnlySpan<byte> data)
    {
        Jp2Boxes boxes = data[0] == 0xFF ? new Jp2Boxes() : Jp2Boxes.Read(data);
        Codestream codestream = new();
        if (boxes.Colours is not (Profile or Srgb or Grey or Sycc))
        {
            throw new RefusedImageException($"JPEG 2000 of colour space {boxes.Colours}");
        }
        SamplePlane[] planes = codestream.Decode(data[0] == 0xFF ? data : data[boxes.Codestream]);
        SampleSource[] channels = boxes.Channels(planes);
        int count = channels.Length < 3 ? 1 : 3;
        // Without a word about colours, halved second and third components are chroma.
        bool chroma = count == 3 && (boxes.Colours == Sycc || boxes.Colours == Profile && planes.Length >= 3
            && planes[0].Sampling is { Dx: 1, Dy: 1 } && planes.Skip(1).Take(2).Any(plane => plane.Sampling is not { Dx: 1, Dy: 1 }));
        return Compose(codestream.Grid!, channels[..count], chroma, rounded: channels.Length > 1 || channels[0].Bits < 10);
    }

    private static Picture Compose(ReferenceGrid grid, SampleSource[] channels, bool chroma, bool rounded)
    {
        int width = grid.X1 - grid.X0, height = grid.Y1 - grid.Y0;
        byte[] result = Shape.Allocate<byte>([height, width, channels.Length]);
        for (int y = 0, at = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++, at += channels.Length)
            {
                for (int c = 0; c < channels.Length; c++)
                {
                    result[at + c] = channels[c].At(grid.X0 + x, grid.Y0 + y, rounded);
                }
                if (chroma)
                {
                    Colour(result.AsSpan(at, 3));
                }
            }
        }
        return new Picture(height, width, channels.Length, result);
    }

    // Factors in 2⁻⁶, each product cut off after a half is added, as Pillow has them in tables.
    private static void Colour(Span<byte> pixel)
    {
        int luma = pixel[0], blue = pixel[1] - 128, red = pixel[2] - 128;
        pixel[0] = Clipped(luma + (Scaled(1.402, red) >> 6));
        pixel[1] = Clipped(luma + (Scaled(-0.34414, blue) + Scaled(-0.71414, red) >> 6));
        pixel[2] = Clipped(luma + (Scaled(1.772, blue) >> 6));
    }

    private static int Scaled(double factor, int value) => (int)(64 * factor * value + 0.5);

    private static byte Clipped(int value) => (byte)Math.Clamp(value, 0, 255);
}
