using System.Globalization;
using System.Runtime.CompilerServices;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>The rule of <c>Dual</c>: the extra word is a tangent, so that f(x + ẋε) = f(x) + f′(x)·ẋ ε.</summary>
/// <remarks>Exact up to double rounding. At a kink the tangent is that of the branch that the value takes; of a tie in Max or Min, the first argument's.</remarks>
public readonly struct Tangents : IRule
{
    /// <inheritdoc/>
    public static bool IsParallel => true;
    /// <inheritdoc/>
    public static Pair Constant(DoubleDouble exact) => new(exact.Hi, 0);
    /// <inheritdoc/>
    public static Pair Add(Pair x, Pair y) => new(x.Value + y.Value, x.Extra + y.Extra);
    /// <inheritdoc/>
    public static Pair Subtract(Pair x, Pair y) => new(x.Value - y.Value, x.Extra - y.Extra);
    /// <inheritdoc/>
    public static Pair Multiply(Pair x, Pair y) => new(x.Value * y.Value, Along(x.Extra, y.Value) + Along(y.Extra, x.Value));
    /// <inheritdoc/>
    public static Pair Divide(Pair x, Pair y)
    {
        double quotient = x.Value / y.Value;
        double tangent = x.Extra - Along(y.Extra, quotient);
        return new(quotient, tangent == 0 ? 0 : tangent / y.Value);
    }

    /// <inheritdoc/>
    public static Pair Remainder(Pair x, Pair y, bool toNearest)
    {
        double value = toNearest ? Math.IEEERemainder(x.Value, y.Value) : x.Value % y.Value;
        return new(value, x.Extra - Along(y.Extra, Math.Round((x.Value - value) / y.Value)));
    }

    /// <inheritdoc/>
    public static Pair Rounded(Pair x) => x;
    /// <inheritdoc/>
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z) =>
        new(Math.FusedMultiplyAdd(x.Value, y.Value, z.Value), Along(x.Extra, y.Value) + Along(y.Extra, x.Value) + z.Extra);
    /// <inheritdoc/>
    public static Pair Negate(Pair x) => new(-x.Value, -x.Extra);
    /// <inheritdoc/>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary
    {
        double y = TFunction.Value(x.Value);
        return new(y, x.Extra == 0 ? 0 : x.Extra * TFunction.Slope(x.Value, y));
    }

    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2
    {
        double z = TFunction.Value(x.Value, y.Value);
        (double dx, double dy) = TFunction.Slope(x.Value, y.Value, z);
        return new(z, Along(x.Extra, dx) + Along(y.Extra, dy));
    }

    /// <inheritdoc/>
    public static Pair Extreme(Pair x, Pair y, int sign) => Extremes.TakesFirst(x.Value, y.Value, sign) ? x : y;
    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode) => new(Math.Round(x.Value, digits, mode), 0);
    /// <inheritdoc/>
    /// <remarks>The derivative of a rounding counts as 1, as in training with casts.</remarks>
    public static Pair RoundTo(Pair x, Storage format) => new(format.Round(x.Value), x.Extra);
    /// <inheritdoc/>
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise) => margin.Value > 0 ? positive : otherwise;
    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y) => x.Value.CompareTo(y.Value);
    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x) => Reduction.Sum<Tangents>(x);
    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y) => Reduction.Dot<Tangents>(x, y);
    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Reduction.RelativeEntropy<Tangents>(p, rows, columns);
    /// <inheritdoc/>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        TangentProduct.Of(form, a, b, start, y);
    /// <inheritdoc/>
    public static string Describe(Pair x) => x.Extra == 0 ? "" : "+ " + x.Extra.ToString("R", CultureInfo.InvariantCulture) + "ε";

    // A constant has no tangent, whatever the slope: 0·∞ is 0 here, not NaN.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Along(double tangent, double slope) => tangent == 0 ? 0 : tangent * slope;
}
