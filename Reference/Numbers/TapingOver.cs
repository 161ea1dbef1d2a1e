using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>
/// The rule of a variable whose value and partial derivatives are <typeparamref name="TInner"/>s: the extra word is a place on the current
/// <see cref="TapeOver{T}"/>; 0 is that of a constant that is a double. Over <c>Tracked</c> every adjoint has a rounding bound, over <c>TrackedWide</c> to 28 digits.
/// </summary>
/// <remarks>
/// The derivatives are those of <see cref="TangentsOver{TInner}"/>, read backwards: <see cref="IElementary.Slope"/> evaluated in TInner, sums and dot products as one
/// step, matrix products and convolutions as one record.<br/>
/// Where TInner keeps a radius, a kink or jump that it does not exclude gives whoever takes part in it an adjoint of radius +∞; two branches without a variable have
/// none. Where it keeps none, the branch that the value takes counts.
/// </remarks>
/// <typeparam name="TInner">The number type of values and derivatives.</typeparam>
public readonly struct TapingOver<TInner> : IRule where TInner : struct, IFloatingPointIeee754<TInner>
{
    /// <inheritdoc/>
    public static bool IsParallel => false;
    /// <inheritdoc/>
    public static bool MindsKinks => true;
    /// <inheritdoc/>
    public static double Radius(Pair x) => Inner<TInner>.Radius(Look(x).Value);
    /// <inheritdoc/>
    public static DoubleDouble Midpoint(Pair x) => Special.Midpoint(Look(x).Value);
    /// <inheritdoc/>
    public static Pair Unknown(double value) => TapeOver<TInner>.Unknown(Special.Unknown<TInner>(value));
    /// <inheritdoc/>
    public static Pair Constant(DoubleDouble exact) => TapeOver<TInner>.Constant(Special.Constant<TInner>(exact));
    /// <inheritdoc/>
    public static Pair Rounded(Pair x) => Look(x) is var a && a.Value is ISpecial<TInner> own ? Same(own.Rounded(), a) : x;

    /// <inheritdoc/>
    public static Pair Add(Pair x, Pair y)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        return TapeOver<TInner>.Step(tape, a.Value + b.Value, TapeOver<TInner>.Same(a.Index), default, TapeOver<TInner>.Same(b.Index), default);
    }

    /// <inheritdoc/>
    public static Pair Subtract(Pair x, Pair y)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        return TapeOver<TInner>.Step(tape, a.Value - b.Value, TapeOver<TInner>.Same(a.Index), default, TapeOver<TInner>.Opposite(b.Index), default);
    }

    /// <inheritdoc/>
    public static Pair Multiply(Pair x, Pair y)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        return TapeOver<TInner>.Step(tape, a.Value * b.Value, a.Index, b.Value, b.Index, a.Value);
    }

    /// <inheritdoc/>
    public static Pair Divide(Pair x, Pair y)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        TInner quotient = a.Value / b.Value;
        return TapeOver<TInner>.Step(tape, quotient, a.Index, a.Index == 0 ? default : TInner.One / b.Value, b.Index, b.Index == 0 ? default : -(quotient / b.Value));
    }

    /// <inheritdoc/>
    /// <remarks>x − q·y with a whole q: it jumps where x/y is whole (or halfway), and no derivative is decided where it may.</remarks>
    public static Pair Remainder(Pair x, Pair y, bool toNearest)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        (TInner value, TInner quotient, bool isDecided) = Kinks<TInner>.Remainder(a.Value, b.Value, toNearest);
        return isDecided ? TapeOver<TInner>.Step(tape, value, TapeOver<TInner>.Same(a.Index), default, b.Index, -quotient)
            : TapeOver<TInner>.Step(tape, value, a.Index, Special.Unknown<TInner>(1), b.Index, Special.Unknown<TInner>(-Inner<TInner>.High(quotient)));
    }

    /// <inheritdoc/>
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b, Operand<TInner> c) = (Look(tape, x), Look(tape, y), Look(tape, z));
        TInner value = TInner.FusedMultiplyAdd(a.Value, b.Value, c.Value);
        return TapeOver<TInner>.Step(tape, value, [a.Index, b.Index, TapeOver<TInner>.Same(c.Index)], [b.Value, a.Value, default]);
    }

    /// <inheritdoc/>
    public static Pair Negate(Pair x) => Look(x) is var a ? TapeOver<TInner>.Step(TapeOver<TInner>.Innermost, -a.Value, TapeOver<TInner>.Opposite(a.Index), default) : x;

    /// <inheritdoc/>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        Operand<TInner> a = Look(tape, x);
        TInner y = Special.Apply<TInner, TFunction>(a.Value);
        return TapeOver<TInner>.Step(tape, y, a.Index, a.Index == 0 ? default : TFunction.Slope(a.Value, y));
    }

    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        TInner z = Special.Apply<TInner, TFunction>(a.Value, b.Value);
        (TInner dx, TInner dy) = (a.Index | b.Index) == 0 ? default : TFunction.Slope(a.Value, b.Value, z);
        return TapeOver<TInner>.Step(tape, z, a.Index, dx, b.Index, dy);
    }

    /// <inheritdoc/>
    public static Pair Extreme(Pair x, Pair y, int sign)
    {
        if (x == y)
        {
            return x; // a number beside itself, as in the search for a maximum, is no tie
        }
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, x), Look(tape, y));
        bool first = Kinks<TInner>.TakesFirst(a.Value, b.Value, sign);
        if (Kinks<TInner>.IsDecided(a.Value - b.Value))
        {
            return first ? x : y;
        }
        TInner value = sign > 0 ? TInner.Max(a.Value, b.Value) : TInner.Min(a.Value, b.Value);
        return TapeOver<TInner>.Step(tape, value, a.Index, Special.Unknown<TInner>(first ? 1 : 0), b.Index, Special.Unknown<TInner>(first ? 0 : 1));
    }

    /// <inheritdoc/>
    /// <remarks>Where the branch is not decided the margin takes part as well: at a jump the value depends on it.</remarks>
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        Operand<TInner> at = Look(tape, margin);
        bool first = at.Value > TInner.Zero;
        if (Kinks<TInner>.IsDecided(at.Value) || positive == otherwise)
        {
            return first ? positive : otherwise;
        }
        (Operand<TInner> a, Operand<TInner> b) = (Look(tape, positive), Look(tape, otherwise));
        TInner value = Special.Choose(at.Value, a.Value, b.Value);
        return (a.Index | b.Index) == 0 && !Kinks<TInner>.AreApart(a.Value, b.Value) ? TapeOver<TInner>.Constant(value) : TapeOver<TInner>.Step(tape, value, [at.Index, a.Index, b.Index],
            [Special.Unknown<TInner>(0), Special.Unknown<TInner>(first ? 1 : 0), Special.Unknown<TInner>(first ? 0 : 1)]);
    }

    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        Operand<TInner> a = Look(tape, x);
        TInner value = TInner.Round(a.Value, digits, mode);
        bool open = a.Index != 0 && Kinks<TInner>.Jumps(a.Value, value, digits, mode);
        return open ? TapeOver<TInner>.Step(tape, value, a.Index, Special.Unknown<TInner>(0)) : TapeOver<TInner>.Constant(value);
    }

    /// <inheritdoc/>
    /// <remarks>The derivative of a rounding counts as 1, as in training with casts.</remarks>
    public static Pair RoundTo(Pair x, Storage format) => Look(x) is var a ? Same(Special.RoundTo(a.Value, format), a) : x;
    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y) => Look(x).Value.CompareTo(Look(y).Value);

    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x)
    {
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        TInner[] values = ArrayPool<TInner>.Shared.Rent(x.Length);
        int[] indices = ArrayPool<int>.Shared.Rent(x.Length);
        for (int i = 0; i < x.Length; i++)
        {
            (values[i], int index) = Look(tape, x[i]);
            indices[i] = TapeOver<TInner>.Same(index);
        }
        Pair sum = TapeOver<TInner>.Step(tape, Special.Sum<TInner>(values.AsSpan(0, x.Length)), indices.AsSpan(0, x.Length), default);
        ArrayPool<TInner>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(indices);
        return sum;
    }

    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y)
    {
        // Side by side the factors are in the order of the operands, and the wrong way round in that of the slopes.
        int n = x.Length;
        TapeOver<TInner>? tape = TapeOver<TInner>.Innermost;
        TInner[] values = ArrayPool<TInner>.Shared.Rent(3 * n);
        int[] indices = ArrayPool<int>.Shared.Rent(2 * n);
        for (int i = 0; i < n; i++)
        {
            (values[i], indices[n + i]) = Look(tape, y[i]);
            (values[n + i], indices[i]) = Look(tape, x[i]);
        }
        Pair dot = TapeOver<TInner>.Step(tape, Special.Dot<TInner>(values.AsSpan(n, n), values.AsSpan(0, n)), indices.AsSpan(0, 2 * n), values.AsSpan(0, 2 * n));
        ArrayPool<TInner>.Shared.Return(values);
        ArrayPool<int>.Shared.Return(indices);
        return dot;
    }

    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Reduction.RelativeEntropy<TapingOver<TInner>>(p, rows, columns);

    /// <inheritdoc/>
    /// <remarks>One record for all sums, unless a factor is infinite or not known: a kernel would multiply it by the zero of a sum that nothing asked for.</remarks>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct
    {
        if (y.IsEmpty)
        {
            return;
        }
        Factors<TInner> left = Factors<TInner>.Of(a), right = Factors<TInner>.Of(b), terms = Factors<TInner>.Of(start);
        bool varies = left.Indices.Length + right.Indices.Length + terms.Indices.Length > 0;
        if (varies && !(left.AreBounded && right.AreBounded))
        {
            Reduction.Product<TapingOver<TInner>, TForm>(form, a, b, start, y);
            return;
        }
        TInner[] values = new TInner[y.Length];
        Special.Product<TInner, TForm>(form, left.Values, right.Values, terms.Values, values);
        if (varies)
        {
            TapeOver<TInner>.Step(new ProductStep<TInner, TForm>(form, left, right, terms.Indices), values, y);
            return;
        }
        for (int i = 0; i < values.Length; i++)
        {
            y[i] = TapeOver<TInner>.Constant(values[i]);
        }
    }

    /// <inheritdoc/>
    public static string Describe(Pair x) => x.Extra == 0 ? "" : Look(x) is var a && a.Index == 0 ? $"= ({a.Value})" : $"= ({a.Value}) @{a.Index.ToString(CultureInfo.InvariantCulture)}";

    private static Operand<TInner> Look(Pair x) => TapeOver<TInner>.Look(TapeOver<TInner>.Innermost, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Operand<TInner> Look(TapeOver<TInner>? tape, Pair x) => TapeOver<TInner>.Look(tape, x);

    private static Pair Same(TInner value, Operand<TInner> x) => TapeOver<TInner>.Step(TapeOver<TInner>.Innermost, value, TapeOver<TInner>.Same(x.Index), default);
}
