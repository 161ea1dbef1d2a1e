using System.Globalization;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>
/// The rule of <c>TrackedWide</c>: a double-double with an error radius within which the exact result of the expression lies. The first word is the
/// high part, the extra word the place of value and radius on the <see cref="Ledger"/> of the thread; 0 is that of a number that is exactly a double.
/// </summary>
/// <remarks>
/// + − × ÷: see <see cref="Ball"/>;<br/>
/// f(x): p + δ|v|, with p = how far f moves on [x − r, x + r] and δ the relative error of f in double-double, 2⁻⁹² unless a smaller one is proven;
/// nothing is rounded where <see cref="IElementary.IsExactAt"/> says so;<br/>
/// max, min: max(rx, ry), since both move by no more than the greater movement, unless the two are apart;<br/>
/// roundings and choices: covering all that the radius leaves possible.<br/>
/// p = r · (greatest slope on the interval), or the modulus of continuity where that is less, enlarged by 2⁻⁴⁰: slopes are computed in double, in the worst
/// case (e^(−x²/2) at 38) with an error of 2⁻⁴³.<br/>
/// A difference to <see cref="Tracking{TProfile}"/>: nothing is said of other implementations, so that a result beyond the largest double is never
/// certain, and <c>Rounded</c> constants stand for any number that rounds to their double.
/// Numbers are created with <see cref="Of"/> or from doubles, read with <see cref="Special.Midpoint"/> and <see cref="Special.Radius"/>.
/// </remarks>
public readonly struct Bounding : IRule
{
    private const double Slack = 1 + 9.094947017729282E-13; // 2⁻⁴⁰
    private const double HalfUlp = 1.1102230246251565e-16;  // of a double, relative: 2⁻⁵³

    /// <summary>A number within a radius of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="radius">At least 0; +∞ for no bound.</param>
    /// <exception cref="ArgumentOutOfRangeException">The radius is negative or NaN.</exception>
    public static Augmented<Bounding> Of(DoubleDouble value, double radius = 0)
    {
        Pair x = radius >= 0 ? Keep(new Ball(value, radius)) : throw new ArgumentOutOfRangeException(nameof(radius), radius, "need a radius ≥ 0");
        return new(x.Value, x.Extra);
    }

    /// <inheritdoc/>
    public static bool IsParallel => false;

    /// <inheritdoc/>
    /// <remarks>A constant in two words is the pair nearest to a number: half a unit of the last place of its low word, or of the smallest number.</remarks>
    public static Pair Constant(DoubleDouble exact) => Keep(Ball.Of(exact, exact.Lo == 0 ? 0 : Ball.Rounding(exact, Ball.Unit), 0));

    /// <inheritdoc/>
    /// <remarks>The constant that was meant may be any number that rounds to this double.</remarks>
    public static Pair Rounded(Pair x)
    {
        Ball at = Look(x);
        return Keep(Ball.Of(at.Value, at.Radius, HalfUlp * Math.Abs(at.Value.Hi)));
    }

    /// <inheritdoc/>
    public static double Radius(Pair x) => Look(x).Radius;
    /// <inheritdoc/>
    public static Pair Unknown(double value) => Keep(new(value, double.PositiveInfinity));
    /// <inheritdoc/>
    public static DoubleDouble Midpoint(Pair x) => Look(x).Value;
    /// <inheritdoc/>
    public static Pair Add(Pair x, Pair y) => Keep(Look(x) + Look(y));
    /// <inheritdoc/>
    public static Pair Subtract(Pair x, Pair y) => Keep(Look(x) - Look(y));
    /// <inheritdoc/>
    public static Pair Multiply(Pair x, Pair y) => Keep(Look(x) * Look(y));
    /// <inheritdoc/>
    public static Pair Divide(Pair x, Pair y) => Keep(Look(x) / Look(y));
    /// <inheritdoc/>
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z) => Keep(Look(x) * Look(y) + Look(z));
    /// <inheritdoc/>
    public static Pair Negate(Pair x) => Keep(-Look(x));

    /// <inheritdoc/>
    /// <remarks>
    /// With q the whole quotient at the values, x′ − q·y′ is within rx + |q|ry of the remainder; it is the remainder there too unless it may leave its range.
    /// If it may, two remainders differ by less than twice the greatest divisor.
    /// </remarks>
    public static Pair Remainder(Pair x, Pair y, bool toNearest)
    {
        Ball a = Look(x), b = Look(y);
        DoubleDouble value = toNearest ? DoubleDouble.Ieee754Remainder(a.Value, b.Value) : a.Value % b.Value;
        double local = a.Value.Lo == 0 && b.Value.Lo == 0 && value.Lo == 0 ? 0 : Ball.Rounding(value, 16 * Ball.Unit);
        if (a.IsExact && b.IsExact)
        {
            return Keep(Ball.Of(value, 0, double.IsNaN(value.Hi) ? 0 : local));
        }
        double low = Math.Abs(b.Value.Hi) * (1 - 8 * HalfUlp) - b.Radius, high = Math.Abs(b.Value.Hi) * (1 + 8 * HalfUlp) + b.Radius;
        double moved = (a.Radius + (Math.Abs(a.Value.Hi / b.Value.Hi) + 1) * b.Radius) * Slack, size = Math.Abs(value.Hi) * (1 + 8 * HalfUlp);
        bool within = size + moved < (toNearest ? 0.5 : 1) * low * (1 - 8 * HalfUlp);
        if (Math.Abs(a.Value.Hi) * (1 + 8 * HalfUlp) + a.Radius < (toNearest ? 0.5 : 1) * low * (1 - 8 * HalfUlp))
        {
            return Keep(Ball.Of(value, a.Radius, local)); // the quotient is zero
        }
        bool same = low > 0 && within && (toNearest || Math.Abs(value.Hi) * (1 - 8 * HalfUlp) > moved);
        return Keep(Ball.Of(value, same ? moved : low > 0 && double.IsFinite(value.Hi) ? 2 * high : double.PositiveInfinity, local));
    }

    /// <inheritdoc/>
    /// <remarks>√ of an interval that reaches below zero bounds the roots of what is not negative in it, as in <see cref="Tracking{TProfile}"/>.</remarks>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary
    {
        Ball at = Look(x);
        DoubleDouble value = TFunction.Wide(at.Value);
        if (!double.IsFinite(value.Hi))
        {
            bool overflows = double.IsFinite(at.Value.Hi) && double.IsInfinity(value.Hi) && Grows(TFunction.Function);
            return Keep(new(value, at.IsExact && !overflows ? 0 : double.PositiveInfinity));
        }
        double reach = at.Radius, spread = (reach + Math.Abs(at.Value.Lo)) * (1 + 4 * HalfUlp);
        double low = Math.BitDecrement(at.Value.Hi - spread), high = Math.BitIncrement(at.Value.Hi + spread);
        double carried = reach == 0 ? 0 : reach < double.PositiveInfinity ? Math.Min(reach * TFunction.Steepest(low, high), TFunction.Modulus(reach)) * Slack : reach;
        bool exact = reach == 0 && at.Value.Lo == 0 && value.Lo == 0 && TFunction.IsExactAt(at.Value.Hi);
        return Keep(Ball.Of(value, double.IsNaN(carried) ? double.PositiveInfinity : carried, exact ? 0 : Ball.Rounding(value, TFunction.WideError)));
    }

    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2
    {
        Ball a = Look(x), b = Look(y);
        DoubleDouble value = TFunction.Wide(a.Value, b.Value);
        if (!double.IsFinite(value.Hi))
        {
            bool pole = a.Value.Hi == 0 || double.IsNaN(value.Hi) || !(double.IsFinite(a.Value.Hi) && double.IsFinite(b.Value.Hi));
            return Keep(new(value, (a.IsExact && b.IsExact && pole) || TFunction.IsPole(a.Value.Hi, a.Radius, b.Value.Hi, b.Radius) ? 0 : double.PositiveInfinity));
        }
        double carried = a.IsExact && b.IsExact ? 0
            : a.Radius + b.Radius < double.PositiveInfinity ? TFunction.WideSwing(a.Value, a.Radius, b.Value, b.Radius, value) * Slack : double.PositiveInfinity;
        bool exact = a.IsExact && b.IsExact && a.Value.Lo == 0 && b.Value.Lo == 0 && value.Lo == 0 && TFunction.IsExactAt(a.Value.Hi, b.Value.Hi);
        return Keep(Ball.Of(value, double.IsNaN(carried) ? double.PositiveInfinity : carried, exact ? 0 : Ball.Rounding(value, TFunction.WideError)));
    }

    /// <inheritdoc/>
    public static Pair Extreme(Pair x, Pair y, int sign)
    {
        Ball a = Look(x), b = Look(y);
        DoubleDouble gap = a.Value - b.Value;
        bool first = gap.Hi == 0 || double.IsNaN(gap.Hi) ? Extremes.TakesFirst(a.Value.Hi, b.Value.Hi, sign) : gap.Hi > 0 == sign > 0;
        (Ball taken, Ball other) = first ? (a, b) : (b, a);
        bool apart = Math.Abs(gap.Hi) > (a.Radius + b.Radius) * Slack || (taken.IsExact && (other.IsExact || double.IsNaN(taken.Value.Hi)));
        return Keep(taken with { Radius = apart ? taken.Radius : Math.Max(a.Radius, b.Radius) });
    }

    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode)
    {
        if (digits == 0)
        {
            return Keep(Whole(Look(x), mode));
        }
        double scale = 1;
        for (int i = 0; i < digits; i++)
        {
            scale *= 10; // exact up to 10²²
        }
        return Keep(Whole(Look(x) * new Ball(scale, 0), mode) / new Ball(scale, 0));
    }

    /// <inheritdoc/>
    /// <remarks>Rounding is monotone: what lies within r of x is stored between the two roundings of x ∓ r. Where an end becomes NaN there is no bound.</remarks>
    public static Pair RoundTo(Pair x, Storage format)
    {
        Ball at = Look(x);
        double value = format.Round(at.Value.Hi, at.Value.Lo);
        if (at.IsExact)
        {
            return Keep(new(value, 0));
        }
        DoubleDouble low = Low(at), high = High(at);
        return Keep(new(value, at.Radius < double.PositiveInfinity ? Reach(value, format.Round(low.Hi, low.Lo), format.Round(high.Hi, high.Lo)) : double.PositiveInfinity));
    }

    /// <inheritdoc/>
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise)
    {
        Ball at = Look(margin);
        (Pair taken, Pair other) = at.Value.Hi > 0 ? (positive, otherwise) : (otherwise, positive);
        if (at.IsExact || at.HasSign)
        {
            return taken;
        }
        Ball a = Look(taken), b = Look(other);
        double jump = Math.BitIncrement(Math.Abs((a.Value - b.Value).Hi) * (1 + 4 * HalfUlp));
        double radius = a == b ? a.Radius : Math.Max(a.Radius, Math.BitIncrement(jump + b.Radius));
        return Keep(a with { Radius = double.IsNaN(radius) ? double.PositiveInfinity : radius });
    }

    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y)
    {
        DoubleDouble a = Look(x).Value, b = Look(y).Value;
        return a.Hi != b.Hi ? a.Hi.CompareTo(b.Hi) : a.Lo.CompareTo(b.Lo);
    }

    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x)
    {
        Ball sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            sum = i == 0 ? Look(x[0]) : sum + Look(x[i]);
        }
        return Keep(sum);
    }

    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y)
    {
        Ball sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            Ball product = Look(x[i]) * Look(y[i]);
            sum = i == 0 ? product : sum + product;
        }
        return Keep(sum);
    }

    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Reduction.RelativeEntropy<Bounding>(p, rows, columns);
    /// <inheritdoc/>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        Reduction.Product<Bounding, TForm>(form, a, b, start, y);

    /// <inheritdoc/>
    public static string Describe(Pair x)
    {
        Ball at = Look(x);
        string low = at.Value.Lo == 0 ? "" : (at.Value.Lo < 0 ? "- " : "+ ") + Math.Abs(at.Value.Lo).ToString("R", CultureInfo.InvariantCulture) + " ";
        return low + "± " + at.Radius.ToString("G3", CultureInfo.InvariantCulture);
    }

    private static Pair Keep(Ball x) => x.IsExact && x.Value.Lo == 0 ? new(x.Value.Hi, 0) : new(x.Value.Hi, Ledger.Write(x));

    private static Ball Look(Pair x)
    {
        if (x.Extra == 0)
        {
            return new(x.Value, 0);
        }
        Ball at = Ledger.Read<Ball>(x.Extra);

        // Only stepping to a neighbouring double changes the first word alone; what it leaves behind is covered.
        return at.Value.Hi.Equals(x.Value) || at.Value.Hi == x.Value ? at : Ball.Of(x.Value, at.Radius, Math.Abs(at.Value.Lo));
    }

    // The functions that exceed the largest double at a finite number; elsewhere an infinity at a finite number is a pole.
    private static bool Grows(Function function) =>
        function is Function.Exp or Function.Exp2 or Function.Exp10 or Function.ExpM1 or Function.Exp2M1 or Function.Exp10M1 or Function.Sinh or Function.Cosh;

    private static Ball Whole(Ball x, MidpointRounding mode)
    {
        DoubleDouble value = DoubleDouble.Round(x.Value, mode);
        return x.IsExact || !double.IsFinite(value.Hi) ? new(value, x.Radius) : new(value, Reach(value, DoubleDouble.Round(Low(x), mode), DoubleDouble.Round(High(x), mode)));
    }

    private static DoubleDouble Low(Ball x) => x.Value - Outward(x);

    private static DoubleDouble High(Ball x) => x.Value + Outward(x);

    // The radius, and more than the rounding of the sum with it.
    private static DoubleDouble Outward(Ball x) => Math.BitIncrement(x.Radius * (1 + 4 * HalfUlp) + 8 * Ball.Unit * (Math.Abs(x.Value.Hi) + x.Radius));

    private static double Reach(DoubleDouble value, DoubleDouble low, DoubleDouble high)
    {
        double reach = Math.Max(Above(new Ball(value, 0) - new Ball(low, 0)), Above(new Ball(high, 0) - new Ball(value, 0)));
        return low <= value && value <= high && reach < double.PositiveInfinity ? reach : double.PositiveInfinity;
    }

    // The distance itself where it is exactly a double, else no less.
    private static double Above(Ball distance) => distance.IsExact && distance.Value.Lo == 0 ? distance.Value.Hi : Math.BitIncrement(distance.Value.Hi * (1 + 4 * HalfUlp));
}
