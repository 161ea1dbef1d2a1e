using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Edf;

/// <summary>The rule of a number that measures what a forward pass costs: its extra word is the depth at which it is known, and every
/// operation is counted.</summary>
/// <remarks>
/// Adding a zero that is no result is free: += begins with one. Comparisons are not seen, for they make no number; negations and choices
/// cost nothing. Sums are taken as early as their terms allow.
/// </remarks>
internal readonly struct Counting : IRule
{
    [ThreadStatic]
    private static long operations;

    /// <summary>The operations of a computation on this thread.</summary>
    public static long During(Action computation)
    {
        operations = 0;
        computation();
        return operations;
    }

    public static bool IsParallel => false;
    public static Pair Constant(DoubleDouble exact) => new(exact.Hi, 0);
    public static Pair Rounded(Pair x) => x;
    public static Pair Add(Pair x, Pair y) => IsNothing(x) ? y : IsNothing(y) ? x : Result(x.Value + y.Value, x, y);
    public static Pair Subtract(Pair x, Pair y) => Result(x.Value - y.Value, x, y);
    public static Pair Multiply(Pair x, Pair y) => Result(x.Value * y.Value, x, y);
    public static Pair Divide(Pair x, Pair y) => Result(x.Value / y.Value, x, y);
    public static Pair Negate(Pair x) => new(-x.Value, x.Extra);
    public static Pair Apply<TFunction>(Pair x) where TFunction : IElementary => Result(TFunction.Value(x.Value), x, x);
    public static Pair Apply2<TFunction>(Pair x, Pair y) where TFunction : IElementary2 => Result(TFunction.Value(x.Value, y.Value), x, y);
    public static Pair Extreme(Pair x, Pair y, int sign) =>
        Result(sign > 0 ? Math.Max(x.Value, y.Value) : Math.Min(x.Value, y.Value), x, y);
    public static Pair Choose(Pair margin, Pair positive, Pair otherwise) => margin.Value > 0 ? positive : otherwise;
    public static int Compare(Pair x, Pair y) => x.Value.CompareTo(y.Value);
    public static string Describe(Pair x) => $"at {x.Extra}";

    public static Pair Sum(ReadOnlySpan<Pair> x)
    {
        PriorityQueue<Pair, double> terms = new();
        foreach (Pair term in x)
        {
            terms.Enqueue(term, term.Extra);
        }
        while (terms.Count > 1)
        {
            Pair first = terms.Dequeue(), second = terms.Dequeue(), sum = Result(first.Value + second.Value, first, second);
            terms.Enqueue(sum, sum.Extra);
        }
        return terms.Dequeue();
    }

    public static Pair Dot(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y)
    {
        Pair[] products = new Pair[x.Length];
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = Multiply(x[i], y[i]);
        }
        return Sum(products);
    }

    public static Pair Remainder(Pair x, Pair y, bool toNearest) => throw new NotSupportedException();
    public static Pair MultiplyAdd(Pair x, Pair y, Pair z) => throw new NotSupportedException();
    public static Pair Round(Pair x, int digits, MidpointRounding mode) => throw new NotSupportedException();
    public static Pair RoundTo(Pair x, Storage format) => throw new NotSupportedException();
    public static Pair RelativeEntropy(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) =>
        throw new NotSupportedException();
    public static void Product<TForm>(in TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y)
        where TForm : struct, IProduct => throw new NotSupportedException();

    private static bool IsNothing(Pair x) => x is { Value: 0, Extra: 0 };

    private static Pair Result(double value, Pair x, Pair y)
    {
        operations++;
        return new(value, Math.Max(x.Extra, y.Extra) + 1);
    }
}
