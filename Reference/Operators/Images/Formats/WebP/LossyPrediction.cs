namespace Verification.Reference.Operators;

/// <summary>Prediction of whole blocks, luma of 16 × 16 and chroma of 8 × 8, from the row above and the column to the left.</summary>
/// <remarks>Source: RFC 6386, sections 12.2 and 12.3.</remarks>
internal static class LossyPrediction
{
    public const int Mean = 0, TrueMotion = 1, Vertical = 2, Horizontal = 3;

    /// <param name="plane">The plane, decoded as far as the block.</param>
    /// <param name="at">Where the block begins.</param>
    /// <param name="size">Rows and columns of it.</param>
    /// <param name="mode">One of the four.</param>
    /// <param name="above">Whether there is a row above: the mean is of what there is.</param>
    /// <param name="left">Whether there is a column to the left.</param>
    public static void Predict(LossyPlane plane, int at, int size, int mode, bool above, bool left)
    {
        byte[] samples = plane.Samples;
        int stride = plane.Stride, mean = mode == Mean ? MeanOf(samples, at, stride, size, above, left) : 0;
        for (int y = 0; y < size; y++)
        {
            int row = at + y * stride;
            switch (mode)
            {
                case Mean:
                    samples.AsSpan(row, size).Fill((byte)mean);
                    break;
                case Vertical:
                    samples.AsSpan(at - stride, size).CopyTo(samples.AsSpan(row));
                    break;
                case Horizontal:
                    samples.AsSpan(row, size).Fill(samples[row - 1]);
                    break;
                default:
                    Slope(samples, row, at - stride, size);
                    break;
            }
        }
    }

    /// <summary>A row of the mode TrueMotion: what is above, plus the step down the column to the left.</summary>
    public static void Slope(byte[] samples, int row, int above, int size)
    {
        int step = samples[row - 1] - samples[above - 1];
        for (int x = 0; x < size; x++)
        {
            samples[row + x] = (byte)Math.Clamp(samples[above + x] + step, 0, 255);
        }
    }

    private static int MeanOf(byte[] samples, int at, int stride, int size, bool above, bool left)
    {
        int sum = 0, count = (above ? size : 0) + (left ? size : 0);
        for (int i = 0; i < size; i++)
        {
            sum += (above ? samples[at - stride + i] : 0) + (left ? samples[at + i * stride - 1] : 0);
        }
        return count == 0 ? 128 : (sum + count / 2) / count;
    }
}
