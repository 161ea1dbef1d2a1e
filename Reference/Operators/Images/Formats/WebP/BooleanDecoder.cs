using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>VP8's arithmetic decoder: bits of which each has the probability p/256 to be 0.</summary>
/// <remarks>Source: RFC 6386, section 7.</remarks>
internal sealed class BooleanDecoder(byte[] data, int start, int end)
{
    private int _next = start, _range = 255, _spare = -8;
    private ulong _value;

    /// <summary>The next bit, which is 0 with a probability of <paramref name="probability"/>/256.</summary>
    /// <exception cref="ShapeException">The partition has ended.</exception>
    public int Bit(int probability)
    {
        if (_spare < 0)
        {
            Load();
        }
        int split = 1 + ((_range - 1) * probability >> 8), bit = 0;
        ulong aligned = (ulong)split << _spare;
        if (_value >= aligned)
        {
            _value -= aligned;
            split = _range - split;
            bit = 1;
        }
        int shift = BitOperations.LeadingZeroCount((uint)split) - 24;
        _range = split << shift;
        _spare -= shift;
        return bit;
    }

    public bool Flag() => Bit(128) == 1;

    /// <summary>An integer of so many bits, the highest first.</summary>
    public int Bits(int count)
    {
        int value = 0;
        for (; count > 0; count--)
        {
            value = 2 * value + Bit(128);
        }
        return value;
    }

    /// <summary>An integer of so many bits and its sign.</summary>
    public int Signed(int count)
    {
        int magnitude = Bits(count);
        return Flag() ? -magnitude : magnitude;
    }

    /// <summary>As <see cref="Signed"/>, or 0 where a flag says that none follows.</summary>
    public int OptionalSigned(int count) => Flag() ? Signed(count) : 0;

    // The value keeps the eight bits under comparison above _spare others: up to 56 bits fit.
    private void Load()
    {
        if (_next >= end)
        {
            throw new ShapeException($"a VP8 partition ends at byte {end} of the frame: its macroblocks need more");
        }
        for (; _next < end && _spare <= 40; _spare += 8)
        {
            _value = _value << 8 | data[_next++];
        }
    }
}
