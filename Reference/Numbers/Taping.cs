using System.Globalization;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>The rule of <c>Variable</c>: the extra word is a place on the current <see cref="Tape"/>; 0 is a constant's.</summary>
public readonly struct Taping : IRule
{
    /// <inheritdoc/>
    public static bool IsParallel => false;
    /// <inheritdoc/>
    /// <remarks>On a tape that counts roundings, a constant that is no double has one.</remarks>
    public static Pair Constant(DoubleDouble exact) => exact.Lo == 0 ? new(exact.Hi, 0) : Rounded(new(exact.Hi, 0));
    /// <inheritdoc/>
    public static Pair Add(Pair x, Pair y) => Step(x.Value + y.Value, x, 1, y, 1);
    /// <inheritdoc/>
    public static Pair Subtract(Pair x, Pair y) => Step(x.Value - y.Value, x, 1, y, -1);
    /// <inheritdoc/>
    public static Pair Multiply(Pair x, Pair y) => Step(x.Value * y.Value, x, y.Value, y, x.Value);
    /// <inheritdoc/>
    public static Pair Divide(Pair x, Pair y)
    {
        double quotient = x.Value / y.Value;
        return Step(quotient, x, 1 / y.Value, y, -quotient / y.Value);
    }

    /// <inheritdoc/>
    public static Pair Remainder(Pair x, Pair y, bool toNearest)
    {
        double value = toNearest ? Math.IEEERemainder(x.Value, y.Value) : x.Value % y.Value;
        return Record(value, x, 1, y, -Math.Round((x.Value - value) / y.Value), 0);
    }

    /// <inheritdoc/>
    public static Pair Rounded(Pair x) => Tape.Current?.Accuracy is null ? x : Step(x.Value, x, 1, default, 0);
    /// <inheritdoc/>
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z) => Add(Multiply(x, y), z);
    /// <inheritdoc/>
    public static Pair Negate(Pair x) => Record(-x.Value, x, -1, default, 0, 0);
    /// <inheritdoc/>
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary
    {
        double y = TFunction.Value(x.Value);
        if (x.Extra == 0 && Tape.Current?.Accuracy is null)
        {
            return new(y, 0);
        }
        double rounding = Tape.Current?.Accuracy?.Error(TFunction.Function, x.Value, y) ?? 0;
        return Record(y, x, TFunction.Slope(x.Value, y), default, 0, rounding);
    }

    /// <inheritdoc/>
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2
    {
        double z = TFunction.Value(x.Value, y.Value);
        if (x.Extra == 0 && y.Extra == 0 && Tape.Current?.Accuracy is null)
        {
            return new(z, 0);
        }
        (double dx, double dy) = TFunction.Slope(x.Value, y.Value, z);
        double rounding = Tape.Current?.Accuracy?.Error(TFunction.Function, x.Value, z) ?? 0;
        return Record(z, x, dx, y, dy, rounding);
    }

    /// <inheritdoc/>
    public static Pair Extreme(Pair x, Pair y, int sign) => Extremes.TakesFirst(x.Value, y.Value, sign) ? x : y;
    /// <inheritdoc/>
    public static Pair Round(Pair x, int digits, MidpointRounding mode) => new(Math.Round(x.Value, digits, mode), 0);
    /// <inheritdoc/>
    /// <remarks>The derivative of a rounding counts as 1; a value that carries error may be rounded to the neighbour.</remarks>
    public static Pair RoundTo(Pair x, Storage format) => Record(format.Round(x.Value), x, 1, default, 0, Tape.Current?.Accuracy is null ? 0 : format.Spacing(x.Value));
    /// <inheritdoc/>
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise) => margin.Value > 0 ? positive : otherwise;
    /// <inheritdoc/>
    public static int Compare(Pair x, Pair y) => x.Value.CompareTo(y.Value);

    /// <inheritdoc/>
    public static Pair Sum(ReadOnlySpan<Pair> x)
    {
        double magnitude = 0;
        Pair sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            magnitude += Math.Abs(x[i].Value);
            sum = i == 0 ? x[0] : Record(sum.Value + x[i].Value, sum, 1, x[i], 1, 0);
        }
        return Rounded(sum, x.Length - 1, magnitude);
    }

    /// <inheritdoc/>
    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y)
    {
        double magnitude = 0;
        Pair sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            double value = x[i].Value * y[i].Value;
            magnitude += Math.Abs(value);
            Pair product = Record(value, x[i], y[i].Value, y[i], x[i].Value, 0);
            sum = i == 0 ? product : Record(sum.Value + value, sum, 1, product, 1, 0);
        }
        return Rounded(sum, x.Length, magnitude);
    }

    /// <inheritdoc/>
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) => Reduction.RelativeEntropy<Taping>(p, rows, columns);
    /// <inheritdoc/>
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct =>
        Reduction.Product<Taping, TForm>(form, a, b, start, y);

    /// <inheritdoc/>
    public static string Describe(Pair x) => x.Extra == 0 ? "" : "@" + Tape.Place(new Augmented<Taping>(x.Value, x.Extra)).ToString(CultureInfo.InvariantCulture);

    private static Pair Step(double value, Pair x, double dx, Pair y, double dy) =>
        Record(value, x, dx, y, dy, Tape.Current?.Accuracy?.Error(value) ?? 0);

    private static Pair Record(double value, Pair x, double dx, Pair y, double dy, double rounding) =>
        (x.Extra == 0 && y.Extra == 0 && rounding == 0) || Tape.Current is not { } tape ? new(value, 0) : new(value, tape.Push(x.Extra, dx, y.Extra, dy, rounding));

    // A sum's error is charged once, for any order of its additions, instead of to each partial sum of one order.
    private static Pair Rounded(Pair sum, int roundings, double magnitude) =>
        Tape.Current is not { Accuracy: { } accuracy } tape
            ? sum
            : new(sum.Value, tape.Push(sum.Extra, 1, 0, 0, accuracy.SumError(roundings, magnitude)));
}
