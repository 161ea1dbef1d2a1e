using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The bits of a fax, most significant first.</summary>
/// <param name="data">The bytes.</param>
internal ref struct FaxBits(ReadOnlySpan<byte> data)
{
    private readonly ReadOnlySpan<byte> data = data;

    /// <summary>Bits taken.</summary>
    public long At { get; private set; }

    /// <summary>Whether none are left.</summary>
    public readonly bool Ended => At >= 8L * data.Length;

    /// <summary>The next bits, at most 13; beyond the end they are zeros.</summary>
    public readonly int Peek(int bits)
    {
        int first = (int)(At / 8), value = 0;
        for (int i = 0; i < 3; i++)
        {
            value = value << 8 | (first + i < data.Length ? data[first + i] : 0);
        }
        return value >> 24 - bits - (int)(At % 8) & (1 << bits) - 1;
    }

    /// <summary>Takes bits.</summary>
    /// <exception cref="ShapeException">The data end before them.</exception>
    public void Skip(int bits)
    {
        At += bits;
        if (At > 8L * data.Length)
        {
            throw new ShapeException($"fax data of {data.Length} bytes end before the last row");
        }
    }

    /// <summary>Goes to the next whole byte.</summary>
    public void Align() => At = (At + 7) / 8 * 8;

    /// <summary>The length of a run of one colour.</summary>
    /// <exception cref="ShapeException">The next bits are no code.</exception>
    public int Run(bool black)
    {
        for (int run = 0; ;)
        {
            int found = (black ? FaxCodes.Black : FaxCodes.White)[Peek(FaxCodes.Longest)];
            if (found == 0)
            {
                throw new ShapeException($"fax data have no {(black ? "black" : "white")} run at bit {At}");
            }
            Skip(found & 15);
            // Sums are cut off where no row goes: no width is so large.
            run = (int)Math.Min((long)run + (found >> 4), int.MaxValue / 2);
            if (found >> 4 < 64)
            {
                return run;
            }
        }
    }
}
