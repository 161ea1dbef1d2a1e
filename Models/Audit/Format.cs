using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>A real format, as far as the spacing of its numbers goes.</summary>
/// <param name="Precision">Bits of the significand, the hidden one included.</param>
/// <param name="SmallestExponent">The exponent of the smallest normal number.</param>
/// <param name="Largest">The largest finite number.</param>
internal readonly record struct Format(int Precision, int SmallestExponent, double Largest)
{
    /// <summary>2⁻⁵³.</summary>
    public const double DoubleUnit = 1.1102230246251565e-16;

    public static Format Of(ElementType type) => type switch
    {
        ElementType.Double => new(53, -1022, double.MaxValue),
        ElementType.Float16 => new(11, -14, 65504),
        ElementType.BFloat16 => new(8, -126, 3.3895313892515355e38),
        ElementType.Float8E4M3FN => new(4, -6, 448),
        ElementType.Float8E4M3FNUZ => new(4, -7, 240),
        ElementType.Float8E5M2 => new(3, -14, 57344),
        ElementType.Float8E5M2FNUZ => new(3, -15, 57344),
        ElementType.Float4E2M1 => new(2, 0, 6),
        ElementType.Float8E8M0 => new(1, -127, 1.7014118346046923e38),
        _ => new(24, -126, float.MaxValue),
    };

    /// <summary>The distance between the numbers of the format around x.</summary>
    public double Ulp(double x)
    {
        int exponent = (int)((BitConverter.DoubleToUInt64Bits(x) >> 52) & 0x7FF) - 1023;
        int place = Math.Max(exponent, SmallestExponent) - Precision + 1;
        return exponent == 1024 ? 0 : place >= -1022 ? BitConverter.UInt64BitsToDouble((ulong)(place + 1023) << 52) : Math.ScaleB(1, place);
    }
}
