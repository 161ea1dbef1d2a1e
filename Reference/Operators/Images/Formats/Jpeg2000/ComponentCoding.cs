using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>How a component's coefficients are coded: decomposition, code-blocks, precincts, wavelet.</summary>
/// <param name="Levels">Decompositions.</param>
/// <param name="WidthBits">The logarithm of a code-block's width.</param>
/// <param name="HeightBits">The logarithm of its height.</param>
/// <param name="Style">Bits that say how code-blocks are coded.</param>
/// <param name="Reversible">Whether the wavelet is the one of integers.</param>
/// <param name="Precincts">The logarithms of the precincts' sizes for each resolution: width in the lower four bits, height in the
/// upper.</param>
/// <remarks>Source: ISO/IEC 15444-1, annexes A.6.1 and A.6.2.</remarks>
internal sealed record ComponentCoding(int Levels, int WidthBits, int HeightBits, int Style, bool Reversible, byte[] Precincts)
{
    public const int Bypass = 1, Reset = 2, Terminate = 4, Causal = 8, Symbols = 32, HighThroughput = 64;
    private const int MostLevels = 32;

    /// <summary>Reads the parameters that COD and COC have in common.</summary>
    public static ComponentCoding Read(ReadOnlySpan<byte> data, bool precincts)
    {
        int levels = data.Length < 5 ? 0 : data[0], needed = 5 + (precincts ? levels + 1 : 0);
        if (data.Length < needed || levels > MostLevels)
        {
            throw new ShapeException($"a JPEG 2000 coding style has {data.Length} bytes for {levels} levels: need {needed}, "
                + $"and {MostLevels} levels at most");
        }
        int width = (data[1] & 15) + 2, height = (data[2] & 15) + 2;
        if (width > 10 || height > 10 || width + height > 12 || data[4] > 1)
        {
            throw new ShapeException($"JPEG 2000 code-blocks have 2^{width} x 2^{height} coefficients of wavelet {data[4]}: "
                + "need 2^10 a side and 2^12 at most, and 0 or 1");
        }
        byte[] sizes = new byte[levels + 1];
        for (int r = 0; r <= levels; r++)
        {
            sizes[r] = precincts ? data[5 + r] : (byte)0xFF;
            if (r > 0 && ((sizes[r] & 15) == 0 || sizes[r] >> 4 == 0))
            {
                throw new ShapeException($"JPEG 2000 precincts of resolution {r} have 2^{sizes[r] & 15} x 2^{sizes[r] >> 4} "
                    + "coefficients: need 2 x 2 at least");
            }
        }
        return new(levels, width, height, data[3], data[4] == 1, sizes);
    }
}
