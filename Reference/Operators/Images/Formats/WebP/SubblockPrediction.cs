namespace Verification.Reference.Operators;

/// <summary>Prediction of a subblock of 4 × 4 along one of ten directions.</summary>
/// <remarks>
/// Method: thirteen samples around the block are one line, from the foot of the column to the left, over the corner, to the end of the row
/// above and beyond; each direction takes means of two or three neighbours on that line.<br/>
/// Source: RFC 6386, section 12.3.
/// </remarks>
internal static class SubblockPrediction
{
    private const int Corner = 4;

    /// <summary>For each direction from 2 on, where on the line each of the 16 samples has its mean: twice the place for a mean of three,
    /// twice and one for one of two.</summary>
    private static readonly byte[][] Means =
    [
        [10, 12, 14, 16, 10, 12, 14, 16, 10, 12, 14, 16, 10, 12, 14, 16],
        [6, 6, 6, 6, 4, 4, 4, 4, 2, 2, 2, 2, 0, 0, 0, 0],
        [12, 14, 16, 18, 14, 16, 18, 20, 16, 18, 20, 22, 18, 20, 22, 24],
        [8, 10, 12, 14, 6, 8, 10, 12, 4, 6, 8, 10, 2, 4, 6, 8],
        [9, 11, 13, 15, 8, 10, 12, 14, 6, 9, 11, 13, 4, 8, 10, 12],
        [11, 13, 15, 17, 12, 14, 16, 18, 13, 15, 17, 20, 14, 16, 18, 22],
        [7, 8, 10, 12, 5, 6, 7, 8, 3, 4, 5, 6, 1, 2, 3, 4],
    ];

    /// <param name="plane">The plane, decoded as far as the subblock.</param>
    /// <param name="at">Where the subblock begins.</param>
    /// <param name="mode">0 mean, 1 true motion, 2 vertical, 3 horizontal, 4 left down, 5 right down, 6 and 7 vertical to the right and
    /// left, 8 and 9 horizontal down and up.</param>
    /// <param name="beyond">The four samples above on the right.</param>
    public static void Predict(LossyPlane plane, int at, int mode, ReadOnlySpan<byte> beyond)
    {
        byte[] samples = plane.Samples;
        int stride = plane.Stride;
        Span<int> line = stackalloc int[13];
        for (int i = 0; i < 4; i++)
        {
            line[i] = samples[at + (3 - i) * stride - 1];
            line[Corner + 1 + i] = samples[at - stride + i];
            line[Corner + 5 + i] = beyond[i];
        }
        line[Corner] = samples[at - stride - 1];
        for (int y = 0; y < 4; y++)
        {
            int row = at + y * stride;
            if (mode == 1)
            {
                LossyPrediction.Slope(samples, row, at - stride, 4);
                continue;
            }
            for (int x = 0; x < 4; x++)
            {
                samples[row + x] = (byte)(mode switch
                {
                    0 => (line[0] + line[1] + line[2] + line[3] + line[5] + line[6] + line[7] + line[8] + 4) >> 3,
                    9 => Upwards(line, 2 * y + x),
                    _ => Mean(line, Means[mode - 2][4 * y + x]),
                });
            }
        }
    }

    // Past either end of the line stands its last sample again.
    private static int Mean(ReadOnlySpan<int> line, int place)
    {
        int i = place / 2, next = line[Math.Min(i + 1, line.Length - 1)];
        return place % 2 == 1 ? (line[i] + next + 1) >> 1 : (line[Math.Max(0, i - 1)] + 2 * line[i] + next + 2) >> 2;
    }

    // Down the column to the left, in half steps, and its foot from there on.
    private static int Upwards(ReadOnlySpan<int> line, int halves)
    {
        int i = 3 - halves / 2;
        return halves > 5 ? line[0] : halves % 2 == 0 ? (line[i] + line[i - 1] + 1) >> 1 : (line[i] + 2 * line[i - 1] + line[Math.Max(0, i - 2)] + 2) >> 2;
    }
}
