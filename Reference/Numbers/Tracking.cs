using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>
/// The rule of <c>Tracked</c>: the extra word r is an error radius. Whatever a faithful implementation in the profile's arithmetic
/// computes for the same expression, in any order of its sums, lies within r of the value; so does the exact result.
/// </summary>
/// <remarks>
/// With u the profile's unit roundoff, ε = 2⁻⁵³ that of our own double and η the underflow error:<br/>
/// x ± y: rx + ry + (u + ε)(|v| + rx + ry);<br/>
/// x · y: p + (u + ε)(|v| + p) + η with p = |x|ry + |y|rx + rx·ry;<br/>
/// x ÷ y: the same with p = (rx + |v|ry) ÷ (|y| − ry), +∞ when ry ≥ |y|;<br/>
/// f(x): p + accuracy of f + our own, with p = how far f moves on [x − rx, x + rx];<br/>
/// Σ xᵢ: Σ rᵢ + (γ_{n−1}(u) + γ_{n−1}(ε)) Σ (|xᵢ| + rᵢ) over the n terms that are not exactly zero, for every order.<br/>
/// Adding an exact zero, multiplying by an exact zero or power of two and dividing by a power of two round nothing, unless the result may be subnormal.
/// Each radius is enlarged by a few ε for its own roundings.<br/>
/// Beyond the profile's largest number the radius is +∞, no verdict, unless what the profile makes of it is certain: an infinity where everything
/// within the radius overflows, NaN where exact operands make it. There the exact result is no longer within the radius.
/// Source: N. Higham, Accuracy and Stability of Numerical Algorithms, §2.2, §3.1, §4.2; J. Wilkinson's running error analysis, ibid. §3.3.
/// </remarks>
/// <typeparam name="TProfile">The arithmetic of the code under audit.</typeparam>
public readonly struct Tracking<TProfile> : IRule where TProfile : struct, IProfile
{
    internal const double Own = 1.1102230246251565e-16; // ε = 2⁻⁵³
    internal const double Enlarge = 1 + 16 * Own;       // covers the roundings of the radius itself
    private const long Significand = (1L << 52) - 1;
    // In long loops the compiler's budget for inlining runs out: without the calls, and lifting in registers, adding two plain numbers takes 4.2 ns instead of 7.3.
    private static double Unit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TProfile.UnitRoundoff + Own;
    }

    // η, and what our own doubles lose where the profile reaches as far down as they do.
    internal static double Underflow => TProfile.Underflow + 4 * double.Epsilon;

    // Below this, scaling by a power of two may round.
    private static double LeastNormal => TProfile.FlushesInputs || TProfile.UnitRoundoff == 0 ? TProfile.Underflow : TProfile.Underflow / (2 * TProfile.UnitRoundoff);

    /// <inheritdoc/>
    public static bool IsParallel => true;

    /// <inheritdoc/>
    public static double Radius(Pair x) => x.Extra;

    /// <inheritdoc/>
    public static Pair Unknown(double value) => new(value, double.PositiveInfinity);

    /// <inheritdoc/>
    /// <remarks>Exact where the profile's format can hold the number: 2²⁴ + 1 is an exact double and no float.</remarks>
    public static Pair Constant(DoubleDouble exact) =>
        !double.IsFinite(exact.Hi) || (exact.Lo == 0 && Holds(exact.Hi)) ? new(exact.Hi, 0) : Finish(exact.Hi, Unit * Math.Abs(exact.Hi), default, default);

    /// <inheritdoc/>
    public static Pair Rounded(Pair x) => Finish(x.Value, x.Extra + Unit * (Math.Abs(x.Value) + x.Extra) + Underflow, x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Add(Pair x, Pair y) => Summed(x.Value + y.Value, x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Subtract(Pair x, Pair y) => Summed(x.Value - y.Value, x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Multiply(Pair x, Pair y)
    {
        double value = x.Value * y.Value;
        double carried = Math.Abs(x.Value) * y.Extra + Math.Abs(y.Value) * x.Extra + x.Extra * y.Extra;
        if ((x.Extra == 0 && IsPowerOrZero(x.Value)) || (y.Extra == 0 && IsPowerOrZero(y.Value)))
        {
            return MultiplyByPower(value, carried, x, y);
        }
        return Finish(value, carried + Unit * (Math.Abs(value) + carried) + Underflow + Flushed(x, y) * (Math.Abs(x.Value) + Math.Abs(y.Value)), x, y);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Pair MultiplyByPower(double value, double carried, Pair x, Pair y) =>
        // A zero whose sign is not known is no exact zero: its reciprocal may be either infinity.
        Finish(value, (IsZero(x) && HasNoSign(y)) || (IsZero(y) && HasNoSign(x)) ? carried + Underflow : carried + Scaling(value, carried, Math.Min(Math.Abs(x.Value), Math.Abs(y.Value))) + Flushed(x, y) * (Math.Abs(x.Value) + Math.Abs(y.Value)), x, y);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Divide(Pair x, Pair y)
    {
        double value = x.Value / y.Value;
        double nearest = Math.Abs(y.Value) - y.Extra - Flushed(y, y);
        double carried = nearest > 0 ? (x.Extra + Math.Abs(value) * y.Extra + Flushed(x, x)) / nearest
            : x.Extra == 0 && y.Extra == 0 && Flushed(x, y) == 0 ? 0 : double.PositiveInfinity;
        double local = (TProfile.DivisionError + Own) * (Math.Abs(value) + carried) + Underflow;
        if (value == 0 || (TProfile.DivisionError <= TProfile.UnitRoundoff && y.Extra == 0 && IsPowerOrZero(y.Value)))
        {
            local = Scaling(value, carried, Math.Abs(x.Value));
        }
        if (TProfile.Largest > float.MaxValue && y.Extra > 0 && Math.Abs(value) < 1e-290)
        {
            local += Math.Abs(x.Value) / nearest * (y.Extra / Math.Abs(y.Value)); // |x/b − x/y| ≤ |x| ry ÷ (|y| (|y| − ry)): by |v| it would be lost where our own doubles lose the quotient
        }
        return Finish(value, carried + local, x, y);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Where neither x nor y can reach another whole quotient q the remainder moves by rx + q·ry; elsewhere it may jump across its range.
    /// The remainder of exact numbers is exact in every format.
    /// </remarks>
    public static Pair Remainder(Pair x, Pair y, bool toNearest)
    {
        double value = toNearest ? Math.IEEERemainder(x.Value, y.Value) : x.Value % y.Value;
        if (x.Extra == 0 && y.Extra == 0)
        {
            return Finish(value, Unit * Math.Abs(value), x, y);
        }
        double low = Math.Abs(y.Value) - y.Extra, high = Math.Abs(y.Value) + y.Extra, end = toNearest ? 0.5 * low : low;
        if (Math.Abs(x.Value) + x.Extra < end * (1 - Enlarge * Own))
        {
            return Finish(value, x.Extra + Unit * Math.Abs(x.Value), x, y);
        }
        double moved = (x.Extra + (Math.Abs(x.Value / y.Value) + 1) * y.Extra) * Enlarge;
        bool sameQuotient = low > 0 && (toNearest || Math.Abs(value) > moved) && Math.Abs(value) + moved < end * (1 - Enlarge * Own);
        return Finish(value, sameQuotient ? moved + Unit * Math.Abs(x.Value) : 2 * high, x, y);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z)
    {
        Pair product = Multiply(x, y);

        return Math.Abs(product.Value) <= TProfile.Largest ? Add(product, z) : AddBeyond(product, x, y, z);
    }

    // Rounded once, a product beyond the range may come back into it.
    private static Pair AddBeyond(Pair product, Pair x, Pair y, Pair z) =>
        double.IsFinite(x.Value) && double.IsFinite(y.Value) && Math.Abs(z.Value) + z.Extra > 0
            ? new(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value), double.PositiveInfinity) : Add(product, z);

    /// <inheritdoc/>
    public static Pair Negate(Pair x) => new(-x.Value, x.Extra);

    /// <inheritdoc/>
    /// <remarks>
    /// √ of an interval that reaches below zero has a finite radius, by |√a − √b| ≤ √|a − b|: it bounds what implementations get whose radicand is not
    /// negative. A sum of squares never is; where a formula's radicand may be, a NaN is judged by its class, as a defect that clamping at zero repairs.
    /// </remarks>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary
    {
        double value = TFunction.Value(x.Value);
        double reach = x.Extra + Flushed(x, x);
        // An infinite reach is no interval: it may hide an infinity or NaN.
        double carried = reach == 0 ? 0 : reach < double.PositiveInfinity ? Math.Min(reach * TFunction.Steepest(x.Value - reach, x.Value + reach), TFunction.Modulus(reach)) : reach;
        double size = Math.Abs(value) + carried;
        double local = TProfile.Error(TFunction.Function, x.Value, size);
        if (!TProfile.IsUniform && reach != 0)
        {
            double far = x.Value + Math.CopySign(reach, x.Value), near = Math.Abs(x.Value) <= reach ? 0 : x.Value - Math.CopySign(reach, x.Value);
            local = Math.Max(local, Math.Max(TProfile.Error(TFunction.Function, far, size), TProfile.Error(TFunction.Function, near, size)));
        }
        double lost = TFunction.Underflows && (value != 0 || reach != 0 || x.Value != 0 && !double.IsInfinity(x.Value)) ? Underflow : 0;
        return Finish(value, carried + local + TFunction.DoubleUlps * 2 * Own * Math.Abs(value) + lost, x, x);
    }

    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2
    {
        double value = TFunction.Value(x.Value, y.Value);
        double reachX = x.Extra + Flushed(x, x), reachY = y.Extra + Flushed(y, y);
        if (!double.IsFinite(value))
        {
            return new(value, TFunction.Swing(x.Value, reachX, y.Value, reachY) == 0 ? 0 : double.PositiveInfinity);
        }
        double carried = reachX + reachY < double.PositiveInfinity ? TFunction.Swing(x.Value, reachX, y.Value, reachY) : double.PositiveInfinity;
        double local = TProfile.Error(TFunction.Function, x.Value, y.Value, Math.Abs(value) + carried);
        return Finish(value, carried + local + 8 * Own * Math.Abs(value) + Underflow, x, y);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Extreme(Pair x, Pair y, int sign)
    {
        double gap = sign > 0 ? x.Value - y.Value : y.Value - x.Value;
        if (Math.Abs(gap) > x.Extra + y.Extra)
        {
            // Without a branch on the sign, which no processor can foresee, and word by word: a pair as one register goes through memory.
            Vector128<double> first = Vector128.GreaterThan(Vector128.CreateScalarUnsafe(gap), Vector128<double>.Zero);
            return new(Chosen(first, x.Value, y.Value), Chosen(first, x.Extra, y.Extra));
        }
        return Close(x, y, sign);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Chosen(Vector128<double> first, double x, double y) =>
        Vector128.ConditionalSelect(first, Vector128.CreateScalarUnsafe(x), Vector128.CreateScalarUnsafe(y)).ToScalar();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Pair Close(Pair x, Pair y, int sign)
    {
        Pair taken = Extremes.TakesFirst(x.Value, y.Value, sign) ? x : y;
        bool apart = Math.Abs(x.Value - y.Value) > x.Extra + y.Extra;
        return new(taken.Value, apart ? taken.Extra : Math.Max(x.Extra, y.Extra));
    }

    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode)
    {
        double value = Math.Round(x.Value, digits, mode);
        if (x.Extra == 0)
        {
            return new(value, digits == 0 ? 0 : Unit * Math.Abs(value));
        }
        double low = Math.Round(Low(x), digits, mode), high = Math.Round(High(x), digits, mode);
        return low == high && digits == 0 ? new(value, 0) : Finish(value, Math.Max(value - low, high - value) + (digits == 0 ? 0 : Unit * Math.Abs(value)), x, x);
    }

    /// <inheritdoc/>
    /// <remarks>Rounding is monotone: what lies within r of x is stored between the two roundings of x ∓ r. An exact x is stored exactly; where an end becomes NaN there is no bound.</remarks>
    public static Pair RoundTo(Pair x, Storage format)
    {
        double value = format.Round(x.Value);
        if (x.Extra == 0)
        {
            return new(value, 0);
        }
        double low = format.Round(Low(x)), high = format.Round(High(x));
        bool bounded = x.Extra < double.PositiveInfinity && low <= value && value <= high;
        return new(value, !bounded ? double.PositiveInfinity : low == high ? 0 : Math.Max(value - low, high - value));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise)
    {
        (Pair taken, Pair other) = margin.Value > 0 ? (positive, otherwise) : (otherwise, positive);
        if (!IsOpen(margin))
        {
            return taken;
        }
        double jump = SumAbove(Math.Max(taken.Value, other.Value), -Math.Min(taken.Value, other.Value));
        double radius = Math.Max(taken.Extra, SumAbove(jump, other.Extra));
        return new(taken.Value, double.IsNaN(radius) ? double.PositiveInfinity : radius);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOpen(Pair margin) => !(Math.Abs(margin.Value) > margin.Extra || margin.Extra == 0);

    /// <inheritdoc/>
    public static double Conspiring(int errors) => TProfile.UnitRoundoff == 0 ? 1 : Math.Min(1, TProfile.SumError(errors) / (errors * TProfile.UnitRoundoff));

    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y) => x.Value.CompareTo(y.Value);

    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x)
    {
        double value = 0, radius = 0, magnitude = 0;
        int terms = 0;
        foreach (Pair term in x)
        {
            double size = Math.Abs(term.Value);
            value += term.Value;
            radius += term.Extra;
            magnitude += size;
            terms += size + term.Extra == 0 ? 0 : 1;
        }
        if (terms <= 1)
        {
            bool noSign = terms == 0 && x.Length > 1 && AreNegative(x); // −0, or +0 after a start at +0
            return new(x.Length == 1 ? x[0].Value : value, noSign ? Underflow : radius);
        }
        return double.IsFinite(value) ? Accumulated(value, radius, magnitude, terms - 1, x.Length, false) : IndefiniteSums<TProfile>.Of(x, value);
    }

    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y)
    {
        double value = 0, radius = 0, magnitude = 0;
        int terms = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double product = x[i].Value * y[i].Value;
            double carried = Math.Abs(x[i].Value) * y[i].Extra + Math.Abs(y[i].Value) * x[i].Extra + x[i].Extra * y[i].Extra
                + Flushed(x[i], y[i]) * (Math.Abs(x[i].Value) + Math.Abs(y[i].Value));
            value += product;
            magnitude += Math.Abs(product);
            radius += carried;
            terms += IsZero(x[i]) || IsZero(y[i]) ? 0 : 1;
        }
        if (!double.IsFinite(value) || (terms == 0 && x.Length > 0))
        {
            Pair[] products = new Pair[x.Length];
            for (int i = 0; i < x.Length; i++)
            {
                products[i] = Multiply(x[i], y[i]);
            }
            return terms == 0 ? Sum(products) : IndefiniteSums<TProfile>.Of(products, value);
        }
        return Accumulated(value, radius, magnitude, terms, x.Length, true);
    }

    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => BoundedRelativeEntropy<TProfile>.Of(p, rows, columns);

    /// <inheritdoc/>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        BoundedProduct<TProfile>.Of(form, a, b, start, y);

    /// <inheritdoc/>
    public static bool TryProduct<TForm>(in TForm form, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        BoundedProduct<TProfile>.TryOf(form, a, b, start, y);

    /// <inheritdoc/>
    public static bool TryAffine(ReadOnlySpan<float> x, ReadOnlySpan<Pair> centre, Pair factor, Pair shift, Span<Pair> y) =>
        BoundedAffine<TProfile>.TryOf(x, centre, factor, shift, y);

    /// <summary>A sum of products of which value, carried radius and Σ|terms| are known: adds the error of its roundings.</summary>
    /// <param name="value">The sum as double arithmetic computed it.</param>
    /// <param name="radius">What the terms' own radii contribute.</param>
    /// <param name="magnitude">Σ|terms|, radii included.</param>
    /// <param name="roundings">How many roundings a term may meet: n for a dot product.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Accumulated(double value, double radius, double magnitude, int roundings) => Accumulated(value, radius, magnitude, RoundingOf(roundings));

    /// <summary>The error of a sum of products whose terms meet at most that many roundings; where inputs are flushed, partial sums are too.</summary>
    internal static Rounding RoundingOf(int roundings) => roundings <= 0 ? default
        : new(TProfile.SumError(roundings) + Ieee.Gamma(roundings, Own), (TProfile.FlushesInputs ? 2 : 1) * roundings * Underflow);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Pair Accumulated(double value, double radius, double magnitude, Rounding rounding)
    {
        double enlarged = (radius + rounding.Relative * magnitude + rounding.Absolute) * Enlarge;
        return magnitude <= TProfile.Largest && enlarged < double.PositiveInfinity ? new(value, enlarged)
            : new(value, radius == 0 && !double.IsFinite(value) ? 0 : double.PositiveInfinity);
    }

    // Radius and magnitude are sums themselves, of 'count' terms. Additions alone do not underflow, unless subnormal numbers are flushed.
    private static Pair Accumulated(double value, double radius, double magnitude, int roundings, int count, bool products)
    {
        double inflation = 1 + 2 * count * Own;
        Rounding rounding = RoundingOf(roundings);
        rounding = products ? rounding : rounding with { Absolute = TProfile.FlushesInputs ? 2 * (roundings + 1) * TProfile.Underflow : 0 };
        return Accumulated(value, radius * inflation, (magnitude + radius) * inflation, rounding);
    }

    /// <inheritdoc/>
    public static string Describe(Pair x) => "± " + x.Extra.ToString("G3", CultureInfo.InvariantCulture);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Summed(double value, Pair x, Pair y)
    {
        double carried = x.Extra + y.Extra;
        double local = Unit * (Math.Abs(value) + carried);
        if ((x.Value == 0 && x.Extra == 0) || (y.Value == 0 && y.Extra == 0))
        {
            local = 0;
        }
        double flushed = TProfile.FlushesInputs && !(IsZero(x) && IsZero(y)) ? 3 * TProfile.Underflow : 0;
        double enlarged = (carried + local + flushed) * Enlarge;
        return Math.Abs(value) + enlarged <= TProfile.Largest ? new(value, enlarged) : SumOutOfRange(value, enlarged, x, y);
    }

    /// <summary>The error of a product or quotient with an exact zero or power of two, the least of whose factors has that size.</summary>
    private static double Scaling(double value, double carried, double least) =>
        Math.Abs(value) - carried >= LeastNormal || (value == 0 && carried == 0 && (least == 0 || TProfile.Largest <= float.MaxValue)) ? 0 : Underflow;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsZero(Pair x) => Math.Abs(x.Value) + x.Extra == 0;

    private static bool AreNegative(ReadOnlySpan<Pair> x)
    {
        bool all = true;
        foreach (Pair term in x)
        {
            all &= double.IsNegative(term.Value);
        }
        return all;
    }

    private static bool HasNoSign(Pair x) => x.Extra > 0 && x.Extra >= Math.Abs(x.Value);

    // A double without fraction bits: a power of two, a zero or an infinity.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPowerOrZero(double x) => (BitConverter.DoubleToInt64Bits(x) & Significand) == 0;

    // Whether the profile's precision is enough for all the bits of x (T. Dekker's splitting); a profile without roundings holds everything.
    private static bool Holds(double x)
    {
        double shifted = x * (TProfile.UnitRoundoff / Own + 1);
        return TProfile.UnitRoundoff <= Own || !double.IsFinite(shifted) || (shifted - (shifted - x) == x && Math.Abs(x) <= TProfile.Largest);
    }

    // a + b, or the next double where rounding lost some of it (Knuth's TwoSum tells).
    private static double SumAbove(double a, double b)
    {
        double sum = a + b, back = sum - a;
        return a - (sum - back) + (b - back) > 0 ? Math.BitIncrement(sum) : sum;
    }

    private static double Low(Pair x) => Math.BitDecrement(x.Value - x.Extra);

    private static double High(Pair x) => Math.BitIncrement(x.Value + x.Extra);

    // An operand below the smallest normal number may be read as zero where subnormals are flushed.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Flushed(Pair x, Pair y) => TProfile.FlushesInputs && (IsSmall(x) || IsSmall(y)) ? TProfile.Underflow : 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSmall(Pair x) => Math.Abs(x.Value) - x.Extra < TProfile.Underflow && !IsZero(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair Finish(double value, double radius, Pair x, Pair y)
    {
        double enlarged = radius * Enlarge;
        return Math.Abs(value) + enlarged <= TProfile.Largest ? new(value, enlarged) : OutOfRange(value, enlarged, x, y);
    }

    // An exact infinity stays one, whatever finite number is added.
    private static Pair SumOutOfRange(double value, double radius, Pair x, Pair y) =>
        double.IsInfinity(value) && (double.IsInfinity(x.Value) ? x.Extra == 0 && Math.Abs(y.Value) + y.Extra <= TProfile.Largest
            : double.IsInfinity(y.Value) && y.Extra == 0 && Math.Abs(x.Value) + x.Extra <= TProfile.Largest) ? new(value, 0) : OutOfRange(value, radius, x, y);

    /// <summary>
    /// What is left to say beyond the largest number: ±∞ exactly, where every faithful implementation must overflow or an operand
    /// that is far from zero is infinite; NaN exactly, where exact operands make it; no bound otherwise.
    /// </summary>
    private static Pair OutOfRange(double value, double radius, Pair x, Pair y)
    {
        bool exact = x.Extra == 0 && y.Extra == 0 && Flushed(x, y) == 0;
        bool infinite = (double.IsInfinity(x.Value) && x.Extra == 0 && y.Extra + Flushed(y, y) < Math.Abs(y.Value)) || (double.IsInfinity(y.Value) && y.Extra == 0 && x.Extra + Flushed(x, x) < Math.Abs(x.Value));
        if (!double.IsFinite(value))
        {
            return new(value, exact || (infinite && double.IsInfinity(value)) ? 0 : double.PositiveInfinity);
        }
        bool overflows = Math.Abs(value) - radius > TProfile.Largest * (1 + TProfile.UnitRoundoff);
        return overflows ? new(double.CopySign(double.PositiveInfinity, value), 0) : new(value, double.PositiveInfinity);
    }
}
