namespace Verification.Reference.Operators;

/// <summary>Bits as they are, the highest of each byte first; after FF a byte has seven.</summary>
/// <remarks>Source: ISO/IEC 15444-1, annexes B.10.1 and D.6.</remarks>
internal sealed class RawBits(byte[] data, int end)
{
    private int _byte, _spare;

    /// <summary>The place of the next byte.</summary>
    public int Next { get; set; }

    /// <summary>Whether more bits were asked for than there are; those behind the last are ones.</summary>
    public bool Exhausted { get; private set; }

    public int Bit()
    {
        if (_spare == 0)
        {
            _spare = _byte == 0xFF ? 7 : 8;
            Exhausted |= Next >= end;
            _byte = Next < end ? data[Next++] : 0xFF;
        }
        return _byte >> --_spare & 1;
    }

    public int Bits(int count)
    {
        int value = 0;
        for (; count > 0; count--)
        {
            value = value << 1 | Bit();
        }
        return value;
    }

    /// <summary>Passes over the rest of a byte, and over the byte that is stuffed after FF.</summary>
    public void Align()
    {
        if (_byte == 0xFF)
        {
            Next++;
        }
        (_byte, _spare) = (0, 0);
    }
}
