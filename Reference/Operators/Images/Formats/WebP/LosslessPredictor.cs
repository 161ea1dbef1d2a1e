namespace Verification.Reference.Operators;

/// <summary>The predictor transform of WebP lossless: each block of pixels names one of fourteen predictions from its neighbours, and the
/// pixels are what was added.</summary>
/// <remarks>Source: RFC 9649, section 4.1.</remarks>
internal static class LosslessPredictor
{
    private const uint Black = 0xFF000000;

    public static void Undo(uint[] pixels, int width, uint[] modes, int bits)
    {
        int blocks = LosslessPixels.Blocks(width, bits);
        for (int i = 0; i < pixels.Length; i++)
        {
            int y = i / width, x = i % width;
            int mode = (int)(modes[(y >> bits) * blocks + (x >> bits)] >> 8 & 15);
            uint predicted = y == 0 ? x == 0 ? Black : pixels[i - 1] : x == 0 ? pixels[i - width] : Of(mode, pixels, i, width);
            pixels[i] = Sum(pixels[i], predicted);
        }
    }

    /// <summary>The sum of two pixels, each byte by itself.</summary>
    public static uint Sum(uint a, uint b) => (a & 0xFF00FF00) + (b & 0xFF00FF00) & 0xFF00FF00 | (a & 0x00FF00FF) + (b & 0x00FF00FF) & 0x00FF00FF;

    // The pixel above on the right of a row's last is the row's own first.
    private static uint Of(int mode, uint[] pixels, int i, int width)
    {
        uint left = pixels[i - 1], corner = pixels[i - width - 1], above = pixels[i - width], beyond = pixels[i - width + 1];
        return mode switch
        {
            1 => left,
            2 => above,
            3 => beyond,
            4 => corner,
            5 => Mean(Mean(left, beyond), above),
            6 => Mean(left, corner),
            7 => Mean(left, above),
            8 => Mean(corner, above),
            9 => Mean(above, beyond),
            10 => Mean(Mean(left, corner), Mean(above, beyond)),
            11 => Distance(above, corner) < Distance(left, corner) ? left : above,
            12 => Slope(left, above, corner),
            13 => HalfSlope(Mean(left, above), corner),
            _ => Black,
        };
    }

    private static uint Mean(uint a, uint b) => (a & b) + ((a ^ b) >> 1 & 0x7F7F7F7F);

    private static int Distance(uint a, uint b)
    {
        int sum = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            sum += Math.Abs((int)(a >> shift & 255) - (int)(b >> shift & 255));
        }
        return sum;
    }

    private static uint Slope(uint left, uint above, uint corner)
    {
        uint result = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            int value = (int)(left >> shift & 255) + (int)(above >> shift & 255) - (int)(corner >> shift & 255);
            result |= (uint)Math.Clamp(value, 0, 255) << shift;
        }
        return result;
    }

    private static uint HalfSlope(uint mean, uint corner)
    {
        uint result = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            int value = (int)(mean >> shift & 255);
            result |= (uint)Math.Clamp(value + (value - (int)(corner >> shift & 255)) / 2, 0, 255) << shift;
        }
        return result;
    }
}
