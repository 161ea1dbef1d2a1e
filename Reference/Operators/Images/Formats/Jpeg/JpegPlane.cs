using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The samples of one component, and its rows at the image's size.</summary>
/// <remarks>
/// Method: a component of half the width (and at least three samples in a row) or half the height is interpolated: each sample makes
/// two, of which each is ¾ of it and ¼ of its neighbour on that side, the edge standing for its own neighbour; for both halves, the
/// weights are their products. Sums are rounded down and up in turns: 1 (above, left) and 2 (below, right) are added before a division
/// by 4, 8 (left) and 7 (right) before one by 16. Other ratios repeat samples. This is what libjpeg-turbo does unless it is told otherwise.
/// </remarks>
internal sealed class JpegPlane
{
    private readonly byte[] samples;
    private readonly int stride;
    private readonly int width;
    private readonly int height;
    private readonly int across;
    private readonly int down;
    private readonly int[] sums;

    /// <summary>Transforms the blocks of a component.</summary>
    public JpegPlane(JpegComponent component, JpegFrame frame)
    {
        (width, height, stride) = (component.Width, component.Height, component.Columns * 8);
        (across, down) = (frame.Across / component.Across, frame.Down / component.Down);
        samples = Shape.Allocate<byte>([component.Rows, 8, stride]);
        sums = new int[width];
        for (int y = 0; y < component.Rows; y++)
        {
            for (int x = 0; x < component.Columns; x++)
            {
                int block = (y * component.Stride + x) * 64;
                Span<byte> to = samples.AsSpan((y * stride + x) * 8);
                JpegTransform.Inverse(component.Coefficients.AsSpan(block, 64), component.Steps, to, stride);
            }
        }
    }

    /// <summary>One row of the image.</summary>
    public void Row(int y, Span<byte> row)
    {
        bool wide = across == 2 && width > 2 && down <= 2, tall = down == 2 && (across == 1 || wide);
        ReadOnlySpan<byte> near = Line(y / down);
        if (!tall && !wide)
        {
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = near[x / across];
            }
            return;
        }
        ReadOnlySpan<byte> far = Line(y / down + (y % 2 == 0 ? -1 : 1));
        for (int x = 0; x < width; x++)
        {
            sums[x] = tall ? 3 * near[x] + far[x] : near[x];
        }
        if (!wide)
        {
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = (byte)(sums[x] + 1 + y % 2 >> 2);
            }
            return;
        }
        int shift = tall ? 4 : 2, left = tall ? 8 : 1, right = tall ? 7 : 2;
        for (int x = 0; x < row.Length; x++)
        {
            int at = x / 2, other = Math.Clamp(at + (x % 2 == 0 ? -1 : 1), 0, width - 1);
            row[x] = (byte)(3 * sums[at] + sums[other] + (x % 2 == 0 ? left : right) >> shift);
        }
    }

    private ReadOnlySpan<byte> Line(int y) => samples.AsSpan(Math.Clamp(y, 0, height - 1) * stride, width);
}
