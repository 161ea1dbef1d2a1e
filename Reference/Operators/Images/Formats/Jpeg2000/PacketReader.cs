using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Reads the packets of a tile: which code-blocks have how many more passes, and the bytes of these.</summary>
/// <param name="data">The tile's data.</param>
/// <param name="headers">The packets' headers, where they stand apart.</param>
/// <param name="coding">What the tile's packets look like.</param>
/// <remarks>Source: ISO/IEC 15444-1, annexes A.8 and B.9, B.10.</remarks>
internal sealed class PacketReader(byte[] data, byte[]? headers, TileCoding coding)
{
    private const int Start = 2, End = 4, MostLengthBits = 31;
    private readonly List<(CodeSegment Segment, int Length)> _pieces = [];
    private int _next, _nextHeader;

    public void Read(Precinct precinct, int layer)
    {
        if ((coding.Markers & Start) != 0 && Has(data, _next, 0x91))
        {
            _next += 6;
        }
        byte[] source = headers ?? data;
        RawBits bits = new(source, source.Length) { Next = headers is null ? _next : _nextHeader };
        _pieces.Clear();
        if (bits.Bit() == 1)
        {
            int style = coding.Coding(precinct.Component).Style;
            foreach (PrecinctBand band in precinct.Bands)
            {
                for (int i = 0; i < band.Blocks.Length; i++)
                {
                    Block(bits, band, i, layer, style);
                }
            }
        }
        bits.Align();
        if (bits.Exhausted)
        {
            throw new ShapeException($"a JPEG 2000 tile has {source.Length} bytes of packets: the packet of "
                + $"{Name(precinct, layer)} needs more");
        }
        int next = bits.Next + ((coding.Markers & End) != 0 && Has(source, bits.Next, 0x92) ? 2 : 0);
        (_next, _nextHeader) = headers is null ? (next, 0) : (_next, next);
        foreach ((CodeSegment segment, int length) in _pieces)
        {
            if (length > data.Length - _next)
            {
                throw new ShapeException($"a code-block of {Name(precinct, layer)} has {length} bytes: {data.Length - _next} "
                    + "are left of a JPEG 2000 tile");
            }
            segment.Pieces.Add((_next, length));
            _next += length;
        }
    }

    private void Block(RawBits bits, PrecinctBand band, int index, int layer, int style)
    {
        CodeBlock? block = band.Blocks[index];
        int x = index % band.Columns, y = index / band.Columns;
        if (block is not null ? bits.Bit() == 0 : !band.Inclusion.IsBelow(bits, x, y, layer + 1))
        {
            return;
        }
        block ??= band.Include(index, band.Planes - band.ZeroPlanes.Value(bits, x, y, 255));
        int passes = Passes(bits);
        while (!bits.Exhausted && bits.Bit() == 1)
        {
            if (++block.LengthBits > MostLengthBits)
            {
                throw new ShapeException($"a JPEG 2000 code-block has lengths of {block.LengthBits} bits: need {MostLengthBits} at most");
            }
        }
        while (passes > 0)
        {
            CodeSegment? last = block.Segments.Count > 0 ? block.Segments[^1] : null;
            if (last is null || last.Passes == last.MostPasses)
            {
                block.Segments.Add(last = new CodeSegment(MostPasses(style, last)));
            }
            int more = Math.Min(passes, last.MostPasses - last.Passes), lengthBits = block.LengthBits + BitOperations.Log2((uint)more);
            _pieces.Add((last, lengthBits <= MostLengthBits ? bits.Bits(lengthBits)
                : throw new ShapeException($"a JPEG 2000 code-block has a length of {lengthBits} bits: need {MostLengthBits} at most")));
            last.Passes += more;
            passes -= more;
        }
    }

    private static int Passes(RawBits bits)
    {
        int passes = bits.Bit() == 0 ? 1 : bits.Bit() == 0 ? 2 : 3 + bits.Bits(2);
        passes += passes == 6 ? bits.Bits(5) : 0;
        return passes + (passes == 37 ? bits.Bits(7) : 0);
    }

    // With bypass, ten passes are coded arithmetically, then two raw and one arithmetically, in turn.
    private static int MostPasses(int style, CodeSegment? last) =>
        (style & ComponentCoding.Terminate) != 0 ? 1 : (style & ComponentCoding.Bypass) == 0 ? int.MaxValue : last is null ? 10 : last.MostPasses == 2 ? 1 : 2;

    private static bool Has(byte[] source, int at, byte marker) => at + 1 < source.Length && source[at] == 0xFF && source[at + 1] == marker;

    private static string Name(Precinct precinct, int layer) =>
        $"layer {layer}, resolution {precinct.Resolution}, component {precinct.Component}, precinct {precinct.Index}";
}
