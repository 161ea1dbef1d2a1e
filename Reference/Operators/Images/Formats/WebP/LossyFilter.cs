namespace Verification.Reference.Operators;

/// <summary>VP8's loop filter: smooths the steps over the edges of macroblocks and of their subblocks.</summary>
/// <remarks>Source: RFC 6386, section 15.</remarks>
internal static class LossyFilter
{
    /// <summary>Smooths one macroblock's edges of one plane: its left edge, the edges inside, its upper edge, the edges inside.</summary>
    /// <param name="plane">The plane, filtered as far as the macroblock.</param>
    /// <param name="y">The macroblock's row.</param>
    /// <param name="x">The macroblock's column.</param>
    /// <param name="size">Its rows and columns in this plane.</param>
    /// <param name="strength">How strongly.</param>
    /// <param name="simple">Whether one sample on either side is moved.</param>
    /// <param name="inside">Whether the edges between subblocks are smoothed too.</param>
    public static void Smooth(LossyPlane plane, int y, int x, int size, LossyFilterStrength strength, bool simple, bool inside)
    {
        int at = plane.At(y * size, x * size);
        Edges(plane.Samples, at, 1, plane.Stride, size, x > 0, strength, simple, inside);
        Edges(plane.Samples, at, plane.Stride, 1, size, y > 0, strength, simple, inside);
    }

    private static void Edges(byte[] s, int at, int across, int along, int size, bool outer, LossyFilterStrength strength, bool simple, bool inside)
    {
        for (int offset = outer ? 0 : 4; offset < (inside ? size : 1); offset += 4)
        {
            int limit = 2 * (strength.Limit + (offset == 0 ? 4 : 0)) + 1, edge = at + offset * across;
            for (int i = 0; i < size; i++, edge += along)
            {
                if (4 * Math.Abs(s[edge - across] - s[edge]) + Math.Abs(s[edge - 2 * across] - s[edge + across]) > limit)
                {
                    continue;
                }
                if (simple)
                {
                    MoveTwo(s, edge, across);
                }
                else if (IsSmooth(s, edge, across, strength.Interior))
                {
                    Normal(s, edge, across, strength.HighVariance, offset == 0);
                }
            }
        }
    }

    private static bool IsSmooth(byte[] s, int q, int a, int most) =>
        Math.Abs(s[q - 4 * a] - s[q - 3 * a]) <= most && Math.Abs(s[q - 3 * a] - s[q - 2 * a]) <= most && Math.Abs(s[q - 2 * a] - s[q - a]) <= most
        && Math.Abs(s[q + 3 * a] - s[q + 2 * a]) <= most && Math.Abs(s[q + 2 * a] - s[q + a]) <= most && Math.Abs(s[q + a] - s[q]) <= most;

    private static void Normal(byte[] s, int q, int a, int highVariance, bool outer)
    {
        if (Math.Abs(s[q - 2 * a] - s[q - a]) > highVariance || Math.Abs(s[q + a] - s[q]) > highVariance)
        {
            MoveTwo(s, q, a);
        }
        else if (outer)
        {
            int step = Signed(3 * (s[q] - s[q - a]) + Signed(s[q - 2 * a] - s[q + a]));
            Move(s, q, a, 0, (27 * step + 63) >> 7);
            Move(s, q, a, 1, (18 * step + 63) >> 7);
            Move(s, q, a, 2, (9 * step + 63) >> 7);
        }
        else
        {
            int step = 3 * (s[q] - s[q - a]), right = Small(step + 4), left = Small(step + 3), further = (right + 1) >> 1;
            s[q - a] = Byte(s[q - a] + left);
            s[q] = Byte(s[q] - right);
            Move(s, q, a, 1, further);
        }
    }

    private static void MoveTwo(byte[] s, int q, int a)
    {
        int step = 3 * (s[q] - s[q - a]) + Signed(s[q - 2 * a] - s[q + a]), right = Small(step + 4), left = Small(step + 3);
        s[q - a] = Byte(s[q - a] + left);
        s[q] = Byte(s[q] - right);
    }

    // The samples at a distance from the edge, towards each other.
    private static void Move(byte[] s, int q, int a, int distance, int step)
    {
        int left = q - (1 + distance) * a, right = q + distance * a;
        s[left] = Byte(s[left] + step);
        s[right] = Byte(s[right] - step);
    }

    private static int Small(int step) => Math.Clamp(step >> 3, -16, 15);

    private static int Signed(int value) => Math.Clamp(value, -128, 127);

    private static byte Byte(int value) => (byte)Math.Clamp(value, 0, 255);
}
