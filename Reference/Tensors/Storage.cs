namespace Verification.Reference.Tensors;

/// <summary>How a real number is rounded when it is stored in a format: what <c>Cast</c> and quantization do to a value.</summary>
/// <remarks>
/// To nearest, ties to even, for every format but float8e8m0, which has powers of two only and rounds as it is told.
/// A number that is too large becomes an infinity (NaN where the format has none) unless it is to saturate; float4e2m1 always saturates.
/// Rounding is monotone, so that the ends of an interval bound what becomes of anything inside it.
/// </remarks>
public readonly struct Storage
{
    private readonly SmallFloat? small;
    private readonly bool saturate;
    private readonly MidpointRounding mode;

    /// <summary>Rounding to a real format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="saturate">Whether what is too large for a float8 becomes its largest finite number.</param>
    /// <param name="roundMode">For float8e8m0, ONNX's <c>round_mode</c>: up, down, or nearest with ties up.</param>
    public Storage(ElementType format, bool saturate = true, string roundMode = "up")
    {
        Format = format.IsReal() ? format : throw new ShapeException($"{format} is no floating-point type");
        small = SmallFloat.Of(format);
        this.saturate = saturate && format.Bits() <= 8;
        mode = format != ElementType.Float8E8M0 ? MidpointRounding.ToEven : roundMode switch
        {
            "up" => MidpointRounding.ToPositiveInfinity,
            "down" => MidpointRounding.ToNegativeInfinity,
            "nearest" => MidpointRounding.AwayFromZero,
            _ => throw new ShapeException($"'round_mode' is '{roundMode}': need up, down or nearest"),
        };
    }

    /// <summary>The format.</summary>
    public ElementType Format { get; }

    /// <summary>The number of the format that x is stored as.</summary>
    public double Round(double x) => small is null ? Format == ElementType.Double ? x : (float)x : small.Round(x, saturate, mode);

    /// <summary>The number of the format that high + low is stored as, where |low| is at most half a unit in the last place of high.</summary>
    public double Round(double high, double low)
    {
        if (low == 0 || Format == ElementType.Double || !double.IsFinite(high) || (BitConverter.DoubleToInt64Bits(high) & 1) != 0)
        {
            return Round(high);
        }

        // Rounded to odd first: an odd last bit is no number of a narrower format and no midpoint of two, so that it stays on its side of both.
        return Round(low > 0 ? Math.BitIncrement(high) : Math.BitDecrement(high));
    }

    /// <summary>The distance between neighbours of the format about x: what a rounding may jump by.</summary>
    public double Spacing(double x) => !double.IsFinite(x) ? double.PositiveInfinity
        : small is not null ? small.Spacing(x)
        : Format == ElementType.Double ? Math.BitIncrement(Math.Abs(x)) - Math.Abs(x)
        : Math.ScaleB(1, Math.Max(Math.ILogB(x), -126) - 23);

    /// <summary>Whether one real format can hold every number of another, so that nothing is rounded on the way.</summary>
    public static bool Holds(ElementType wide, ElementType narrow) => wide == narrow || wide switch
    {
        ElementType.Double => true,
        ElementType.Float => narrow != ElementType.Double,
        ElementType.BFloat16 => narrow.Bits() <= 8,
        ElementType.Float16 => narrow.Bits() <= 8 && narrow != ElementType.Float8E8M0,
        _ => false,
    };
}
