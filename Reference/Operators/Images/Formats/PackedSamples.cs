using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Samples of 1, 2, 4, 8 or 16 bits, packed into the bytes of a row from the most significant bit on.</summary>
/// <remarks>Of 16 bits the upper eight are taken, as Pillow does for colours (its grey of 16 bits was clipped at 255 up to 10.2: no
/// picture).</remarks>
internal static class PackedSamples
{
    /// <summary>The samples of a row, as they stand in it.</summary>
    /// <param name="row">The packed row.</param>
    /// <param name="bits">Bits of a sample.</param>
    /// <param name="bigEndian">Whether the upper byte of 16 bits comes first.</param>
    /// <param name="samples">Where they go.</param>
    public static void Unpack(ReadOnlySpan<byte> row, int bits, bool bigEndian, Span<byte> samples)
    {
        switch (bits)
        {
            case 8:
                row[..samples.Length].CopyTo(samples);
                break;
            case 16:
                for (int i = 0; i < samples.Length; i++)
                {
                    samples[i] = row[2 * i + (bigEndian ? 0 : 1)];
                }
                break;
            default:
                int inByte = 8 / bits, mask = (1 << bits) - 1;
                for (int i = 0; i < samples.Length; i++)
                {
                    samples[i] = (byte)(row[i / inByte] >> 8 - bits - i % inByte * bits & mask);
                }
                break;
        }
    }

    /// <summary>What the samples of so many bits are multiplied by, so that the largest becomes 255: 255 = 3 · 85 = 15 · 17.</summary>
    public static int Scale(int bits) => bits switch { 1 => 255, 2 => 85, 4 => 17, _ => 1 };

    /// <summary>The bytes that a row takes.</summary>
    /// <exception cref="ShapeException">More than 2³¹ − 1.</exception>
    public static int Stride(long samples, int bits)
    {
        long bytes = (samples * bits + 7) / 8;
        return bytes <= int.MaxValue ? (int)bytes : throw new ShapeException(
            $"a row of {samples} samples of {bits} bits takes {bytes} bytes: need at most 2^31 - 1");
    }
}
