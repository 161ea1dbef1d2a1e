using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Reads the blocks of a scan.</summary>
/// <param name="first">The first coefficient, in zigzag order.</param>
/// <param name="last">The last.</param>
/// <param name="above">The bit above those that are known already; 0 in a coefficient's first scan.</param>
/// <param name="low">The lowest bit that the scan tells.</param>
/// <param name="progressive">Whether runs of blocks without further coefficients are coded.</param>
internal struct JpegBlocks(int first, int last, int above, int low, bool progressive)
{
    // Blocks still to come that have no further new coefficient in the band.
    private int emptyBlocks;

    /// <summary>Where each coefficient of the zigzag order stands in rows.</summary>
    public static ReadOnlySpan<byte> Zigzag =>
    [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
        35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
    ];

    /// <summary>Forgets what a restart marker ends.</summary>
    public void Restart() => emptyBlocks = 0;

    /// <summary>Reads one block.</summary>
    /// <exception cref="ShapeException">The data are damaged.</exception>
    public void Read(ref JpegBits bits, JpegHuffmanTable direct, JpegHuffmanTable alternating, ref int prediction, Span<short> block)
    {
        if (first == 0 && above == 0)
        {
            int size = direct.Next(ref bits);
            prediction += size <= 15 ? bits.TakeSigned(size) : throw new ShapeException(
                $"a JPEG difference has {size} bits at byte {bits.At}: need at most 15");
            block[0] = (short)(prediction << low);
        }
        else if (first == 0)
        {
            block[0] |= (short)(bits.Take(1) << low);
        }
        if (last > 0 && above == 0)
        {
            Begin(ref bits, alternating, block);
        }
        else if (last > 0)
        {
            Refine(ref bits, alternating, block);
        }
    }

    private void Begin(ref JpegBits bits, JpegHuffmanTable table, Span<short> block)
    {
        if (emptyBlocks > 0)
        {
            emptyBlocks--;
            return;
        }
        for (int k = Math.Max(1, first); k <= last; k++)
        {
            int symbol = table.Next(ref bits), run = symbol >> 4, size = symbol & 15;
            if (size == 0 && run < 15)
            {
                emptyBlocks = progressive ? (1 << run) - 1 + bits.Take(run) : 0;
                return;
            }
            k += run;
            if (size > 0)
            {
                int value = bits.TakeSigned(size) << low;
                block[k <= last ? Zigzag[k] : throw Beyond(bits)] = (short)value;
            }
        }
    }

    // Coefficients that are known already each take a bit, on the way to the place of a new one.
    private void Refine(ref JpegBits bits, JpegHuffmanTable table, Span<short> block)
    {
        int k = first;
        while (k <= last && emptyBlocks == 0)
        {
            int symbol = table.Next(ref bits), run = symbol >> 4, size = symbol & 15, fresh = 0;
            if (size == 0 && run < 15)
            {
                emptyBlocks = (1 << run) + bits.Take(run);
                break;
            }
            if (size > 0)
            {
                fresh = size == 1 ? (bits.Take(1) == 1 ? 1 : -1) << low
                    : throw new ShapeException($"a JPEG coefficient begins with {size} bits in a scan of one, at byte {bits.At}");
            }
            for (; k <= last && (block[Zigzag[k]] != 0 || run-- > 0); k++)
            {
                Correct(ref bits, ref block[Zigzag[k]]);
            }
            if (fresh != 0)
            {
                block[k <= last ? Zigzag[k] : throw Beyond(bits)] = (short)fresh;
            }
            k++;
        }
        if (emptyBlocks > 0)
        {
            for (; k <= last; k++)
            {
                Correct(ref bits, ref block[Zigzag[k]]);
            }
            emptyBlocks--;
        }
    }

    private readonly void Correct(ref JpegBits bits, ref short coefficient)
    {
        if (coefficient != 0 && bits.Take(1) == 1)
        {
            coefficient += (short)(coefficient > 0 ? 1 << low : -1 << low);
        }
    }

    private readonly ShapeException Beyond(JpegBits bits) => new($"a JPEG block has a coefficient beyond number {last}, at byte {bits.At}");
}
