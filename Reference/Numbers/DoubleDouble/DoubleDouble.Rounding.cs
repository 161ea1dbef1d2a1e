namespace Verification.Reference.Numbers;

/// <content>Rounding to whole numbers. Error: none. An infinity or NaN is returned as it is, a zero keeps its sign.</content>
public readonly partial record struct DoubleDouble
{
    /// <summary>⌊x⌋, the largest whole number ≤ x. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Floor(DoubleDouble x)
    {
        var hi = Math.Floor(x.Hi);
        return hi == x.Hi ? WithWholeHigh(hi, Math.Floor(x.Lo)) : new(hi, 0);
    }

    /// <summary>⌈x⌉, the smallest whole number ≥ x. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Ceiling(DoubleDouble x)
    {
        var hi = Math.Ceiling(x.Hi);
        return hi == x.Hi ? WithWholeHigh(hi, Math.Ceiling(x.Lo)) : new(hi, 0);
    }

    /// <summary>The whole part of x, towards zero. Error: none.</summary>
    /// <param name="x">Any number.</param>
    public static DoubleDouble Truncate(DoubleDouble x) => double.IsNegative(x.Hi) ? Ceiling(x) : Floor(x);

    /// <summary>x rounded to a whole number. Error: none.</summary>
    /// <param name="x">Any number.</param>
    /// <param name="mode">Which way ties go, or a direction.</param>
    public static DoubleDouble Round(DoubleDouble x, MidpointRounding mode = MidpointRounding.ToEven)
    {
        if (!double.IsFinite(x.Hi) || x.Hi == 0)
            return x;
        switch (mode)
        {
            case MidpointRounding.ToZero:
                return Truncate(x);
            case MidpointRounding.ToNegativeInfinity:
                return Floor(x);
            case MidpointRounding.ToPositiveInfinity:
                return Ceiling(x);
        }

        // The fraction is exact: what remains of the high words is whole or leaves room for the low one.
        var size = Abs(x);
        var floor = Floor(size);
        var fraction = size - floor;
        var up = fraction > 0.5 || (AreEqual(fraction, 0.5) && (mode == MidpointRounding.AwayFromZero || IsOddInteger(floor)));
        return CopySign(up ? floor + 1.0 : floor, x);
    }

    private static DoubleDouble WithWholeHigh(double hi, double lo) => lo == 0 || !double.IsFinite(hi) ? new(hi, 0) : Normalize(hi, lo);
}
