using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>
/// The rule of dual numbers over any number type: value and tangent are <typeparamref name="TInner"/>s, kept on the <see cref="Ledger"/> of the thread, and
/// every operation is written with their own arithmetic. Over <c>Tracked</c> a derivative comes with its rounding bound, over <c>TrackedWide</c> to 28 digits
/// with a proof, over another dual number as a second derivative.
/// </summary>
/// <remarks>
/// f(x + ẋε) = f(x) + f′(x)·ẋ ε with <see cref="IElementary.Slope"/> evaluated in TInner. Made and read by <see cref="Duals"/>; a double is a constant.<br/>
/// Where TInner keeps a radius, a kink or jump that its radius does not exclude has a tangent of radius +∞: the derivative is not decided there, at a tie
/// not even defined. Where it keeps none, the tangent is that of the branch that the value takes, as in <see cref="Tangents"/>.
/// A constant has no tangent whatever the slope: 0·∞ is 0 here.
/// </remarks>
/// <typeparam name="TInner">The number type of values and tangents.</typeparam>
public readonly struct TangentsOver<TInner> : IRule where TInner : struct, IFloatingPointIeee754<TInner>
{
    private readonly record struct Dual(TInner Value, TInner Tangent);

    /// <inheritdoc/>
    public static bool IsParallel => false;
    /// <inheritdoc/>
    public static bool MindsKinks => true;
    /// <inheritdoc/>
    public static double Radius(Pair x) => Inner<TInner>.Radius(Value(x));
    /// <inheritdoc/>
    public static DoubleDouble Midpoint(Pair x) => Special.Midpoint(Value(x));
    /// <inheritdoc/>
    public static Pair Unknown(double value) => Keep(Special.Unknown<TInner>(value), Special.Unknown<TInner>(double.NaN));
    /// <inheritdoc/>
    public static Pair Constant(DoubleDouble exact) => Keep(Special.Constant<TInner>(exact), TInner.Zero);
    /// <inheritdoc/>
    public static Pair Rounded(Pair x) => Look(x) is var a && a.Value is ISpecial<TInner> own ? Keep(own.Rounded(), a.Tangent) : x;

    /// <inheritdoc/>
    public static Pair Add(Pair x, Pair y)
    {
        (Dual a, Dual b) = (Look(x), Look(y));
        return Keep(a.Value + b.Value, a.Tangent + b.Tangent);
    }

    /// <inheritdoc/>
    public static Pair Subtract(Pair x, Pair y)
    {
        (Dual a, Dual b) = (Look(x), Look(y));
        return Keep(a.Value - b.Value, a.Tangent - b.Tangent);
    }

    /// <inheritdoc/>
    public static Pair Multiply(Pair x, Pair y)
    {
        (Dual a, Dual b) = (Look(x), Look(y));
        return Keep(a.Value * b.Value, Along(a.Tangent, b.Value) + Along(b.Tangent, a.Value));
    }

    /// <inheritdoc/>
    public static Pair Divide(Pair x, Pair y)
    {
        (Dual a, Dual b) = (Look(x), Look(y));
        TInner quotient = a.Value / b.Value, tangent = a.Tangent - Along(b.Tangent, quotient);
        return Keep(quotient, Inner<TInner>.IsNothing(tangent) ? TInner.Zero : tangent / b.Value);
    }

    /// <inheritdoc/>
    /// <remarks>x − q·y with a whole q: it jumps where x/y is whole (or halfway), and no tangent is decided where it may.</remarks>
    public static Pair Remainder(Pair x, Pair y, bool toNearest)
    {
        (Dual a, Dual b) = (Look(x), Look(y));
        (TInner value, TInner quotient, bool isDecided) = Kinks<TInner>.Remainder(a.Value, b.Value, toNearest);
        TInner tangent = a.Tangent - Along(b.Tangent, quotient);
        return Keep(value, isDecided || (Inner<TInner>.IsNothing(a.Tangent) && Inner<TInner>.IsNothing(b.Tangent)) ? tangent : Special.Unknown<TInner>(Inner<TInner>.High(tangent)));
    }

    /// <inheritdoc/>
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z)
    {
        (Dual a, Dual b, Dual c) = (Look(x), Look(y), Look(z));
        return Keep(TInner.FusedMultiplyAdd(a.Value, b.Value, c.Value), Along(a.Tangent, b.Value) + Along(b.Tangent, a.Value) + c.Tangent);
    }

    /// <inheritdoc/>
    public static Pair Negate(Pair x) => Look(x) is var a ? Keep(-a.Value, -a.Tangent) : x;

    /// <inheritdoc/>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary
    {
        Dual a = Look(x);
        TInner y = Special.Apply<TInner, TFunction>(a.Value);
        return Keep(y, Inner<TInner>.IsNothing(a.Tangent) ? TInner.Zero : a.Tangent * TFunction.Slope(a.Value, y));
    }

    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2
    {
        (Dual a, Dual b) = (Look(x), Look(y));
        TInner z = Special.Apply<TInner, TFunction>(a.Value, b.Value);
        if (Inner<TInner>.IsNothing(a.Tangent) && Inner<TInner>.IsNothing(b.Tangent))
        {
            return Keep(z, TInner.Zero);
        }
        (TInner dx, TInner dy) = TFunction.Slope(a.Value, b.Value, z);
        return Keep(z, Along(a.Tangent, dx) + Along(b.Tangent, dy));
    }

    /// <inheritdoc/>
    public static Pair Extreme(Pair x, Pair y, int sign)
    {
        if (x == y)
        {
            return x; // a number beside itself, as in the search for a maximum, is no tie
        }
        (Dual a, Dual b) = (Look(x), Look(y));
        bool first = Kinks<TInner>.TakesFirst(a.Value, b.Value, sign);
        TInner value = sign > 0 ? TInner.Max(a.Value, b.Value) : TInner.Min(a.Value, b.Value);
        return Keep(value, Taken(a.Value - b.Value, first ? a.Tangent : b.Tangent, first ? b.Tangent : a.Tangent));
    }

    /// <inheritdoc/>
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise)
    {
        (Dual at, Dual a, Dual b) = (Look(margin), Look(positive), Look(otherwise));
        bool first = at.Value > TInner.Zero;
        bool jumps = !Kinks<TInner>.IsDecided(at.Value) && !Inner<TInner>.IsNothing(at.Tangent) && Kinks<TInner>.AreApart(a.Value, b.Value);
        return Keep(
            Special.Choose(at.Value, a.Value, b.Value),
            jumps ? Special.Unknown<TInner>(0) : Taken(at.Value, first ? a.Tangent : b.Tangent, first ? b.Tangent : a.Tangent));
    }

    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode)
    {
        Dual a = Look(x);
        TInner value = TInner.Round(a.Value, digits, mode);
        bool open = !Inner<TInner>.IsNothing(a.Tangent) && Kinks<TInner>.Jumps(a.Value, value, digits, mode);
        return Keep(value, open ? Special.Unknown<TInner>(0) : TInner.Zero);
    }

    /// <inheritdoc/>
    /// <remarks>The derivative of a rounding counts as 1, as in training with casts.</remarks>
    public static Pair RoundTo(Pair x, Storage format) => Look(x) is var a ? Keep(Special.RoundTo(a.Value, format), a.Tangent) : x;
    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y) => Value(x).CompareTo(Value(y));

    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x)
    {
        (TInner[] values, TInner[] tangents) = (new TInner[x.Length], new TInner[x.Length]);
        for (int i = 0; i < x.Length; i++)
        {
            (values[i], tangents[i]) = Look(x[i]);
        }
        return Keep(Special.Sum<TInner>(values), Special.Sum<TInner>(tangents));
    }

    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y)
    {
        (TInner[] left, TInner[] right, TInner[] tangents) = (new TInner[x.Length], new TInner[x.Length], new TInner[2 * x.Length]);
        for (int i = 0; i < x.Length; i++)
        {
            (Dual a, Dual b) = (Look(x[i]), Look(y[i]));
            (left[i], right[i]) = (a.Value, b.Value);
            (tangents[2 * i], tangents[2 * i + 1]) = (Along(a.Tangent, b.Value), Along(b.Tangent, a.Value));
        }
        return Keep(Special.Dot<TInner>(left, right), Special.Sum<TInner>(tangents));
    }

    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Reduction.RelativeEntropy<TangentsOver<TInner>>(p, rows, columns);
    /// <inheritdoc/>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        Reduction.Product<TangentsOver<TInner>, TForm>(form, a, b, start, y);

    /// <inheritdoc/>
    public static string Describe(Pair x) => x.Extra == 0 ? "" : $"= ({Value(x)}) + ({Tangent(x)})ε";

    internal static TInner Value(Pair x) => Look(x).Value;

    internal static TInner Tangent(Pair x) => Look(x).Tangent;

    internal static Pair Keep(TInner value, TInner tangent) =>
        Inner<TInner>.IsNothing(tangent) && Inner<TInner>.IsPlain(value) ? new(Inner<TInner>.High(value), 0) : new(Inner<TInner>.High(value), Ledger.Write(new Dual(value, tangent)));

    private static Dual Look(Pair x)
    {
        if (x.Extra == 0)
        {
            return new(TInner.CreateChecked(x.Value), TInner.Zero);
        }
        Dual at = Ledger.Read<Dual>(x.Extra);
        return at with { Value = Inner<TInner>.Stepped(at.Value, x.Value) };
    }

    // The tangent of the branch taken; where the other is possible as well, only if neither has one.
    private static TInner Taken(TInner margin, TInner taken, TInner other) =>
        Kinks<TInner>.IsDecided(margin) || (Inner<TInner>.IsNothing(taken) && Inner<TInner>.IsNothing(other)) ? taken : Special.Unknown<TInner>(Inner<TInner>.High(taken));

    private static TInner Along(TInner tangent, TInner slope) => Inner<TInner>.IsNothing(tangent) ? TInner.Zero : tangent * slope;
}
