using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A cache with new entries written along its sequence axis, for each batch entry from its own index on.</summary>
/// <remarks>
/// Shape: cache [batch, .., m, ..], update [batch, .., s, ..] with s ≤ m, indices [batch] (zero when not given) → that of the cache.<br/>
/// Domain: mode <c>linear</c> needs index + s ≤ m; mode <c>circular</c> goes on at the front.<br/>
/// Since: 24.<br/>
/// Source: ONNX TensorScatter-24.
/// </remarks>
public static class TensorScatter
{
    /// <summary>The cache with the new entries.</summary>
    public static Tensor Of(Tensor cache, Tensor update, long[]? indices = null, long axis = -2, bool circular = false)
    {
        int at = Shape.Axis(axis, cache.Rank);
        bool fits = at > 0 && update.Rank == cache.Rank && update.ElementType == cache.ElementType && (indices is null || indices.Length == cache.Shape[0]);
        for (int d = 0; fits && d < cache.Rank; d++)
        {
            fits = d == at ? update.Shape[d] <= cache.Shape[d] : update.Shape[d] == cache.Shape[d];
        }
        if (!fits)
        {
            throw new ShapeException($"cache {cache.Describe()}, update {update.Describe()} and {indices?.Length ?? 0} indices do not fit at axis {at}, which must come after the batch's");
        }
        int length = cache.Shape[at], written = update.Shape[at], run = Shape.Count(cache.Shape.AsSpan(at + 1));
        int prefixes = Shape.Count(cache.Shape.AsSpan(0, at)), perBatch = Shape.Count(cache.Shape.AsSpan(1, at - 1));
        int[] starts = Shape.Allocate<int>([prefixes, written]);
        for (int p = 0, i = 0; p < prefixes; p++)
        {
            long first = indices is null ? 0 : indices[p / perBatch];
            if (first < 0 || (!circular && first > length - written))
            {
                throw new ShapeException($"'write_indices' is {first} at {p / perBatch}: {written} entries do not fit from there into {length}");
            }
            for (int s = 0; s < written; s++, i++)
            {
                starts[i] = (p * length + (int)((first % length + s) % length)) * run;
            }
        }
        return Runs.Write(cache, starts, run, update);
    }
}
