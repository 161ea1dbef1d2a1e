using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>PNG's five predictions of a byte: nothing, left, above, their mean, and Paeth's choice of left, above and the corner.</summary>
internal static class PngFilter
{
    /// <summary>Adds to a row what was subtracted.</summary>
    /// <param name="filter">Which prediction.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above, zeros for the first.</param>
    /// <param name="pixel">Bytes from a sample to the one of the pixel before, at least one.</param>
    /// <exception cref="ShapeException">There is no such prediction.</exception>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        if (filter is < 0 or > 4)
        {
            throw new ShapeException($"a PNG row has filter {filter}: need 0 to 4");
        }
        for (int i = 0; i < row.Length && filter > 0; i++)
        {
            int left = i < pixel ? 0 : row[i - pixel], up = above[i], corner = i < pixel ? 0 : above[i - pixel];
            row[i] += (byte)(filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) });
        }
    }

    private static int Paeth(int left, int up, int corner)
    {
        // The distances of left + up − corner from the three.
        int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - 2 * corner);
        return toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
    }
}
