namespace Verification.Reference.Numbers;

/// <summary>A double-double and a radius: the exact result of an expression lies within the radius of the value.</summary>
/// <remarks>
/// With u² = 2⁻¹⁰⁶, v the computed value and the proven relative errors of double-double arithmetic (see <see cref="DoubleDouble"/>):<br/>
/// x ± y: rx + ry + 3u²|v|;<br/>
/// x · y: |x|ry + |y|rx + rx·ry + 4u²|v|;<br/>
/// x ÷ y: (rx + |v|ry) ÷ (|y| − ry) + 15u²|v|, from x′/y′ − x/y = ((x′ − x) − (x/y)(y′ − y)) ÷ y′; +∞ when ry ≥ |y|.<br/>
/// Because |f(x′) − v| ≤ |f(x′) − f(x)| + |f(x) − v|, the rounding is charged on v only, not on what is carried.
/// + − × of two doubles, a product or quotient with a power of two and a quotient of doubles that comes out even round nothing.<br/>
/// Where low words may be lost, |v| &lt; <see cref="Deep"/>, there is a further <see cref="Floor"/>; above, the 2⁻¹⁰⁷³ that underflow may take is less
/// than 2⁻⁷⁰ of the rounding. A radius that is not zero has the floor too, for what its own products lose to underflow.
/// Each radius is enlarged by 16 · 2⁻⁵³: fewer than ten roundings of its own, |x| taken from the high word, terms of order u³.<br/>
/// A finite result beyond the largest double has radius +∞. An infinity or NaN is exact where exact operands (or an exact infinity and a bounded
/// number, or a pole) make it.
/// </remarks>
/// <param name="Value">The value.</param>
/// <param name="Radius">How far the exact result may be from it.</param>
internal readonly record struct Ball(DoubleDouble Value, double Radius)
{
    /// <summary>u², the unit in which the errors of double-double arithmetic are stated.</summary>
    public const double Unit = 1.232595164407831E-32;

    /// <summary>More than underflow takes from any operation: 2⁻¹⁰⁷⁰.</summary>
    public const double Floor = 16 * double.Epsilon;

    /// <summary>From here down a low word may be subnormal or lost.</summary>
    public const double Deep = 1e-270;

    private const double Enlarge = 1 + 16 * Tiny, Tiny = 1.1102230246251565e-16, LeastNormal = 2.2250738585072014E-308, NearOverflow = 1e300;

    /// <summary>Exactly zero.</summary>
    public bool IsZero => Value.Hi == 0 && Radius == 0;

    /// <summary>Whether it is exactly one number.</summary>
    public bool IsExact => Radius == 0;

    /// <summary>Whether every number within the radius has the sign of the value, and none is zero.</summary>
    public bool HasSign => Radius == 0 ? Value.Hi != 0 : Math.Abs(Value.Hi) * (1 - 4 * Tiny) > Radius;

    private bool IsBounded => double.IsFinite(Value.Hi) && Radius < double.PositiveInfinity;

    /// <summary>A value with what it carries and its own rounding error.</summary>
    public static Ball Of(DoubleDouble value, double carried, double local)
    {
        double radius = carried + local;
        return radius == 0 ? new(value, 0) : radius < double.PositiveInfinity ? new(value, radius * Enlarge + Floor) : new(value, double.PositiveInfinity);
    }

    /// <summary>The rounding error of a result with that relative error.</summary>
    public static double Rounding(DoubleDouble value, double relative) =>
        relative * Math.Abs(value.Hi) + (Math.Abs(value.Hi) < Deep ? Floor : 0);

    /// <summary>x + y.</summary>
    public static Ball operator +(Ball x, Ball y)
    {
        DoubleDouble value = x.Value + y.Value;
        if (!double.IsFinite(value.Hi))
        {
            // Two finite numbers have overflowed; an exact infinity stays one beside a bounded number or its like.
            bool exact = !(double.IsFinite(x.Value.Hi) && double.IsFinite(y.Value.Hi)) && (x.IsExact || x.IsBounded) && (y.IsExact || y.IsBounded);
            return new(value, exact && (!double.IsNaN(value.Hi) || (x.IsExact && y.IsExact)) ? 0 : double.PositiveInfinity);
        }
        bool rounds = !(x.Value.Lo == 0 && y.Value.Lo == 0 && Math.Abs(value.Hi) < NearOverflow) && !x.IsZero && !y.IsZero;
        return Of(value, x.Radius + y.Radius, rounds ? 3 * Unit * Math.Abs(value.Hi) : 0); // sums do not underflow
    }

    /// <summary>x − y.</summary>
    public static Ball operator -(Ball x, Ball y) => x + -y;

    /// <summary>−x.</summary>
    public static Ball operator -(Ball x) => new(-x.Value, x.Radius);

    /// <summary>x · y.</summary>
    public static Ball operator *(Ball x, Ball y)
    {
        DoubleDouble value = x.Value * y.Value;
        if (!double.IsFinite(value.Hi))
        {
            return new(value, IsExactAtInfinity(value, x, y) ? 0 : double.PositiveInfinity);
        }
        if (x.IsZero || y.IsZero)
        {
            // A zero whose sign is not known is no exact zero: its reciprocal may be either infinity.
            Ball other = x.IsZero ? y : x;
            return new(value, !other.IsBounded ? double.PositiveInfinity : other.IsExact || other.HasSign ? 0 : Floor);
        }
        double carried = x.IsExact && y.IsExact ? 0 : Math.Abs(x.Value.Hi) * y.Radius + Math.Abs(y.Value.Hi) * x.Radius + x.Radius * y.Radius + Floor;
        bool exact = (x.Value.Lo == 0 && y.Value.Lo == 0 && Math.Abs(value.Hi) >= Deep) || IsScaled(x.Value, y.Value, value) || IsScaled(y.Value, x.Value, value);
        return Of(value, carried, exact ? 0 : Rounding(value, 4 * Unit));
    }

    /// <summary>x ÷ y.</summary>
    public static Ball operator /(Ball x, Ball y)
    {
        DoubleDouble value = x.Value / y.Value;
        if (!double.IsFinite(value.Hi))
        {
            bool pole = y.IsZero && double.IsFinite(x.Value.Hi) && (x.IsExact || x.HasSign);
            return new(value, pole || IsExactAtInfinity(value, x, y) ? 0 : double.PositiveInfinity);
        }
        double nearest = Math.Abs(y.Value.Hi) * (1 - 4 * Tiny) - y.Radius;
        if (x.IsZero || double.IsInfinity(y.Value.Hi))
        {
            bool bounded = x.IsBounded && (y.IsExact || nearest > 0);
            return new(value, !bounded ? double.PositiveInfinity : x.IsExact || x.HasSign ? 0 : Floor);
        }
        // Divided first: the product of a small quotient and a small radius may be nothing where its share of a small divisor is not.
        double carried = x.IsExact && y.IsExact ? 0
            : nearest > 0 ? x.Radius / nearest + (Math.Abs(value.Hi) + Floor) * (y.Radius / nearest + double.Epsilon) + Floor : double.PositiveInfinity;
        bool ordinary = Math.Abs(x.Value.Hi) is > Deep and < NearOverflow;
        bool exact = ordinary && (IsScaled(x.Value, y.Value, value) || (x.Value.Lo == 0 && y.Value.Lo == 0 && value.Lo == 0 && Math.Abs(value.Hi) > Deep
            && Math.FusedMultiplyAdd(-value.Hi, y.Value.Hi, x.Value.Hi) == 0));
        return Of(value, carried, exact ? 0 : Rounding(value, 15 * Unit));
    }

    /// <summary>Whether an infinity or NaN that a product or quotient came to is certain: no finite operands overflowed, and signs are known.</summary>
    private static bool IsExactAtInfinity(DoubleDouble value, Ball x, Ball y)
    {
        bool finite = double.IsFinite(x.Value.Hi) && double.IsFinite(y.Value.Hi);
        return double.IsNaN(value.Hi)
            ? x.IsExact && y.IsExact
            : !finite && (x.IsExact || (x.IsBounded && x.HasSign)) && (y.IsExact || (y.IsBounded && y.HasSign));
    }

    // y is a power of two and x·y or x÷y has lost nothing: its lower word is still a normal number.
    private static bool IsScaled(DoubleDouble x, DoubleDouble y, DoubleDouble value) =>
        y.Lo == 0 && (BitConverter.DoubleToInt64Bits(y.Hi) & ((1L << 52) - 1)) == 0 && Math.Abs(x.Lo == 0 ? value.Hi : value.Lo) >= LeastNormal;
}
