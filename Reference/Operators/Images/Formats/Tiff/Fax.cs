using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Fax rows: runs of white and black in turns, or the places where a row changes, as seen from where the row above does.</summary>
/// <remarks>
/// Domain: TIFF's compressions 2 (runs, rows from whole bytes), 3 (group 3: a mark before each row, and where rows may depend on the one
/// above, a bit that says whether this one does) and 4 (group 4: all do). The mode without compression is refused.<br/>
/// Source: ITU-T T.4 and T.6; TIFF 6.0, sections 10 and 11.
/// </remarks>
internal ref struct Fax
{
    private readonly int width;
    private FaxBits bits;

    // Where the row above and this one change, white to black first, closed by the width.
    private int[] above;
    private int[] here;
    private int changes;

    private Fax(ReadOnlySpan<byte> data, int width)
    {
        this.width = width;
        bits = new FaxBits(data);
        above = Shape.Allocate<int>(Shape.Dimensions([width + 4L]));
        here = Shape.Allocate<int>([above.Length]);
        above.AsSpan().Fill(width);
    }

    /// <summary>Unpacks rows; black is 1.</summary>
    /// <param name="data">The packed rows.</param>
    /// <param name="width">Pixels of a row.</param>
    /// <param name="compression">2, 3 or 4.</param>
    /// <param name="dependent">Whether rows of compression 3 may depend on the one above.</param>
    /// <param name="to">The rows' bits.</param>
    /// <param name="stride">Bytes of a row.</param>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    /// <exception cref="RefusedImageException">The mode without compression.</exception>
    public static void Unpack(ReadOnlySpan<byte> data, int width, int compression, bool dependent, Span<byte> to, int stride)
    {
        to.Clear();
        Fax fax = new(data, width);
        for (int at = 0; at < to.Length; at += stride)
        {
            fax.changes = 0;
            if (compression == 3 && !fax.Mark() && dependent)
            {
                throw new ShapeException(
                    $"fax data have no mark of a row at bit {fax.bits.At}: need one, whose next bit says whether the row depends on the "
                    + $"one above");
            }
            if (compression == 4 || compression == 3 && dependent && fax.Take() == 0)
            {
                fax.FromAbove();
            }
            else
            {
                fax.Runs();
            }
            if (compression == 2)
            {
                fax.bits.Align();
            }
            fax.here.AsSpan(fax.changes, 2).Fill(width);
            for (int i = 0; i < fax.changes; i += 2)
            {
                Blacken(to.Slice(at, stride), fax.here[i], fax.here[i + 1]);
            }
            (fax.above, fax.here) = (fax.here, fax.above);
        }
    }

    private int Take()
    {
        int bit = bits.Peek(1);
        bits.Skip(1);
        return bit;
    }

    // At least eleven zeros and a one; more zeros may fill up to a byte.
    private bool Mark()
    {
        if (bits.Peek(11) != 0 || bits.Ended)
        {
            return false;
        }
        while (Take() == 0)
        {
        }
        return true;
    }

    private void Runs()
    {
        bool black = false;
        for (int at = 0; at < width; black = !black)
        {
            at = Change(at, (long)at + bits.Run(black));
        }
    }

    private void FromAbove()
    {
        int at = -1, next = 0;
        for (bool black = false; at < width;)
        {
            // The first change above, behind this place, to the other colour.
            for (; next > 0 && above[next - 1] > at; next--)
            {
            }
            for (; above[next] < width && (above[next] <= at || next % 2 == 1 != black); next++)
            {
            }
            int change = above[next], code = bits.Peek(7);
            switch (code)
            {
                case >= 0b1000000:
                    bits.Skip(1);
                    (at, black) = (Change(at, change), !black);
                    break;
                case >= 0b0100000:
                    bits.Skip(3);
                    (at, black) = (Change(at, change + (code >= 0b0110000 ? 1 : -1)), !black);
                    break;
                case >= 0b0010000:
                    bits.Skip(3);
                    int between = Change(Math.Max(0, at), (long)Math.Max(0, at) + bits.Run(black));
                    at = Change(between, (long)between + bits.Run(!black));
                    break;
                case >= 0b0001000:
                    // The row goes on below the whole of a run above.
                    bits.Skip(4);
                    at = change < width ? above[next + 1] : width;
                    break;
                case >= 0b0000100:
                    bits.Skip(6);
                    (at, black) = (Change(at, change + (code >= 0b0000110 ? 2 : -2)), !black);
                    break;
                case >= 0b0000010:
                    bits.Skip(7);
                    (at, black) = (Change(at, change + (code == 0b0000011 ? 3 : -3)), !black);
                    break;
                default:
                    throw code == 1 ? new RefusedImageException("TIFF with a fax in its mode without compression")
                        : new ShapeException($"fax data have no way to change at bit {bits.At}: a row ends at {at} of {width}");
            }
        }
    }

    private int Change(int from, long to)
    {
        if (to < Math.Max(0, from) || to > width || changes >= width + 2)
        {
            throw new ShapeException($"a fax row of {width} pixels changes at {to} after {from}, before bit {bits.At}");
        }
        return here[changes++] = (int)to;
    }

    private static void Blacken(Span<byte> row, int from, int to)
    {
        for (int x = from; x < to; x++)
        {
            row[x / 8] |= (byte)(0x80 >> x % 8);
        }
    }
}
