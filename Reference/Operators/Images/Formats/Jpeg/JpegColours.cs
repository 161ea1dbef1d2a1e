namespace Verification.Reference.Operators;

/// <summary>From the components of a JPEG image to red, green and blue.</summary>
/// <remarks>
/// R = Y + 1.402 (Cr − 128), G = Y − 0.34414 (Cb − 128) − 0.71414 (Cr − 128), B = Y + 1.772 (Cb − 128), between 0 and 255.<br/>
/// Method: the coefficients in 65536ths, each product (for G: their sum) rounded half up, as in libjpeg. Of four components, YCCK is
/// turned into CMYK by the same formula for 255 − C, 255 − M, 255 − Y; files with an Adobe marker hold CMYK inverted, and without one
/// are taken to as well; ink becomes colour as R = clip(K′ − C · K′ / 255), K′ = 255 − K, the product rounded to nearest, as in
/// Pillow.<br/>
/// Source: ITU-T T.871 (JFIF); Adobe Technical Note 5116.
/// </remarks>
internal static class JpegColours
{
    /// <summary>How the components stand for colours.</summary>
    public static JpegColourModel Model(JpegComponent[] components, bool jfif, int adobe) => components.Length switch
    {
        1 => JpegColourModel.Grey,
        3 when jfif => JpegColourModel.YCbCr,
        3 when adobe >= 0 => adobe == 0 ? JpegColourModel.Rgb : JpegColourModel.YCbCr,
        3 => components.Select(c => (char)c.Id).SequenceEqual("RGB") ? JpegColourModel.Rgb : JpegColourModel.YCbCr,
        _ => adobe > 0 ? JpegColourModel.Ycck : JpegColourModel.Cmyk,
    };

    /// <summary>How many components there are.</summary>
    public static int Components(JpegColourModel model) =>
        model switch { JpegColourModel.Grey => 1, JpegColourModel.Rgb or JpegColourModel.YCbCr => 3, _ => 4 };

    /// <summary>Turns the components of a row into its pixels.</summary>
    public static void Convert(JpegColourModel model, byte[][] rows, Span<byte> pixels)
    {
        int channels = model == JpegColourModel.Grey ? 1 : 3;
        for (int x = 0, at = 0; at < pixels.Length; x++, at += channels)
        {
            Span<byte> pixel = pixels.Slice(at, channels);
            switch (model)
            {
                case JpegColourModel.Grey:
                    pixel[0] = rows[0][x];
                    break;
                case JpegColourModel.Rgb:
                    (pixel[0], pixel[1], pixel[2]) = (rows[0][x], rows[1][x], rows[2][x]);
                    break;
                case JpegColourModel.YCbCr:
                    (pixel[0], pixel[1], pixel[2]) = Rgb(rows[0][x], rows[1][x], rows[2][x]);
                    break;
                case JpegColourModel.Cmyk:
                    InkColours.Convert((byte)~rows[0][x], (byte)~rows[1][x], (byte)~rows[2][x], (byte)~rows[3][x], pixel);
                    break;
                default:
                    // The formula gives 255 − C, and C is stored inverted: twice inverted is not at all.
                    (byte red, byte green, byte blue) = Rgb(rows[0][x], rows[1][x], rows[2][x]);
                    InkColours.Convert(red, green, blue, (byte)~rows[3][x], pixel);
                    break;
            }
        }
    }

    private static (byte Red, byte Green, byte Blue) Rgb(int y, int blue, int red)
    {
        const int half = 1 << 15;
        (blue, red) = (blue - 128, red - 128);
        int toRed = 91881 * red + half >> 16, toGreen = -22554 * blue - 46802 * red + half >> 16, toBlue = 116130 * blue + half >> 16;
        return (Clip(y + toRed), Clip(y + toGreen), Clip(y + toBlue));
    }

    private static byte Clip(int value) => (byte)Math.Clamp(value, 0, 255);
}
