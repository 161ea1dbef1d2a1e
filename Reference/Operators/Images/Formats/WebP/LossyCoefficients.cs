namespace Verification.Reference.Operators;

/// <summary>The coefficients of a macroblock: read, multiplied by their steps, with the contexts that neighbours leave.</summary>
/// <remarks>Source: RFC 6386, section 13.</remarks>
internal sealed class LossyCoefficients(LossyHeader header, int columns)
{
    private const int Places = 9, Constants = 8;
    private readonly bool[][] _above = [.. Enumerable.Range(0, columns).Select(_ => new bool[Places])];
    private readonly bool[] _left = new bool[Places];

    /// <summary>24 subblocks of 16: sixteen of luma, four of each chroma.</summary>
    public short[] Values { get; } = new short[384];

    /// <summary>A row of macroblocks begins.</summary>
    public void StartRow() => Array.Clear(_left);

    /// <summary>A macroblock without coefficients: its constants of luma leave the context as it is where it has none by prediction in
    /// subblocks.</summary>
    public void Skip(int column, bool subblocks)
    {
        Array.Clear(Values);
        Array.Clear(_left, 0, subblocks ? Constants : Places);
        Array.Clear(_above[column], 0, subblocks ? Constants : Places);
    }

    /// <summary>Reads a macroblock's coefficients; false where all are zero.</summary>
    public bool Read(BooleanDecoder bits, int column, int segment, bool subblocks)
    {
        Array.Clear(Values);
        bool[] above = _above[column];
        ReadOnlySpan<int> steps = header.Steps.AsSpan(6 * segment, 6);
        bool any = false;
        if (!subblocks)
        {
            Span<short> constants = stackalloc short[16];
            constants.Clear();
            _left[Constants] = above[Constants] = Block(bits, 1, Context(_left[Constants], above[Constants]), 0, steps[2], steps[3], constants) > 0;
            LossyTransform.SpreadConstants(constants, Values);
        }
        int type = subblocks ? 3 : 0, first = subblocks ? 0 : 1;
        for (int i = 0; i < 16; i++)
        {
            any |= Subblock(bits, type, first, 16 * i, ref _left[i / 4], ref above[i % 4], steps[0], steps[1]);
        }
        for (int i = 0; i < 8; i++)
        {
            int plane = 4 + i / 4 * 2;
            any |= Subblock(bits, 2, 0, 256 + 16 * i, ref _left[plane + i / 2 % 2], ref above[plane + i % 2], steps[4], steps[5]);
        }
        return any;
    }

    private bool Subblock(BooleanDecoder bits, int type, int first, int at, ref bool left, ref bool above, int constant, int other)
    {
        int end = Block(bits, type, Context(left, above), first, constant, other, Values.AsSpan(at, 16));
        left = above = end > first;
        return end > 1 || Values[at] != 0;
    }

    private static int Context(bool left, bool above) => (left ? 1 : 0) + (above ? 1 : 0);

    // The place after the last coefficient that is not zero, or 16.
    private int Block(BooleanDecoder bits, int type, int context, int place, int constant, int other, Span<short> values)
    {
        byte[] p = header.Coefficients;
        int tree = LossyTables.TreeAt(type, place, context);
        while (place < 16 && bits.Bit(p[tree]) == 1)
        {
            while (bits.Bit(p[tree + 1]) == 0)
            {
                if (++place == 16)
                {
                    return 16;
                }
                tree = LossyTables.TreeAt(type, place, 0);
            }
            int magnitude = bits.Bit(p[tree + 2]) == 0 ? 1 : Large(bits, p.AsSpan(tree, LossyTables.Tree));
            values[LossyTables.ZigZag[place]] = (short)((bits.Flag() ? -magnitude : magnitude) * (place > 0 ? other : constant));
            tree = LossyTables.TreeAt(type, ++place, magnitude == 1 ? 1 : 2);
        }
        return place;
    }

    private static int Large(BooleanDecoder bits, ReadOnlySpan<byte> p)
    {
        if (bits.Bit(p[3]) == 0)
        {
            return bits.Bit(p[4]) == 0 ? 2 : 3 + bits.Bit(p[5]);
        }
        int category = bits.Bit(p[6]) == 0 ? bits.Bit(p[7]) : bits.Bit(p[8]) == 0 ? 2 + bits.Bit(p[9]) : 4 + bits.Bit(p[10]), extra = 0;
        foreach (byte probability in LossyTables.ExtraBits(category))
        {
            extra = 2 * extra + bits.Bit(probability);
        }
        return extra + 3 + (2 << category);
    }
}
