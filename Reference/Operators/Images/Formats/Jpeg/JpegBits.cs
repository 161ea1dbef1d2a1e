using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>
/// The bits of a JPEG scan: bytes, most significant bit first; a zero after 0xFF is stuffing, anything else is a marker, which ends them.
/// </summary>
/// <param name="data">The file.</param>
/// <param name="at">Where the scan's data begin.</param>
internal ref struct JpegBits(ReadOnlySpan<byte> data, int at)
{
    private readonly ReadOnlySpan<byte> data = data;
    private ulong buffer;
    private int count;
    private int padding;

    /// <summary>The next byte to be taken: the marker's 0xFF where one ended the bits.</summary>
    public int At { get; private set; } = at;

    /// <summary>The next sixteen bits; beyond the end they are zeros, which must not be taken.</summary>
    public int Peek16()
    {
        if (count < 16)
        {
            Fill();
        }
        return (int)(buffer >> count - 16) & 0xFFFF;
    }

    /// <summary>Takes bits that were peeked at.</summary>
    /// <exception cref="ShapeException">The data end before them.</exception>
    public void Skip(int bits)
    {
        count -= bits;
        if (count < padding)
        {
            throw new ShapeException(At < data.Length ? $"the bits of a JPEG scan end at a marker at byte {At}, before its last block"
                : $"a JPEG image ends after {data.Length} bytes, before its last block");
        }
    }

    /// <summary>The next bits as a number: 0 to 16 of them.</summary>
    public int Take(int bits)
    {
        int value = Peek16() >> 16 - bits;
        Skip(bits);
        return value;
    }

    /// <summary>The number that so many bits stand for: those that begin with 0 are negative, −2ᵇ + 1 upwards.</summary>
    public int TakeSigned(int bits)
    {
        int value = Take(bits);
        return bits == 0 || value >> bits - 1 != 0 ? value : value - (1 << bits) + 1;
    }

    /// <summary>Goes on behind a restart marker, the one that is due.</summary>
    /// <exception cref="ShapeException">It is not there.</exception>
    public void Restart(int due)
    {
        int at = count - padding < 8 ? At : -1;
        while (at >= 0 && at + 2 < data.Length && data[at] == 0xFF && data[at + 1] == 0xFF)
        {
            at++;
        }
        if (at < 0 || at + 1 >= data.Length || data[at] != 0xFF || data[at + 1] != 0xD0 + due)
        {
            throw new ShapeException($"a JPEG scan has no restart marker {due} near byte {At}");
        }
        (buffer, count, padding, At) = (0, 0, 0, at + 2);
    }

    private void Fill()
    {
        while (count <= 48)
        {
            int next = 0;
            if (At < data.Length && (data[At] != 0xFF || At + 1 < data.Length && data[At + 1] == 0))
            {
                next = data[At];
                At += next == 0xFF ? 2 : 1;
            }
            else
            {
                padding += 8;
            }
            buffer = buffer << 8 | (uint)next;
            count += 8;
        }
    }
}
