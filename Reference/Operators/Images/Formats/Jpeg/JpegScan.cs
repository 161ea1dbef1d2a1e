using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>One scan of a JPEG image: which coefficients of which components, and which of their bits.</summary>
/// <remarks>Source: ITU-T T.81, B.2.3 and A.2 (the order of blocks), F.2 (sequential) and G.2 (progressive) for the blocks.</remarks>
internal sealed class JpegScan
{
    private readonly JpegFrame frame;
    private readonly JpegComponent[] components;
    private readonly JpegHuffmanTable[] direct;
    private readonly JpegHuffmanTable[] alternating;
    private readonly int first;
    private readonly int last;
    private readonly int above;
    private readonly int low;

    /// <summary>Reads a scan's header.</summary>
    /// <exception cref="ShapeException">It is damaged, or does not go on where the scans before it ended.</exception>
    public JpegScan(Encoded segment, JpegFrame frame, JpegTables tables)
    {
        this.frame = frame;
        int count = segment.Byte(0, "scan's number of components");
        if (count is < 1 or > 4)
        {
            throw new ShapeException($"a JPEG scan has {count} components: need 1 to 4");
        }
        int end = 1 + 2 * count;
        (first, last) = frame.Progressive ? (segment.Byte(end, "scan's band"), segment.Byte(end + 1, "scan's band")) : (0, 63);
        (above, low) = frame.Progressive ? (segment.Byte(end + 2, "scan's bits") >> 4, segment.Byte(end + 2, "scan's bits") & 15) : (0, 0);
        if (first > last || last > 63 || frame.Progressive && first == 0 && last > 0 || first > 0 && count > 1 || low > 13
            || above != 0 && above != low + 1)
        {
            throw new ShapeException(
                $"a JPEG scan has coefficients {first} to {last} of {count} components, bits {above} to {low}: the standard has no "
                + $"such scan");
        }
        components = new JpegComponent[count];
        direct = new JpegHuffmanTable[count];
        alternating = new JpegHuffmanTable[count];
        for (int i = 0; i < count; i++)
        {
            int id = segment.Byte(1 + 2 * i, "scan's components"), table = segment.Byte(2 + 2 * i, "scan's components");
            components[i] = Array.Find(frame.Components, c => c.Id == id) is { } found && Array.IndexOf(components, found) < 0 ? found
                : throw new ShapeException($"a JPEG scan has a component {id} twice, or the frame does not have it");
            direct[i] = first == 0 && above == 0 ? tables.Direct(table >> 4) : null!;
            alternating[i] = last > 0 ? tables.Alternating(table & 15) : null!;
            found.Steps ??= tables.Steps(found.Table);
            Claim(found);
        }
    }

    /// <summary>Reads the scan's data; where they end.</summary>
    /// <param name="data">The file.</param>
    /// <param name="at">Where they begin.</param>
    /// <param name="interval">Units between restart markers; 0 without.</param>
    /// <exception cref="ShapeException">They are damaged.</exception>
    public int Read(ReadOnlySpan<byte> data, int at, int interval)
    {
        JpegBits bits = new(data, at);
        bool single = components.Length == 1;
        int columns = single ? components[0].Columns : frame.UnitColumns, rows = single ? components[0].Rows : frame.UnitRows;
        JpegBlocks blocks = new(first, last, above, low, frame.Progressive);
        Span<int> predictions = stackalloc int[4];
        long unit = 0;
        for (int y = 0; y < rows; y++)
        {
            for (int x = 0; x < columns; x++, unit++)
            {
                if (interval > 0 && unit > 0 && unit % interval == 0)
                {
                    bits.Restart((int)((unit / interval - 1) % 8));
                    predictions.Clear();
                    blocks.Restart();
                }
                for (int i = 0; i < components.Length; i++)
                {
                    JpegComponent component = components[i];
                    int across = single ? 1 : component.Across, down = single ? 1 : component.Down;
                    for (int b = 0; b < across * down; b++)
                    {
                        int block = (y * down + b / across) * component.Stride + x * across + b % across;
                        blocks.Read(ref bits, direct[i], alternating[i], ref predictions[i], component.Coefficients.AsSpan(block * 64, 64));
                    }
                }
            }
        }
        return bits.At;
    }

    // Every bit of every coefficient comes once, from the highest down: else a small file could ask for any number of passes.
    private void Claim(JpegComponent component)
    {
        for (int k = first; k <= last; k++)
        {
            int known = component.LowestBit[k];
            if (above == 0 ? known != 16 : known != above)
            {
                throw new ShapeException(
                    $"a JPEG scan has bits {above} to {low} of coefficient {k} of component {component.Id}, which "
                    + $"{(known == 16 ? "no scan has begun" : $"is known down to bit {known}")}");
            }
            component.LowestBit[k] = low;
        }
    }
}
