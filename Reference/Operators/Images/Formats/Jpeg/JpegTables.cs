using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The tables of a JPEG image as they are at some place of the file: a later one of the same number replaces an earlier.</summary>
internal sealed class JpegTables
{
    private readonly ushort[]?[] steps = new ushort[4][];
    private readonly JpegHuffmanTable?[] codes = new JpegHuffmanTable[8];

    /// <summary>A quantization table, in the order of rows.</summary>
    /// <exception cref="ShapeException">There is none.</exception>
    public ushort[] Steps(int table) => steps[table] ?? throw new ShapeException(
        $"a JPEG scan needs quantization table {table}: the file has none before it");

    /// <summary>A Huffman table for direct coefficients.</summary>
    /// <exception cref="ShapeException">There is none.</exception>
    public JpegHuffmanTable Direct(int table) => Code(table, 0, "direct");

    /// <summary>A Huffman table for alternating coefficients.</summary>
    /// <exception cref="ShapeException">There is none.</exception>
    public JpegHuffmanTable Alternating(int table) => Code(table, 4, "alternating");

    /// <summary>Reads a segment of quantization tables.</summary>
    public void Quantize(Encoded segment)
    {
        for (int at = 0; at < segment.Length;)
        {
            int kind = segment.Byte(at, "quantization table"), wide = kind >> 4;
            if (wide > 1 || (kind & 15) > 3)
            {
                throw new ShapeException($"a JPEG quantization table is of kind {kind}: need 0 to 3, or 16 to 19");
            }
            ushort[] table = new ushort[64];
            for (int k = 0; k < 64; k++)
            {
                int step = wide == 1 ? segment.Short(at + 1 + 2 * k, "quantization table") : segment.Byte(at + 1 + k, "quantization table");
                table[JpegBlocks.Zigzag[k]] = (ushort)step;
            }
            steps[kind & 15] = table;
            at += 65 + 64 * wide;
        }
    }

    /// <summary>Reads a segment of Huffman tables.</summary>
    public void Code(Encoded segment)
    {
        for (int at = 0; at < segment.Length;)
        {
            int kind = segment.Byte(at, "Huffman table"), count = 0;
            if ((kind & ~0x13) != 0)
            {
                throw new ShapeException($"a JPEG Huffman table is of kind {kind}: need 0 to 3, or 16 to 19");
            }
            ReadOnlySpan<byte> counts = segment.Part(at + 1, 16, "Huffman table");
            foreach (byte some in counts)
            {
                count += some;
            }
            codes[kind >> 4 << 2 | kind & 3] = new JpegHuffmanTable(counts, segment.Part(at + 17, count, "Huffman table"));
            at += 17 + count;
        }
    }

    private JpegHuffmanTable Code(int table, int from, string what) => (table <= 3 ? codes[from + table] : null)
        ?? throw new ShapeException($"a JPEG scan needs Huffman table {table} for {what} coefficients: the file has none before it");
}
