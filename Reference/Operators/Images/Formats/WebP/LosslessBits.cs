using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The bits of a WebP lossless stream, the lowest of each byte first.</summary>
internal sealed class LosslessBits(byte[] data)
{
    private ulong _value;
    private int _next, _spare;

    /// <summary>An integer of so many bits, up to 24.</summary>
    public int Read(int count)
    {
        int value = Peek(count);
        Skip(count);
        return value;
    }

    public bool Flag() => Read(1) == 1;

    /// <summary>The next bits, with zeros after the last.</summary>
    public int Peek(int count)
    {
        for (; _spare <= 56 && _next < data.Length; _spare += 8)
        {
            _value |= (ulong)data[_next++] << _spare;
        }
        return (int)(_value & ((1UL << count) - 1));
    }

    /// <summary>Passes over bits that have been looked at.</summary>
    /// <exception cref="ShapeException">They are not there.</exception>
    public void Skip(int count)
    {
        if (count > _spare)
        {
            throw new ShapeException($"a WebP lossless image ends after {data.Length} bytes: {count} bits are needed, {_spare} are left");
        }
        _value >>= count;
        _spare -= count;
    }
}
