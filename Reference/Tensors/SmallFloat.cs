namespace Verification.Reference.Tensors;

/// <summary>The floating-point formats narrower than 32 bits: what each pattern means, and which pattern (and value) a number rounds to.</summary>
/// <remarks>
/// Every value of every such format is exact in float, where tensors hold it. Rounding is to nearest, ties to even.<br/>
/// E2M1 has neither infinities nor NaN: infinities become ±6 and NaN 6, as the table in ONNX's "Float stored in 4 bits" says. ONNX's
/// backend tests expect −0 for NaN, which no text of the standard says: they record what the library did that made them.<br/>
/// Source: IEEE 754-2019 (binary16); ONNX, Float stored in 8 bits, Float stored in 4 bits; OCP Microscaling Formats 1.0 (E2M1, E8M0).
/// </remarks>
public sealed class SmallFloat
{
    private readonly int exponentBits, mantissaBits, bias;
    private readonly bool signed, hasInfinity, negativeZeroIsNaN, hasNaN;

    private SmallFloat(int exponentBits, int mantissaBits, int bias, double largest, bool hasInfinity = false, bool negativeZeroIsNaN = false, bool signed = true, bool hasNaN = true)
    {
        (this.exponentBits, this.mantissaBits, this.bias, this.signed) = (exponentBits, mantissaBits, bias, signed);
        (this.hasInfinity, this.negativeZeroIsNaN, this.hasNaN) = (hasInfinity, negativeZeroIsNaN, hasNaN);
        Largest = largest;
    }

    /// <summary>The largest finite value.</summary>
    public double Largest { get; }

    /// <summary>The unit roundoff: half the distance from 1 to the next number.</summary>
    public double UnitRoundoff => Math.ScaleB(1, -mantissaBits - 1);

    /// <summary>The format of an element type; null for one that is not narrower than 32 bits or not a real.</summary>
    public static SmallFloat? Of(ElementType type) => type switch
    {
        ElementType.Float16 => Binary16,
        ElementType.BFloat16 => BFloat16,
        ElementType.Float8E4M3FN => E4M3FN,
        ElementType.Float8E4M3FNUZ => E4M3FNUZ,
        ElementType.Float8E5M2 => E5M2,
        ElementType.Float8E5M2FNUZ => E5M2FNUZ,
        ElementType.Float4E2M1 => E2M1,
        ElementType.Float8E8M0 => E8M0,
        _ => null,
    };

    private static SmallFloat Binary16 { get; } = new(5, 10, 15, 65504, hasInfinity: true);
    private static SmallFloat BFloat16 { get; } = new(8, 7, 127, Math.ScaleB(2 - 1.0 / 128, 127), hasInfinity: true);
    private static SmallFloat E4M3FN { get; } = new(4, 3, 7, 448);
    private static SmallFloat E4M3FNUZ { get; } = new(4, 3, 8, 240, negativeZeroIsNaN: true);
    private static SmallFloat E5M2 { get; } = new(5, 2, 15, 57344, hasInfinity: true);
    private static SmallFloat E5M2FNUZ { get; } = new(5, 2, 16, 57344, negativeZeroIsNaN: true);
    private static SmallFloat E2M1 { get; } = new(2, 1, 1, 6, hasNaN: false);
    private static SmallFloat E8M0 { get; } = new(8, 0, 127, Math.ScaleB(1, 127), signed: false);

    /// <summary>What a bit pattern means.</summary>
    public float Decode(int bits)
    {
        int exponent = (bits >> mantissaBits) & ((1 << exponentBits) - 1), mantissa = bits & ((1 << mantissaBits) - 1);
        bool negative = signed && ((bits >> (exponentBits + mantissaBits)) & 1) != 0;
        if (!signed)
        {
            return exponent == 255 ? float.NaN : (float)Math.ScaleB(1, exponent - bias);
        }
        if (negativeZeroIsNaN && negative && exponent == 0 && mantissa == 0)
        {
            return float.NaN;
        }
        int top = (1 << exponentBits) - 1;
        if (hasInfinity && exponent == top)
        {
            return mantissa != 0 ? float.NaN : negative ? float.NegativeInfinity : float.PositiveInfinity;
        }
        if (hasNaN && !hasInfinity && !negativeZeroIsNaN && exponent == top && mantissa == (1 << mantissaBits) - 1)
        {
            return float.NaN;
        }
        double magnitude = exponent == 0 ? Math.ScaleB(mantissa, 1 - bias - mantissaBits) : Math.ScaleB(mantissa + (1 << mantissaBits), exponent - bias - mantissaBits);
        return (float)(negative ? -magnitude : magnitude);
    }

    /// <summary>The bit pattern of a value of this format; others are rounded to it first.</summary>
    public int Encode(double x)
    {
        double value = Round(x, saturate: false);
        int sign = signed && double.IsNegative(value) ? 1 << (exponentBits + mantissaBits) : 0, all = (1 << (exponentBits + mantissaBits)) - 1;
        if (double.IsNaN(value))
        {
            // Of several NaNs, the quiet one that arithmetic makes.
            return negativeZeroIsNaN ? all + 1 : hasInfinity ? all & ~((1 << (mantissaBits - 1)) - 1) : all;
        }
        if (double.IsInfinity(value))
        {
            return sign | (all & ~((1 << mantissaBits) - 1));
        }
        double magnitude = Math.Abs(value);
        if (!signed)
        {
            return Math.ILogB(magnitude) + bias;
        }
        int exponent = magnitude == 0 ? 0 : Math.Max(0, Math.ILogB(magnitude) + bias);
        double mantissa = Math.ScaleB(magnitude, mantissaBits + bias - Math.Max(1, exponent)) - (exponent == 0 ? 0 : 1 << mantissaBits);
        return sign | (exponent << mantissaBits) | (int)mantissa;
    }

    /// <summary>The value of this format nearest to x, ties to even unless another mode is asked for.</summary>
    /// <param name="x">Any double.</param>
    /// <param name="saturate">Whether what is too large (or, without a zero, too small) becomes the nearest finite value instead of an infinity or NaN.</param>
    /// <param name="mode">How the magnitude is rounded.</param>
    public double Round(double x, bool saturate, MidpointRounding mode = MidpointRounding.ToEven)
    {
        if (double.IsNaN(x))
        {
            return hasNaN ? double.NaN : Largest;
        }
        if (!signed && x < 0)
        {
            return double.NaN;
        }
        if (double.IsInfinity(x))
        {
            return Overflowed(x, saturate);
        }
        double magnitude = Math.Abs(x), step = Step(magnitude);
        double rounded = Math.Round(magnitude / step, mode) * step;
        if (rounded > Largest)
        {
            return Overflowed(x, saturate);
        }
        if (rounded == 0 && !signed)
        {
            return saturate ? step : double.NaN;
        }
        return rounded == 0 && negativeZeroIsNaN ? 0 : Math.CopySign(rounded, x);
    }

    /// <summary>The distance between neighbours about x, were the format's range unlimited.</summary>
    public double Spacing(double x) => Step(Math.Abs(x));

    private double Step(double magnitude)
    {
        int least = signed ? 1 - bias : -bias;
        return Math.ScaleB(1, (magnitude == 0 || !double.IsFinite(magnitude) ? least : Math.Max(Math.ILogB(magnitude), least)) - mantissaBits);
    }

    private double Overflowed(double x, bool saturate) =>
        saturate || !hasNaN ? Math.CopySign(Largest, x) : hasInfinity ? Math.CopySign(double.PositiveInfinity, x) : double.NaN;
}
