using System.Numerics;
using System.Runtime.CompilerServices;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>Functions and reductions for every number type: a number's own where it has one, plain arithmetic where not.</summary>
/// <remarks>A cast, unlike a pattern variable, leaves nothing on the heap: 244 → 23 ms for a million tracked elements.</remarks>
public static partial class Special
{
    /// <summary>erf x = 2/√π ∫₀ˣ e^(−t²) dt.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf<T>(T x) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? ((ISpecial<T>)x).Erf() : Plain<T, Elementary.Erf>(x);

    /// <summary>Φ(x) = ½ erfc(−x/√2): keeps its relative accuracy in the lower tail.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T NormalCdf<T>(T x) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? ((ISpecial<T>)x).NormalCdf() : Plain<T, Elementary.NormalCdf>(x);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ): neither tail overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? ((ISpecial<T>)x).Sigmoid() : Plain<T, Elementary.Sigmoid>(x);

    /// <summary>ln(1 + eˣ): neither tail overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? ((ISpecial<T>)x).Softplus() : Plain<T, Elementary.Softplus>(x);

    /// <summary>x ln(x/y) for x ≥ 0, y ≥ 0: 0 where x is 0, +∞ where y alone is; a bound stays finite where x may be 0, and relative where x is near y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T RelativeEntropy<T>(T x, T y) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? ((ISpecial<T>)x).RelativeEntropy(y)
        : T.CreateTruncating(Elementary.RelativeEntropy.Value(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>x ln y for x ≥ 0, y ≥ 0: 0 where x is 0, −∞ where y alone is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T XLogY<T>(T x, T y) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? ((ISpecial<T>)x).XLogY(y)
        : T.CreateTruncating(Elementary.XLogY.Value(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>x ln x for x ≥ 0: 0 where x is 0. A bound stays finite where x may be 0: there it is that of |a ln a − b ln b| and not that of the logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T XLogX<T>(T x) where T : IFloatingPointIeee754<T> => RelativeEntropy(x, T.One);

    /// <summary>eˣ − 1: keeps its relative accuracy near 0, where .NET's own for plain numbers cancels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpM1<T>(T x) where T : IFloatingPointIeee754<T> => x is ISpecial<T> ? T.ExpM1(x) : Plain<T, Elementary.ExpM1>(x);

    /// <summary>x as a format stores it: rounded, with its bound or derivative kept.</summary>
    public static T RoundTo<T>(T x, Storage format) where T : IFloatingPointIeee754<T> =>
        x is ISpecial<T> ? ((ISpecial<T>)x).RoundTo(format) : T.CreateTruncating(format.Round(double.CreateTruncating(x)));

    /// <summary>A branch of a piecewise function: <paramref name="positive"/> where <paramref name="margin"/> &gt; 0, else <paramref name="otherwise"/>.</summary>
    /// <remarks>Both branches are evaluated. A bound that cannot tell the sign of the margin is widened to cover both, so that kinks and jumps are sound.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Choose<T>(T margin, T positive, T otherwise) where T : IFloatingPointIeee754<T> =>
        margin is ISpecial<T> ? ((ISpecial<T>)margin).Choose(positive, otherwise) : margin > T.Zero ? positive : otherwise;

    /// <summary>Whether <see cref="Choose"/> by this margin covers both branches.</summary>
    public static bool IsOpen<T>(T margin) where T : IFloatingPointIeee754<T> => margin is ISpecial<T> && ((ISpecial<T>)margin).IsOpen;

    /// <summary>The part of their worst case that n independent errors reach together unless they conspire: about 4/√n, or 1 where the worst case is asked for.</summary>
    public static double Conspiring<T>(int errors) where T : IFloatingPointIeee754<T> => T.Zero is ISpecial<T> own ? own.Conspiring(errors) : 1;

    /// <summary>Σ xᵢ in an order that is not promised; the error bound of a number that carries one holds for every order.</summary>
    /// <remarks>Plain numbers: four running sums, so the error is at most γ of n/4 + 2 (less than a sequential sum's).</remarks>
    public static T Sum<T>(ReadOnlySpan<T> x) where T : INumber<T>
    {
        if (T.Zero is ISpecial<T>)
        {
            return ((ISpecial<T>)T.Zero).Sum(x);
        }
        T s0 = T.Zero, s1 = T.Zero, s2 = T.Zero, s3 = T.Zero;
        int i = 0;
        for (; i + 4 <= x.Length; i += 4)
        {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
        }
        for (; i < x.Length; i++)
        {
            s0 += x[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /// <summary>Σ xᵢyᵢ in an order that is not promised.</summary>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : INumber<T>
    {
        if (T.Zero is ISpecial<T>)
        {
            return ((ISpecial<T>)T.Zero).Dot(x, y);
        }
        T s0 = T.Zero, s1 = T.Zero, s2 = T.Zero, s3 = T.Zero;
        int i = 0;
        for (; i + 4 <= x.Length; i += 4)
        {
            s0 += x[i] * y[i];
            s1 += x[i + 1] * y[i + 1];
            s2 += x[i + 2] * y[i + 2];
            s3 += x[i + 3] * y[i + 3];
        }
        for (; i < x.Length; i++)
        {
            s0 += x[i] * y[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    /// <summary>Σᵢⱼ pᵢⱼ ln(pᵢⱼ ÷ rowᵢ ÷ columnⱼ), with 0 ln 0 = 0: every measure of information that is a sum of p ln p.</summary>
    /// <remarks>
    /// −H of one distribution without divisors; KL with the other distribution as columns; −H(y|x) with P(x) as rows; I(x, y) with both marginals, whose product need
    /// not be formed (it would underflow). A mass over none gives +∞; a negative mass NaN. The hot path of claims about information: see the claims benchmark.
    /// </remarks>
    /// <param name="p">The masses, row by row.</param>
    /// <param name="rows">A divisor for each row; empty for ones.</param>
    /// <param name="columns">A divisor for each column; empty for ones.</param>
    /// <exception cref="ArgumentException">The lengths do not make a matrix.</exception>
    public static T RelativeEntropy<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> rows, ReadOnlySpan<T> columns) where T : IFloatingPointIeee754<T>
    {
        int width = Reduction.Width(p.Length, rows.Length, columns.Length);
        if ((!rows.IsEmpty && p.Length != rows.Length * width) || (!columns.IsEmpty && columns.Length != width) || (width > 0 && p.Length % width != 0))
        {
            throw new ArgumentException($"{p.Length} masses, {rows.Length} rows and {columns.Length} columns: need rows × columns masses", nameof(p));
        }
        if (T.Zero is ISpecial<T>)
        {
            return ((ISpecial<T>)T.Zero).RelativeEntropy(p, rows, columns);
        }
        T[] terms = new T[p.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            T column = columns.IsEmpty ? T.One : columns[i % width];
            terms[i] = p[i] == T.Zero ? T.Zero : rows.IsEmpty ? RelativeEntropy(p[i], column) : rows[i / width] * RelativeEntropy(p[i] / rows[i / width], column);
        }
        return Sum<T>(terms);
    }

    /// <summary>A constant that the format under audit cannot hold exactly: it carries one rounding error.</summary>
    public static T Rounded<T>(double value) where T : IFloatingPointIeee754<T> => T.CreateChecked(value) is var x && x is ISpecial<T> ? ((ISpecial<T>)x).Rounded() : x;

    /// <summary>Doubles in a number type: exactly, where it is an augmented one.</summary>
    public static T[] Lift<T>(ReadOnlySpan<double> x) where T : IFloatingPointIeee754<T>
    {
        T[] lifted = new T[x.Length];
        if (default(T) is ISpecial<T>)
        {
            ((ISpecial<T>)default(T)!).Lift(x, lifted);
            return lifted;
        }
        for (int i = 0; i < lifted.Length; i++)
        {
            lifted[i] = T.CreateTruncating(x[i]);
        }
        return lifted;
    }

    /// <summary>A constant known to double-double accuracy, such as ln 2: with the error (if errors are tracked) of what T makes of it.</summary>
    public static T Constant<T>(DoubleDouble exact) where T : IFloatingPointIeee754<T> => T.Zero is ISpecial<T> ? ((ISpecial<T>)T.Zero).Constant(exact) : T.CreateTruncating(exact.Hi);

    /// <summary>A number about which nothing is known: its radius is infinite, or it is NaN where T keeps none.</summary>
    internal static T Unknown<T>(double value) where T : IFloatingPointIeee754<T> => T.Zero is ISpecial<T> ? ((ISpecial<T>)T.Zero).Unknown(value) : T.NaN;

    /// <summary>f(x) in any number type; of a plain number by way of double.</summary>
    internal static T Apply<T, TFunction>(T x) where T : IFloatingPointIeee754<T> where TFunction : IElementary =>
        x is ISpecial<T> ? ((ISpecial<T>)x).Apply<TFunction>() : Plain<T, TFunction>(x);

    /// <summary>f(x, y) in any number type; of plain numbers by way of double.</summary>
    internal static T Apply<T, TFunction>(T x, T y) where T : IFloatingPointIeee754<T> where TFunction : IElementary2 =>
        x is ISpecial<T> ? ((ISpecial<T>)x).Apply<TFunction>(y) : T.CreateTruncating(TFunction.Value(double.CreateTruncating(x), double.CreateTruncating(y)));

    /// <summary>The error radius that x carries: 0 for a plain number, NaN (which passes no comparison) for one that keeps none, as duals and tapes do.</summary>
    public static double Radius<T>(T x) where T : INumberBase<T> => x is ISpecial<T> ? ((ISpecial<T>)x).Radius : 0;

    /// <summary>The value of x in two words: all of it for float, double and numbers that have two themselves.</summary>
    public static DoubleDouble Midpoint<T>(T x) where T : INumberBase<T> => x is ISpecial<T> ? ((ISpecial<T>)x).Midpoint : double.CreateTruncating(x);

    /// <summary>Whether loops over this type of element may run on several threads at once (a tape may not).</summary>
    public static bool IsParallel<T>() => default(T) is not ISpecial<T> || ((ISpecial<T>)default(T)!).IsParallel;

    private static T Plain<T, TFunction>(T x) where T : IFloatingPointIeee754<T> where TFunction : IElementary =>
        T.CreateTruncating(TFunction.Value(double.CreateTruncating(x)));
}
