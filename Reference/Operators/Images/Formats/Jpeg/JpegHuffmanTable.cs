using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A Huffman code of JPEG: codes of 1 to 16 bits, counted upwards within each length.</summary>
/// <remarks>Source: ITU-T T.81, annexes C and F.2.2.3.</remarks>
internal sealed class JpegHuffmanTable
{
    // Codes of at most this many bits are looked up at once: (length << 8 | symbol), 0 for longer ones.
    private const int Short = 9;
    private readonly ushort[] lookup = new ushort[1 << Short];
    private readonly int[] limit = new int[18];
    private readonly int[] offset = new int[17];
    private readonly byte[] symbols;

    /// <summary>The code with so many symbols of each length, in order.</summary>
    /// <exception cref="ShapeException">There are not that many codes.</exception>
    public JpegHuffmanTable(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        this.symbols = symbols.ToArray();
        for (int length = 1, code = 0, index = 0; length <= 16; length++, code <<= 1)
        {
            offset[length] = index - code;
            for (int i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (code >> length != 0)
                {
                    throw new ShapeException($"a JPEG Huffman table has more codes of {length} bits than there are");
                }
                if (length <= Short)
                {
                    lookup.AsSpan(code << Short - length, 1 << Short - length).Fill((ushort)(length << 8 | symbols[index]));
                }
            }
            // What 16 bits that begin with a code of at most this length are below.
            limit[length] = code << 16 - length;
        }
    }

    /// <summary>The next symbol.</summary>
    /// <exception cref="ShapeException">The next bits are no code.</exception>
    public int Next(ref JpegBits bits)
    {
        int next = bits.Peek16(), found = lookup[next >> 16 - Short];
        if (found != 0)
        {
            bits.Skip(found >> 8);
            return found & 255;
        }
        int length = Short + 1;
        while (length <= 16 && next >= limit[length])
        {
            length++;
        }
        if (length > 16)
        {
            throw new ShapeException($"a JPEG image has bits at byte {bits.At} that are no code of its Huffman table");
        }
        bits.Skip(length);
        return symbols[offset[length] + (next >> 16 - length)];
    }
}
