using System.Globalization;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>The rule of <c>Wide</c>: the extra word is the low part of a double-double, about 106 bits in all.</summary>
public readonly struct Widening : IRule
{
    /// <inheritdoc/>
    public static bool IsParallel => true;
    /// <inheritdoc/>
    public static Pair Constant(DoubleDouble exact) => new(exact.Hi, exact.Lo);
    /// <inheritdoc/>
    public static Pair Add(Pair x, Pair y) => Of(To(x) + To(y));
    /// <inheritdoc/>
    public static Pair Subtract(Pair x, Pair y) => Of(To(x) - To(y));
    /// <inheritdoc/>
    public static Pair Multiply(Pair x, Pair y) => Of(To(x) * To(y));
    /// <inheritdoc/>
    public static Pair Divide(Pair x, Pair y) => Of(To(x) / To(y));
    /// <inheritdoc/>
    public static Pair Remainder(Pair x, Pair y, bool toNearest) => Of(toNearest ? DoubleDouble.Ieee754Remainder(To(x), To(y)) : To(x) % To(y));
    /// <inheritdoc/>
    public static Pair Rounded(Pair x) => x;
    /// <inheritdoc/>
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z) => Of(DoubleDouble.FusedMultiplyAdd(To(x), To(y), To(z)));
    /// <inheritdoc/>
    public static Pair Negate(Pair x) => new(-x.Value, -x.Extra);
    /// <inheritdoc/>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary => Of(TFunction.Wide(To(x)));
    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2 => Of(TFunction.Wide(To(x), To(y)));
    /// <inheritdoc/>
    public static Pair Extreme(Pair x, Pair y, int sign) =>
        x.Value == y.Value && x.Value != 0 ? (x.Extra - y.Extra) * sign >= 0 ? x : y : Extremes.TakesFirst(x.Value, y.Value, sign) ? x : y;
    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode)
    {
        if (digits == 0)
        {
            return Of(DoubleDouble.Round(To(x), mode));
        }
        DoubleDouble scale = DoubleDouble.Pow(10, digits);
        return Of(DoubleDouble.Round(To(x) * scale, mode) / scale);
    }

    /// <inheritdoc/>
    public static Pair RoundTo(Pair x, Storage format) => new(format.Round(x.Value, x.Extra), 0);
    /// <inheritdoc/>
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise) => margin.Value > 0 || (margin.Value == 0 && margin.Extra > 0) ? positive : otherwise;
    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y) => x.Value != y.Value ? x.Value.CompareTo(y.Value) : x.Extra.CompareTo(y.Extra);
    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x) => Reduction.Sum<Widening>(x);
    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y) => Reduction.Dot<Widening>(x, y);
    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Reduction.RelativeEntropy<Widening>(p, rows, columns);
    /// <inheritdoc/>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        Reduction.Product<Widening, TForm>(form, a, b, start, y);
    /// <inheritdoc/>
    public static DoubleDouble Midpoint(Pair x) => To(x);
    /// <inheritdoc/>
    public static string Describe(Pair x) => x.Extra == 0 ? "" : (x.Extra < 0 ? "- " : "+ ") + Math.Abs(x.Extra).ToString("R", CultureInfo.InvariantCulture);

    private static DoubleDouble To(Pair x) => new(x.Value, x.Extra);

    private static Pair Of(DoubleDouble x) => new(x.Hi, x.Lo);
}
