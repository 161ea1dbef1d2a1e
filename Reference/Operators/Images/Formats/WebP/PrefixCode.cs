using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A canonical prefix code of WebP lossless: a table that the next bits, as many as the longest word has, index.</summary>
/// <remarks>Source: RFC 9649, sections 3.7.2 and 6.2.</remarks>
internal sealed class PrefixCode
{
    private const int Longest = 15, CodeLengths = 19;
    private readonly ushort[] _symbols;
    private readonly byte[] _lengths;

    private PrefixCode(ReadOnlySpan<byte> lengths)
    {
        Span<int> count = stackalloc int[Longest + 1], next = stackalloc int[Longest + 1];
        int used = 0, only = 0, longest = 0;
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            count[lengths[symbol]]++;
            (used, only) = lengths[symbol] > 0 ? (used + 1, symbol) : (used, only);
            longest = Math.Max(longest, lengths[symbol]);
        }
        if (used == 1)
        {
            // A code of one symbol takes no bits.
            (_symbols, _lengths) = ([(ushort)only], [0]);
            return;
        }
        int code = 0;
        count[0] = 0;
        for (int length = 1; length <= Longest; length++)
        {
            code = (code + count[length - 1]) << 1;
            next[length] = code;
        }
        if (code + count[Longest] != 1 << Longest)
        {
            throw new ShapeException($"a WebP prefix code of {used} symbols fills {code + count[Longest]} of {1 << Longest} "
                + "words: need all of them, once");
        }
        (_symbols, _lengths) = (new ushort[1 << longest], new byte[1 << longest]);
        for (int symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            for (int word = length == 0 ? _symbols.Length : Reversed(next[length]++, length); word < _symbols.Length; word += 1 << length)
            {
                _symbols[word] = (ushort)symbol;
                _lengths[word] = (byte)length;
            }
        }
    }

    /// <summary>Reads a code: one or two symbols as they are, or the lengths of all words, which are themselves coded.</summary>
    public static PrefixCode Read(LosslessBits bits, int symbols)
    {
        byte[] lengths = new byte[symbols];
        if (bits.Flag())
        {
            bool two = bits.Flag(), wide = bits.Flag();
            Set(lengths, bits.Read(wide ? 8 : 1));
            if (two)
            {
                Set(lengths, bits.Read(8));
            }
        }
        else
        {
            ReadLengths(bits, lengths);
        }
        return new PrefixCode(lengths);
    }

    /// <summary>Reads a symbol.</summary>
    public int Symbol(LosslessBits bits)
    {
        int word = bits.Peek(Longest) & (_symbols.Length - 1);
        bits.Skip(_lengths[word]);
        return _symbols[word];
    }

    private static void Set(byte[] lengths, int symbol) => lengths[symbol < lengths.Length ? symbol
        : throw new ShapeException($"a WebP prefix code names symbol {symbol}: its alphabet has {lengths.Length}")] = 1;

    private static void ReadLengths(LosslessBits bits, byte[] lengths)
    {
        byte[] ofLengths = new byte[CodeLengths];
        int given = 4 + bits.Read(4);
        ReadOnlySpan<byte> order = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        for (int i = 0; i < given; i++)
        {
            ofLengths[order[i]] = (byte)bits.Read(3);
        }
        PrefixCode code = new(ofLengths);
        int words = bits.Flag() ? 2 + bits.Read(2 + 2 * bits.Read(3)) : lengths.Length;
        if (words > lengths.Length)
        {
            throw new ShapeException($"a WebP prefix code has lengths for {words} symbols: its alphabet has {lengths.Length}");
        }
        byte previous = 8;
        for (int symbol = 0; symbol < lengths.Length && words > 0; words--)
        {
            int length = code.Symbol(bits);
            if (length < 16)
            {
                lengths[symbol++] = (byte)length;
                previous = length > 0 ? (byte)length : previous;
                continue;
            }
            int repeats = length switch { 16 => 3 + bits.Read(2), 17 => 3 + bits.Read(3), _ => 11 + bits.Read(7) };
            if (repeats > lengths.Length - symbol)
            {
                throw new ShapeException($"a WebP prefix code repeats a length {repeats} times: {lengths.Length - symbol} "
                    + "symbols are left");
            }
            lengths.AsSpan(symbol, repeats).Fill(length == 16 ? previous : (byte)0);
            symbol += repeats;
        }
    }

    private static int Reversed(int word, int length)
    {
        uint result = 0;
        for (int i = 0; i < length; i++)
        {
            result = result << 1 | (uint)(word >> i & 1);
        }
        return (int)result;
    }
}
