using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>A double that carries one more word, moved through every operation by a rule.</summary>
/// <remarks>
/// Written once, used as <c>Tracked</c> (an error radius), <c>Dual</c> (a tangent), <c>Variable</c> (a place on a tape),
/// <c>Wide</c> (the low part of a double-double) and <c>TrackedWide</c> (a place on a ledger with a double-double and its radius). An operator that is generic over its number type runs with any of them.
/// Order and equality are those of the value (for <c>Wide</c> and <c>TrackedWide</c>, of both parts); the extra word never decides a branch.
/// </remarks>
/// <typeparam name="TRule">The rule that moves the extra word.</typeparam>
[StructLayout(LayoutKind.Sequential)]
public readonly partial struct Augmented<TRule> : IFloatingPointIeee754<Augmented<TRule>>, ISpecial<Augmented<TRule>>
    where TRule : struct, IRule
{
    private readonly Pair pair;

    /// <summary>A value and its extra word.</summary>
    public Augmented(double value, double extra = 0) => pair = new Pair(value, extra);

    private Augmented(Pair pair) => this.pair = pair;

    /// <summary>The value as double arithmetic computes it.</summary>
    public double Value => pair.Value;

    /// <summary>The extra word: radius, tangent, place on the tape or low part.</summary>
    public double Extra => pair.Extra;

    /// <summary>Lifts a double exactly, with an extra word of zero.</summary>
    public static implicit operator Augmented<TRule>(double value) => new(value);

    // Arithmetic.
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Augmented<TRule> operator +(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Add(x.pair, y.pair));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Augmented<TRule> operator -(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Subtract(x.pair, y.pair));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Augmented<TRule> operator *(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Multiply(x.pair, y.pair));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Augmented<TRule> operator /(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Divide(x.pair, y.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> operator %(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Remainder(x.pair, y.pair, false));
    /// <inheritdoc/>
    public static Augmented<TRule> operator -(Augmented<TRule> x) => new(TRule.Negate(x.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> operator +(Augmented<TRule> x) => x;
    /// <inheritdoc/>
    public static Augmented<TRule> operator ++(Augmented<TRule> x) => x + One;
    /// <inheritdoc/>
    public static Augmented<TRule> operator --(Augmented<TRule> x) => x - One;
    /// <inheritdoc/>
    public static Augmented<TRule> FusedMultiplyAdd(Augmented<TRule> left, Augmented<TRule> right, Augmented<TRule> addend) =>
        new(TRule.MultiplyAdd(left.pair, right.pair, addend.pair));
    /// <inheritdoc/>
    public static Augmented<TRule> MultiplyAddEstimate(Augmented<TRule> left, Augmented<TRule> right, Augmented<TRule> addend) =>
        FusedMultiplyAdd(left, right, addend);
    /// <inheritdoc/>
    public static Augmented<TRule> Ieee754Remainder(Augmented<TRule> left, Augmented<TRule> right) => new(TRule.Remainder(left.pair, right.pair, true));
    /// <inheritdoc/>
    public static Augmented<TRule> Abs(Augmented<TRule> value) => TRule.MindsKinks ? Max(value, -value) : value.Value < 0 || (value.Value == 0 && IsNegative(value)) ? -value : value;
    /// <inheritdoc/>
    public static Augmented<TRule> ScaleB(Augmented<TRule> x, int n)
    {
        // 2ⁿ may itself be out of range where x·2ⁿ is not.
        for (; n is > 1000 or < -1000; n -= Math.Sign(n) * 1000)
        {
            if (x.Value == 0 || !double.IsFinite(x.Value))
            {
                return x;
            }
            x *= new Augmented<TRule>(Math.ScaleB(1, Math.Sign(n) * 1000));
        }
        return x * new Augmented<TRule>(Math.ScaleB(1, n));
    }

    /// <inheritdoc/>
    public static int ILogB(Augmented<TRule> x) => Math.ILogB(x.Value);
    /// <inheritdoc/>
    public static Augmented<TRule> BitIncrement(Augmented<TRule> x) => new(Math.BitIncrement(x.Value), x.Extra);
    /// <inheritdoc/>
    public static Augmented<TRule> BitDecrement(Augmented<TRule> x) => new(Math.BitDecrement(x.Value), x.Extra);
    /// <inheritdoc/>
    public static Augmented<TRule> Round(Augmented<TRule> x, int digits, MidpointRounding mode) => new(TRule.Round(x.pair, digits, mode));
    /// <inheritdoc/>
    public static Augmented<TRule> Floor(Augmented<TRule> x) => Round(x, 0, MidpointRounding.ToNegativeInfinity);
    /// <inheritdoc/>
    public static Augmented<TRule> Ceiling(Augmented<TRule> x) => Round(x, 0, MidpointRounding.ToPositiveInfinity);
    /// <inheritdoc/>
    public static Augmented<TRule> Truncate(Augmented<TRule> x) => Round(x, 0, MidpointRounding.ToZero);

    // Order.
    /// <inheritdoc/>
    public static bool operator ==(Augmented<TRule> x, Augmented<TRule> y) => !Unordered(x, y) && TRule.Compare(x.pair, y.pair) == 0;
    /// <inheritdoc/>
    public static bool operator !=(Augmented<TRule> x, Augmented<TRule> y) => !(x == y);
    /// <inheritdoc/>
    public static bool operator <(Augmented<TRule> x, Augmented<TRule> y) => !Unordered(x, y) && TRule.Compare(x.pair, y.pair) < 0;
    /// <inheritdoc/>
    public static bool operator >(Augmented<TRule> x, Augmented<TRule> y) => !Unordered(x, y) && TRule.Compare(x.pair, y.pair) > 0;
    /// <inheritdoc/>
    public static bool operator <=(Augmented<TRule> x, Augmented<TRule> y) => !Unordered(x, y) && TRule.Compare(x.pair, y.pair) <= 0;
    /// <inheritdoc/>
    public static bool operator >=(Augmented<TRule> x, Augmented<TRule> y) => !Unordered(x, y) && TRule.Compare(x.pair, y.pair) >= 0;
    /// <inheritdoc/>
    public int CompareTo(Augmented<TRule> other) => Unordered(this, other) ? Value.CompareTo(other.Value) : TRule.Compare(pair, other.pair);
    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is null ? 1 : CompareTo((Augmented<TRule>)obj);
    /// <inheritdoc/>
    public bool Equals(Augmented<TRule> other) => this == other || (IsNaN(this) && IsNaN(other));
    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Augmented<TRule> other && Equals(other);
    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
    private static bool Unordered(Augmented<TRule> x, Augmented<TRule> y) => double.IsNaN(x.Value) || double.IsNaN(y.Value);

    /// <inheritdoc/>
    public static Augmented<TRule> Max(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Extreme(x.pair, y.pair, 1));
    /// <inheritdoc/>
    public static Augmented<TRule> Min(Augmented<TRule> x, Augmented<TRule> y) => new(TRule.Extreme(x.pair, y.pair, -1));
    /// <inheritdoc/>
    public static Augmented<TRule> MaxNumber(Augmented<TRule> x, Augmented<TRule> y) => IsNaN(x) ? y : IsNaN(y) ? x : Max(x, y);
    /// <inheritdoc/>
    public static Augmented<TRule> MinNumber(Augmented<TRule> x, Augmented<TRule> y) => IsNaN(x) ? y : IsNaN(y) ? x : Min(x, y);
    /// <inheritdoc/>
    public static Augmented<TRule> MaxMagnitude(Augmented<TRule> x, Augmented<TRule> y) => IsNaN(x) || IsNaN(y) || Abs(x) == Abs(y) ? Max(x, y) : (Abs(x) - Abs(y)).Choose(x, y);
    /// <inheritdoc/>
    public static Augmented<TRule> MinMagnitude(Augmented<TRule> x, Augmented<TRule> y) => IsNaN(x) || IsNaN(y) || Abs(x) == Abs(y) ? Min(x, y) : (Abs(y) - Abs(x)).Choose(x, y);
    /// <inheritdoc/>
    public static Augmented<TRule> MaxMagnitudeNumber(Augmented<TRule> x, Augmented<TRule> y) => IsNaN(x) ? y : IsNaN(y) ? x : MaxMagnitude(x, y);
    /// <inheritdoc/>
    public static Augmented<TRule> MinMagnitudeNumber(Augmented<TRule> x, Augmented<TRule> y) => IsNaN(x) ? y : IsNaN(y) ? x : MinMagnitude(x, y);
    /// <inheritdoc/>
    public static Augmented<TRule> Clamp(Augmented<TRule> value, Augmented<TRule> min, Augmented<TRule> max) => Min(Max(value, min), max);
    /// <inheritdoc/>
    public static Augmented<TRule> CopySign(Augmented<TRule> value, Augmented<TRule> sign) => sign.Value != 0 && !IsNaN(sign) ? sign.Choose(Abs(value), -Abs(value))
        : IsNegative(value) == IsNegative(sign) ? value : -value;
    /// <inheritdoc/>
    public static int Sign(Augmented<TRule> value) => Math.Sign(value.Value);

    // Classes of value.
    /// <inheritdoc/>
    public static bool IsNaN(Augmented<TRule> value) => double.IsNaN(value.Value);
    /// <inheritdoc/>
    public static bool IsInfinity(Augmented<TRule> value) => double.IsInfinity(value.Value);
    /// <inheritdoc/>
    public static bool IsFinite(Augmented<TRule> value) => double.IsFinite(value.Value);
    /// <inheritdoc/>
    public static bool IsNegative(Augmented<TRule> value) => double.IsNegative(value.Value);
    /// <inheritdoc/>
    public static bool IsPositive(Augmented<TRule> value) => double.IsPositive(value.Value);
    /// <inheritdoc/>
    public static bool IsNegativeInfinity(Augmented<TRule> value) => double.IsNegativeInfinity(value.Value);
    /// <inheritdoc/>
    public static bool IsPositiveInfinity(Augmented<TRule> value) => double.IsPositiveInfinity(value.Value);
    /// <inheritdoc/>
    public static bool IsZero(Augmented<TRule> value) => value.Value == 0;
    /// <inheritdoc/>
    public static bool IsInteger(Augmented<TRule> value) => IsFinite(value) && value == Truncate(value);
    /// <inheritdoc/>
    public static bool IsEvenInteger(Augmented<TRule> value) => IsInteger(value) && value % new Augmented<TRule>(2) == Zero;
    /// <inheritdoc/>
    public static bool IsOddInteger(Augmented<TRule> value) => IsInteger(value) && !IsEvenInteger(value);
    /// <inheritdoc/>
    public static bool IsNormal(Augmented<TRule> value) => double.IsNormal(value.Value);
    /// <inheritdoc/>
    public static bool IsSubnormal(Augmented<TRule> value) => double.IsSubnormal(value.Value);
    /// <inheritdoc/>
    public static bool IsRealNumber(Augmented<TRule> value) => !IsNaN(value);
    /// <inheritdoc/>
    public static bool IsCanonical(Augmented<TRule> value) => true;
    /// <inheritdoc/>
    public static bool IsComplexNumber(Augmented<TRule> value) => false;
    /// <inheritdoc/>
    public static bool IsImaginaryNumber(Augmented<TRule> value) => false;

    // What .NET's interfaces lack.
    /// <inheritdoc/>
    public Augmented<TRule> Erf() => new(TRule.Apply<Elementary.Erf>(pair));
    /// <inheritdoc/>
    public Augmented<TRule> NormalCdf() => new(TRule.Apply<Elementary.NormalCdf>(pair));
    /// <inheritdoc/>
    public Augmented<TRule> RelativeEntropy(Augmented<TRule> y) => new(TRule.Apply2<Elementary.RelativeEntropy>(pair, y.pair));
    /// <inheritdoc/>
    public Augmented<TRule> XLogY(Augmented<TRule> y) => new(TRule.Apply2<Elementary.XLogY>(pair, y.pair));
    /// <inheritdoc/>
    public Augmented<TRule> Sigmoid() => new(TRule.Apply<Elementary.Sigmoid>(pair));
    /// <inheritdoc/>
    public Augmented<TRule> Softplus() => new(TRule.Apply<Elementary.Softplus>(pair));
    /// <inheritdoc/>
    public Augmented<TRule> Rounded() => new(TRule.Rounded(pair));
    /// <inheritdoc/>
    public Augmented<TRule> RoundTo(Storage format) => new(TRule.RoundTo(pair, format));
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Augmented<TRule> Choose(Augmented<TRule> positive, Augmented<TRule> otherwise) => new(TRule.Choose(pair, positive.pair, otherwise.pair));

    /// <inheritdoc/>
    public bool IsOpen => TRule.IsOpen(pair);

    /// <inheritdoc/>
    public double Conspiring(int errors) => TRule.Conspiring(errors);
    /// <inheritdoc/>
    public Augmented<TRule> Sum(ReadOnlySpan<Augmented<TRule>> x) => new(TRule.Sum(Pairs(x)));
    /// <inheritdoc/>
    public Augmented<TRule> Dot(ReadOnlySpan<Augmented<TRule>> x, ReadOnlySpan<Augmented<TRule>> y) => new(TRule.Dot(Pairs(x), Pairs(y)));
    /// <inheritdoc/>
    public Augmented<TRule> RelativeEntropy(ReadOnlySpan<Augmented<TRule>> p, ReadOnlySpan<Augmented<TRule>> rows, ReadOnlySpan<Augmented<TRule>> columns) =>
        new(TRule.RelativeEntropy(Pairs(p), Pairs(rows), Pairs(columns)));
    /// <inheritdoc/>
    public void Product<TForm>(in TForm form, ReadOnlySpan<Augmented<TRule>> a, ReadOnlySpan<Augmented<TRule>> b, ReadOnlySpan<Augmented<TRule>> start, Span<Augmented<TRule>> y)
        where TForm : struct, IProduct => TRule.Product(form, Pairs(a), Pairs(b), Pairs(start), MemoryMarshal.Cast<Augmented<TRule>, Pair>(y));
    /// <inheritdoc/>
    public bool TryProduct<TForm>(in TForm form, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<Augmented<TRule>> start, Span<Augmented<TRule>> y)
        where TForm : struct, IProduct => TRule.TryProduct(form, a, b, Pairs(start), MemoryMarshal.Cast<Augmented<TRule>, Pair>(y));
    /// <inheritdoc/>
    public bool TryAffine(ReadOnlySpan<float> x, ReadOnlySpan<Augmented<TRule>> centre, Augmented<TRule> factor, Augmented<TRule> shift, Span<Augmented<TRule>> y) =>
        TRule.TryAffine(x, Pairs(centre), factor.pair, shift.pair, MemoryMarshal.Cast<Augmented<TRule>, Pair>(y));
    /// <inheritdoc/>
    public void Lift(ReadOnlySpan<float> x, Span<Augmented<TRule>> y)
    {
        Span<Pair> pairs = MemoryMarshal.Cast<Augmented<TRule>, Pair>(y)[..x.Length];
        ref double to = ref Unsafe.As<Pair, double>(ref MemoryMarshal.GetReference(pairs));
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.Create(x.Slice(i, 4)));
            PairLanes.Store(Vector256.Create(low, high), Vector256<double>.Zero, ref Unsafe.Add(ref to, 2 * i));
        }
        for (; i < pairs.Length; i++)
        {
            pairs[i] = new Pair(x[i], 0);
        }
    }
    /// <inheritdoc/>
    public void Lift(ReadOnlySpan<double> x, Span<Augmented<TRule>> y)
    {
        Span<Pair> pairs = MemoryMarshal.Cast<Augmented<TRule>, Pair>(y)[..x.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            pairs[i] = new Pair(x[i], 0);
        }
    }
    /// <inheritdoc/>
    public double Radius => TRule.Radius(pair);
    /// <inheritdoc/>
    public DoubleDouble Midpoint => TRule.Midpoint(pair);
    /// <inheritdoc/>
    public bool IsPlain => pair.Extra == 0;
    /// <inheritdoc/>
    public Augmented<TRule> Unknown(double value) => new(TRule.Unknown(value));
    /// <inheritdoc/>
    public Augmented<TRule> Apply<TFunction>() where TFunction : IElementary => new(TRule.Apply<TFunction>(pair));
    /// <inheritdoc/>
    public Augmented<TRule> Apply<TFunction>(Augmented<TRule> y) where TFunction : IElementary2 => new(TRule.Apply2<TFunction>(pair, y.pair));
    /// <inheritdoc/>
    public Augmented<TRule> Constant(DoubleDouble exact) => new(TRule.Constant(exact));
    /// <inheritdoc/>
    public bool IsParallel => TRule.IsParallel;
    private static ReadOnlySpan<Pair> Pairs(ReadOnlySpan<Augmented<TRule>> x) => MemoryMarshal.Cast<Augmented<TRule>, Pair>(x);

    // Text.
    /// <inheritdoc/>
    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);
    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        string extra = TRule.Describe(pair);
        string value = Value.ToString(format ?? "R", formatProvider ?? CultureInfo.InvariantCulture);
        return extra.Length == 0 ? value : value + " " + extra;
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        string text = ToString(format.IsEmpty ? null : format.ToString(), provider);
        charsWritten = text.TryCopyTo(destination) ? text.Length : 0;
        return charsWritten == text.Length;
    }

    /// <inheritdoc/>
    public static Augmented<TRule> Parse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider) => Read(double.Parse(s, style, provider), s);
    /// <inheritdoc/>
    public static Augmented<TRule> Parse(string s, NumberStyles style, IFormatProvider? provider) => Read(double.Parse(s, style, provider), s);
    /// <inheritdoc/>
    public static Augmented<TRule> Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Read(double.Parse(s, provider), s);
    /// <inheritdoc/>
    public static Augmented<TRule> Parse(string s, IFormatProvider? provider) => Read(double.Parse(s, provider), s);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, NumberStyles style, IFormatProvider? provider, out Augmented<TRule> result) =>
        Parsed(double.TryParse(s, style, provider, out double value), value, s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, NumberStyles style, IFormatProvider? provider, out Augmented<TRule> result) =>
        Parsed(double.TryParse(s, style, provider, out double value), value, s, out result);
    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Augmented<TRule> result) =>
        Parsed(double.TryParse(s, provider, out double value), value, s, out result);
    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Augmented<TRule> result) =>
        Parsed(double.TryParse(s, provider, out double value), value, s, out result);

    private static bool Parsed(bool success, double value, ReadOnlySpan<char> text, out Augmented<TRule> result)
    {
        result = success ? Read(value, text) : default;
        return success;
    }

    // All the digits of a plain decimal; what only a style or a culture can read is a double.
    private static Augmented<TRule> Read(double value, ReadOnlySpan<char> text) =>
        DoubleDouble.TryParse(text, out DoubleDouble exact) && exact.Hi == value ? new(TRule.Constant(exact)) : new(value);
}
