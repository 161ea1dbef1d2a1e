using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>How often each n-gram of a pool occurs in a row of items: the number (TF), the weight of what occurs (IDF), or weight times number (TFIDF).</summary>
/// <remarks>
/// Shape: x [C] → [K] or [N, C] → [N, K], with K one more than the largest of <c>ngram_indexes</c>.<br/>
/// Method: an n-gram may skip s = 0 .. <c>max_skip_count</c> items between neighbours, the same s throughout; a single item is counted once.<br/>
/// Since: 9.<br/>
/// Source: ONNX TfIdfVectorizer-9.
/// </remarks>
/// <typeparam name="TItem">The type of an item: long or string.</typeparam>
public sealed class TfIdfVectorizer<TItem> where TItem : notnull
{
    private readonly Dictionary<(int Node, TItem Item), int> next = [];
    private readonly Dictionary<int, int> grams = [];

    /// <summary>ONNX's <c>min_gram_length</c> and <c>max_gram_length</c>.</summary>
    public required (long Shortest, long Longest) Lengths { get; init; }

    /// <summary>ONNX's <c>max_skip_count</c>.</summary>
    public required long MostSkipped { get; init; }

    /// <summary>ONNX's <c>ngram_indexes</c>: the output column of each n-gram.</summary>
    public required long[] Columns { get; init; }

    /// <summary>ONNX's <c>weights</c>; ones when empty.</summary>
    public required float[] Weights { get; init; }

    /// <summary>ONNX's <c>mode</c>.</summary>
    public required string Mode { get; init; }

    /// <summary>Adds the n-grams of a pool: first those of one item, from <c>ngram_counts</c>₁ those of two, …</summary>
    /// <exception cref="ShapeException">The starts do not cut the pool into whole n-grams, or there is not one column for each of these.</exception>
    public void Add(TItem[] pool, ReadOnlySpan<long> starts)
    {
        int gram = 0;
        for (int n = 1; n <= starts.Length; n++)
        {
            long start = starts[n - 1], end = n < starts.Length ? starts[n] : pool.Length;
            if (start < 0 || start > end || end > pool.Length || (end - start) % n != 0)
            {
                throw new ShapeException($"'ngram_counts' puts the {n}-grams at {start} up to {end} of a pool of {pool.Length} items: need whole ones inside it, in order of n");
            }
            for (long at = start; at < end; at += n, gram++)
            {
                int node = 0;
                for (int i = 0; i < n; i++)
                {
                    if (!next.TryGetValue((node, pool[at + i]), out int child))
                    {
                        next[(node, pool[at + i])] = child = next.Count + 1;
                    }
                    node = child;
                }
                grams[node] = gram;
            }
        }
        if (gram != Columns.Length || (Weights.Length > 0 && Weights.Length != gram))
        {
            throw new ShapeException($"the pool has {gram} n-grams, 'ngram_indexes' {Columns.Length} and 'weights' {Weights.Length} entries: need one for each n-gram");
        }
    }

    /// <summary>The vector of each row.</summary>
    public Tensor<T> Of<T>(Tensor<TItem> x) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank > 2 || Columns.Length == 0 || Columns.Any(c => c is < 0 or >= int.MaxValue))
        {
            throw new ShapeException($"x has shape {Shape.Text(x.Shape)} for {Columns.Length} n-grams: need [C] or [N, C], and columns from 0 to 2^31 - 2");
        }
        int width = (int)Columns.Max() + 1, length = x.Rank == 0 ? 1 : x.Shape[^1], rows = x.Rank == 2 ? x.Shape[0] : 1;
        T[] result = Shape.Allocate<T>([rows, width]);
        for (int row = 0; row < rows; row++)
        {
            long[] counts = Count(x.Values.AsSpan(row * length, length));
            for (int g = 0; g < counts.Length; g++)
            {
                T weight = Weights.Length > 0 ? T.CreateChecked(Weights[g]) : T.One;
                T term = counts[g] == 0 ? T.Zero : Mode switch
                {
                    "TF" => T.CreateChecked(counts[g]),
                    "IDF" => weight,
                    "TFIDF" => weight * T.CreateChecked(counts[g]),
                    _ => throw new ShapeException($"'mode' is '{Mode}': need TF, IDF or TFIDF"),
                };
                result[row * width + Columns[g]] += term;
            }
        }
        return new Tensor<T>(result, x.Rank == 2 ? [rows, width] : [width], ElementType.Float);
    }

    private long[] Count(ReadOnlySpan<TItem> items)
    {
        long[] counts = new long[Columns.Length];
        for (long stride = 1; stride <= MostSkipped + 1 && stride <= Math.Max(1, items.Length); stride++)
        {
            for (int start = 0; start < items.Length; start++)
            {
                int node = 0;
                long at = start;
                for (int n = 1; n <= Lengths.Longest && at < items.Length && next.TryGetValue((node, items[(int)at]), out node); n++, at += stride)
                {
                    if (n >= Lengths.Shortest && (n > 1 || stride == 1) && grams.TryGetValue(node, out int gram))
                    {
                        counts[gram]++;
                    }
                }
            }
        }
        return counts;
    }
}
