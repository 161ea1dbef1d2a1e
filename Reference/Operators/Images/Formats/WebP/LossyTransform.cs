namespace Verification.Reference.Operators;

/// <summary>The inverse transforms of VP8, in integers: a cosine transform of 4 × 4 coefficients, and a Walsh-Hadamard transform of the
/// constant terms.</summary>
/// <remarks>Source: RFC 6386, section 14.</remarks>
internal static class LossyTransform
{
    /// <summary>Adds the inverse cosine transform to the prediction.</summary>
    public static void AddCosine(ReadOnlySpan<short> coefficients, byte[] samples, int at, int stride)
    {
        Span<int> columns = stackalloc int[16];
        for (int i = 0; i < 4; i++)
        {
            (columns[i], columns[4 + i], columns[8 + i], columns[12 + i]) =
                Butterfly(coefficients[i], coefficients[4 + i], coefficients[8 + i], coefficients[12 + i]);
        }
        for (int y = 0; y < 4; y++, at += stride)
        {
            (int a, int b, int c, int d) = Butterfly(columns[4 * y] + 4, columns[4 * y + 1], columns[4 * y + 2], columns[4 * y + 3]);
            samples[at] = Sum(samples[at], a);
            samples[at + 1] = Sum(samples[at + 1], b);
            samples[at + 2] = Sum(samples[at + 2], c);
            samples[at + 3] = Sum(samples[at + 3], d);
        }
    }

    /// <summary>The constant terms of sixteen subblocks, put at the head of each one's sixteen coefficients.</summary>
    public static void SpreadConstants(ReadOnlySpan<short> constants, Span<short> coefficients)
    {
        Span<int> columns = stackalloc int[16];
        for (int i = 0; i < 4; i++)
        {
            int outer = constants[i] + constants[12 + i], inner = constants[4 + i] + constants[8 + i];
            int outerStep = constants[i] - constants[12 + i], innerStep = constants[4 + i] - constants[8 + i];
            (columns[i], columns[4 + i], columns[8 + i], columns[12 + i]) = (outer + inner, outerStep + innerStep, outer - inner, outerStep - innerStep);
        }
        for (int y = 0; y < 4; y++)
        {
            ReadOnlySpan<int> row = columns[(4 * y)..];
            int outer = row[0] + 3 + row[3], inner = row[1] + row[2], outerStep = row[0] + 3 - row[3], innerStep = row[1] - row[2];
            coefficients[64 * y] = (short)((outer + inner) >> 3);
            coefficients[64 * y + 16] = (short)((outerStep + innerStep) >> 3);
            coefficients[64 * y + 32] = (short)((outer - inner) >> 3);
            coefficients[64 * y + 48] = (short)((outerStep - innerStep) >> 3);
        }
    }

    // √2 cos π/8 and √2 sin π/8, in 2⁻¹⁶.
    private static (int, int, int, int) Butterfly(int a, int b, int c, int d)
    {
        int sum = a + c, difference = a - c;
        int cross = (b * 35468 >> 16) - (d + (d * 20091 >> 16)), along = b + (b * 20091 >> 16) + (d * 35468 >> 16);
        return (sum + along, difference + cross, difference - cross, sum - along);
    }

    private static byte Sum(byte predicted, int scaled) => (byte)Math.Clamp(predicted + (scaled >> 3), 0, 255);
}
