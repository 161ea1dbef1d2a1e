namespace Verification.Reference.Operators;

/// <summary>
/// CRC-32: the remainder of a message, as a polynomial over two elements, by
/// x³² + x²⁶ + x²³ + x²² + x¹⁶ + x¹² + x¹¹ + x¹⁰ + x⁸ + x⁷ + x⁵ + x⁴ + x² + x + 1.
/// </summary>
/// <remarks>Method: a byte at a time, lowest bit first, from all ones and inverted at the end. Source: ISO/IEC 15948, annex D.</remarks>
internal static class Crc32
{
    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(Remainder)];

    /// <summary>The checksum of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~0u;
        foreach (byte value in bytes)
        {
            crc = Remainders[(byte)(crc ^ value)] ^ crc >> 8;
        }
        return ~crc;
    }

    private static uint Remainder(int value)
    {
        uint remainder = (uint)value;
        for (int bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 0 ? remainder >> 1 : remainder >> 1 ^ 0xEDB88320;
        }
        return remainder;
    }
}
