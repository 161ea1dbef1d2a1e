using System.Buffers.Binary;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The steps of quantization of a component's sub-bands.</summary>
/// <param name="Style">0 none, 1 derived from the lowest sub-band's, 2 one for each.</param>
/// <param name="Guard">Guard bits.</param>
/// <param name="Steps">Exponent and mantissa as the file has them.</param>
/// <remarks>Source: ISO/IEC 15444-1, annexes A.6.4, A.6.5 and E.1.</remarks>
internal sealed record Quantization(int Style, int Guard, (int Exponent, int Mantissa)[] Steps)
{
    public static Quantization Read(ReadOnlySpan<byte> data)
    {
        int style = data.IsEmpty ? 3 : data[0] & 31, each = style == 0 ? 1 : 2;
        if (style > 2 || data.Length < 1 + each)
        {
            throw new ShapeException($"a JPEG 2000 quantization of style {style} has {data.Length} bytes: need style 0 to 2 "
                + $"and {1 + each} bytes at least");
        }
        (int, int)[] steps = new (int, int)[(data.Length - 1) / each];
        for (int i = 0; i < steps.Length; i++)
        {
            int value = style == 0 ? data[1 + i] << 8 : BinaryPrimitives.ReadUInt16BigEndian(data[(1 + 2 * i)..]);
            steps[i] = (value >> 11, value & 0x7FF);
        }
        return new(style, data[0] >> 5, steps);
    }

    /// <summary>Exponent and mantissa of a sub-band: 0 the lowest, then three for each resolution.</summary>
    public (int Exponent, int Mantissa) Of(int band) =>
        Style == 1 ? (Math.Max(0, Steps[0].Exponent - Math.Max(0, band - 1) / 3), Steps[0].Mantissa)
        : band < Steps.Length ? Steps[band]
        : throw new ShapeException($"a JPEG 2000 quantization has {Steps.Length} steps: sub-band {band} has none");
}
