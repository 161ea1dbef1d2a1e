using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Which keys a query may see, and what is added to its scores.</summary>
/// <remarks>
/// Key j is visible to query i when the mask says so and, with p = i + offset the query's place in the whole sequence,
/// j ≤ p (causal), p − left ≤ j ≤ p + right (window; −1: no limit) and j &lt; nonpad_kv_seqlen. The offset is the length of the past,
/// or nonpad_kv_seqlen − L where the cache is kept outside. A mask shorter than the keys hides the rest (from opset 24 on; in 23 a mask of length 1 is repeated).
/// </remarks>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class AttentionMask<T> where T : IFloatingPointIeee754<T>
{
    private readonly Tensor<bool>? allowed;
    private readonly Tensor<T>? added;
    private readonly int[] strides = [0, 0, 0, 0];
    private readonly int length, past, width;
    private readonly long[]? filled;
    private readonly long left, right;

    /// <summary>A mask for scores of the given shape [B, H, L, S].</summary>
    /// <exception cref="ShapeException">The mask's type or shape does not fit.</exception>
    public AttentionMask(int[] scores, Tensor? mask, int? past, long[]? filled, AttentionOptions<T> options)
    {
        (long left, long right, bool causal) = (options.LeftWindow, options.RightWindow, options.Causal);
        (allowed, added) = (mask as Tensor<bool>, mask as Tensor<T>);
        (this.filled, this.left, this.past, length) = (filled, left < 0 ? long.MaxValue : left, past ?? 0, scores[2]);
        FromFilled = past is null && filled is not null;
        this.right = causal ? 0 : right < 0 ? long.MaxValue : right;
        width = mask is { Rank: > 0 } && (options.ShortMaskHides || mask.Shape[^1] != 1) ? mask.Shape[^1] : int.MaxValue;
        if (mask is not null && ((allowed is null && added is null) || mask.Rank > 4 || (width != int.MaxValue && (width > scores[3] || (width < scores[3] && !options.ShortMaskHides)))))
        {
            throw new ShapeException($"the mask is {mask.Describe()}: need booleans or reals that broadcast to {Shape.Text(scores)}");
        }
        if (filled is not null && filled.Length != scores[0])
        {
            throw new ShapeException($"'nonpad_kv_seqlen' has {filled.Length} numbers: need one for each of {scores[0]} batch entries");
        }
        for (int d = 4 - (mask?.Rank ?? 0), stride = Shape.Count(mask?.Shape ?? []); d < 4; d++)
        {
            int dimension = mask!.Shape[d - 4 + mask.Rank];
            stride /= Math.Max(1, dimension);
            strides[d] = dimension == 1 ? 0 : d == 3 || dimension == scores[d] ? stride
                : throw new ShapeException($"the mask is {mask.Describe()}: need a shape that broadcasts to {Shape.Text(scores)}");
        }
    }

    private bool FromFilled { get; }

    /// <summary>Adds the mask to a row of scores: −∞ where a key is hidden, whatever its score.</summary>
    public void Apply(Span<T> row, int batch, int head, int query)
    {
        long place = query + (FromFilled ? filled![batch] - length : past);
        int start = batch * strides[0] + head * strides[1] + query * strides[2];
        for (int j = 0; j < row.Length; j++)
        {
            long ahead = j - place;
            bool visible = j < width && ahead <= right && -ahead <= left && (filled is null || j < filled[batch]);
            int at = start + j * strides[3];
            if (!visible || (allowed is not null && !allowed.Values[at]) || (added is not null && T.IsNegativeInfinity(added.Values[at])))
            {
                row[j] = T.NegativeInfinity;
            }
            else if (added is not null)
            {
                row[j] += added.Values[at];
            }
        }
    }
}
