using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>Sums, dot products, matrix products and convolutions by a rule's own + and ×, for rules that have no faster way.</summary>
internal static class Reduction
{
    /// <summary>How many columns a matrix of masses has, by its divisors: as many as they are, or as its rows leave; no divisors make one row.</summary>
    public static int Width(int masses, int rows, int columns) => rows > 0 ? masses / rows : columns > 0 ? columns : masses;

    public static Pair RelativeEntropy<TRule>(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns) where TRule : IRule
    {
        Pair[] terms = new Pair[p.Length];
        int width = Width(p.Length, rows.Length, columns.Length);
        for (int i = 0; i < terms.Length; i++)
        {
            if (p[i].Value != 0 || p[i].Extra != 0)
            {
                Pair column = columns.IsEmpty ? new(1, 0) : columns[i % width];
                terms[i] = rows.IsEmpty ? TRule.Apply2<Elementary.RelativeEntropy>(p[i], column)
                    : TRule.Multiply(rows[i / width], TRule.Apply2<Elementary.RelativeEntropy>(TRule.Divide(p[i], rows[i / width]), column));
            }
        }
        return TRule.Sum(terms);
    }

    public static Pair Sum<TRule>(ReadOnlySpan<Pair> x) where TRule : IRule
    {
        Pair sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            sum = i == 0 ? x[0] : TRule.Add(sum, x[i]);
        }
        return sum;
    }

    public static Pair Dot<TRule>(ReadOnlySpan<Pair> x, ReadOnlySpan<Pair> y) where TRule : IRule
    {
        Pair sum = default;
        for (int i = 0; i < x.Length; i++)
        {
            Pair product = TRule.Multiply(x[i], y[i]);
            sum = i == 0 ? product : TRule.Add(sum, product);
        }
        return sum;
    }

    public static unsafe void Product<TRule, TForm>(TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y)
        where TRule : struct, IRule where TForm : struct, IProduct
    {
        int lengthA = a.Length, lengthB = b.Length, lengthStart = start.Length;
        fixed (Pair* firstA = a, firstB = b, firstStart = start, firstResult = y)
        {
            Pair* left = firstA, right = firstB, from = firstStart, to = firstResult;
            Loops.For<Augmented<TRule>>(y.Length, form.Depth + 4L, (first, end) =>
            {
                Pair[] x = new Pair[form.Depth], w = new Pair[form.Depth];
                for (int i = first; i < end; i++)
                {
                    int terms = form.Gather(i, new ReadOnlySpan<Pair>(left, lengthA), new ReadOnlySpan<Pair>(right, lengthB), x.AsSpan(), w.AsSpan());
                    Pair sum = TRule.Dot(x.AsSpan(0, terms), w.AsSpan(0, terms));
                    sum = form.Scale == 1 ? sum : TRule.Multiply(new Pair(form.Scale, 0), sum);
                    to[i] = lengthStart == 0 ? sum : terms == 0 ? from[form.StartOf(i)] : TRule.Add(sum, from[form.StartOf(i)]);
                }
            });
        }
    }
}
