namespace Verification.Reference.Operators;

/// <summary>From cyan, magenta, yellow and black to red, green and blue, without a profile.</summary>
internal static class InkColours
{
    /// <summary>
    /// R = clip(K′ − C · K′ / 255) with K′ = 255 − K, the product rounded to nearest; G of M and B of Y alike. As in Pillow.
    /// </summary>
    public static void Convert(byte cyan, byte magenta, byte yellow, byte black, Span<byte> pixel)
    {
        int light = 255 - black;
        pixel[0] = Colour(cyan, light);
        pixel[1] = Colour(magenta, light);
        pixel[2] = Colour(yellow, light);
    }

    // (p + p / 256) / 256 with p = a b + 128 is a b / 255 rounded to nearest for all bytes a and b.
    private static byte Colour(int ink, int light)
    {
        int product = ink * light + 128;
        return (byte)Math.Max(0, light - ((product >> 8) + product >> 8));
    }
}
