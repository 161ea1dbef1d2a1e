using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The distinct elements of x, or its distinct parts along <c>axis</c>, each once.</summary>
/// <remarks>
/// Shape: x → Y [k] (or [.., k, ..]), indices [k] of first occurrences, inverse_indices [n], counts [k].<br/>
/// Domain: numbers (NaN equals NaN and is the largest), bool, string (in ordinal order). Parts are ordered like their elements, the first difference deciding.<br/>
/// Since: 11.<br/>
/// Source: ONNX Unique-11.
/// </remarks>
public static class Unique
{
    /// <summary>Y, indices, inverse_indices and counts.</summary>
    public static Tensor[] Of<T>(Tensor x, long? axis = null, bool sorted = true) where T : IFloatingPointIeee754<T>
    {
        Tensor source = axis is null ? x.WithShape([x.Count]) : x;
        int at = Shape.Axis(axis ?? 0, source.Rank);
        Lines lines = Lines.Along(source.Shape, at);
        int[] ranks = source switch
        {
            Tensor<bool> b => Array.ConvertAll(b.Values, v => v ? 1 : 0),
            Tensor<string> s => Ranked(s.Values, StringComparer.Ordinal.Compare),
            _ => Numeric.Apply<T, Ranks, int[]>(source, default),
        };
        int Compare(int a, int b)
        {
            for (int o = 0; o < lines.Outer; o++)
            {
                ReadOnlySpan<int> left = ranks.AsSpan((o * lines.Length + a) * lines.Inner, lines.Inner), right = ranks.AsSpan((o * lines.Length + b) * lines.Inner, lines.Inner);
                int order = left.SequenceCompareTo(right);
                if (order != 0)
                {
                    return order;
                }
            }
            return 0;
        }
        int[] order = [.. Enumerable.Range(0, lines.Length)];
        Array.Sort(order, (a, b) => Compare(a, b) is int c and not 0 ? c : a.CompareTo(b));
        List<int> firsts = [];
        int[] group = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || Compare(order[i - 1], order[i]) != 0)
            {
                firsts.Add(order[i]);
            }
            group[order[i]] = firsts.Count - 1;
        }
        int[] arranged = [.. Enumerable.Range(0, firsts.Count)];
        if (!sorted)
        {
            Array.Sort(arranged, (a, b) => firsts[a].CompareTo(firsts[b]));
        }
        int[] position = new int[arranged.Length];
        for (int i = 0; i < arranged.Length; i++)
        {
            position[arranged[i]] = i;
        }
        long[] inverse = Array.ConvertAll(group, g => (long)position[g]), counts = new long[arranged.Length];
        foreach (long i in inverse)
        {
            counts[i]++;
        }
        Tensor<long> indices = Tensor<long>.Vector(Array.ConvertAll(arranged, g => (long)firsts[g]));
        return [Gather.Of(source, indices, at), indices, Tensor<long>.Vector(inverse), Tensor<long>.Vector(counts)];
    }

    private static int[] Ranked<TElement>(TElement[] values, Comparison<TElement> compare)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)], ranks = new int[values.Length];
        Array.Sort(order, (a, b) => compare(values[a], values[b]));
        for (int i = 1; i < order.Length; i++)
        {
            ranks[order[i]] = ranks[order[i - 1]] + (compare(values[order[i - 1]], values[order[i]]) != 0 ? 1 : 0);
        }
        return ranks;
    }

    private readonly struct Ranks : INumericOperation<int[]>
    {
        public int[] Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> =>
            Ranked(x.Values, (a, b) => TNumber.IsNaN(a) || TNumber.IsNaN(b) ? TNumber.IsNaN(a).CompareTo(TNumber.IsNaN(b)) : a < b ? -1 : a > b ? 1 : 0);
    }
}
