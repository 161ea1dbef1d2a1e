namespace Verification.Reference.Operators;

/// <summary>The inverse cosine transform of a block, in integers.</summary>
/// <remarks>
/// s(y, x) = 128 + ¼ Σᵤ Σᵥ c(u) c(v) S(v, u) cos((2x + 1) u π / 16) cos((2y + 1) v π / 16), c(0) = 1 / √2, else 1.<br/>
/// Method: columns, then rows, each multiplied by √8 times the transform's matrix in 8192ths, whose sums are exact; columns are rounded
/// to quarters (half up), the result to whole numbers. The matrix is the one that Loeffler's, Ligtenberg's and Moschytz' flow graph
/// gives when its twelve constants are rounded to 8192ths, as in libjpeg's accurate integer transform: entries that would be equal but for
/// that rounding (10703 and 10704, 2259 to 2261) differ, and the samples agree with libjpeg's to the last bit.<br/>
/// Source: ITU-T T.81, A.3.3; C. Loeffler, A. Ligtenberg and G. Moschytz, Practical fast 1-D DCT algorithms with 11 multiplications, 1989.
/// </remarks>
internal static class JpegTransform
{
    // Rows x = 0 to 3 of the odd coefficients 1, 3, 5, 7; the rows 7 to 4 are their negatives.
    private static ReadOnlySpan<int> Odd =>
        [11363, 9633, 6437, 2260, 9633, -2259, -11362, -6436, 6437, -11362, 2261, 9633, 2260, -6436, 9633, -11363];

    /// <summary>The samples of a block.</summary>
    /// <param name="block">The coefficients.</param>
    /// <param name="steps">What each is multiplied by.</param>
    /// <param name="samples">Where they go.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    public static void Inverse(ReadOnlySpan<short> block, ReadOnlySpan<ushort> steps, Span<byte> samples, int stride)
    {
        Span<int> columns = stackalloc int[64], line = stackalloc int[8];
        for (int x = 0; x < 8; x++)
        {
            for (int v = 0; v < 8; v++)
            {
                line[v] = block[8 * v + x] * steps[8 * v + x];
            }
            Line(line, 11);
            for (int y = 0; y < 8; y++)
            {
                columns[8 * y + x] = line[y];
            }
        }
        for (int y = 0; y < 8; y++)
        {
            Span<int> row = columns.Slice(8 * y, 8);
            Line(row, 18);
            for (int x = 0; x < 8; x++)
            {
                samples[y * stride + x] = (byte)Math.Clamp(row[x] + 128, 0, 255);
            }
        }
    }

    private static void Line(Span<int> line, int shift)
    {
        if ((line[1] | line[2] | line[3] | line[4] | line[5] | line[6] | line[7]) == 0)
        {
            line.Fill((line[0] << 13) + (1 << shift - 1) >> shift);
            return;
        }
        int half = 1 << shift - 1, sum = (line[0] + line[4] << 13) + half, difference = (line[0] - line[4] << 13) + half;
        int outer = 10703 * line[2] + 4433 * line[6], inner = 4433 * line[2] - 10704 * line[6];
        (int one, int three, int five, int seven) = (line[1], line[3], line[5], line[7]);
        ReadOnlySpan<int> odd = Odd;
        for (int x = 0; x < 4; x++)
        {
            int even = x switch { 0 => sum + outer, 1 => difference + inner, 2 => difference - inner, _ => sum - outer };
            int rest = odd[4 * x] * one + odd[4 * x + 1] * three + odd[4 * x + 2] * five + odd[4 * x + 3] * seven;
            line[x] = even + rest >> shift;
            line[7 - x] = even - rest >> shift;
        }
    }
}
