using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>NonMaxSuppression: of each class, boxes in order of falling score, without those that overlap a chosen one: area(a ∩ b) ÷ area(a ∪ b) &gt; iou_threshold.</summary>
/// <remarks>
/// Shape: boxes [N, B, 4], scores [N, C, B] → [k, 3]: batch, class, box. Domain: equal scores keep the order of the boxes; a score must exceed score_threshold.<br/>
/// Method: boxes are (y₁, x₁, y₂, x₂), corners in either order, or with center_point_box (x, y, width, height).<br/>
/// Error: the result is all choices; where scores or overlaps lie within their rounding error of each other or of a threshold, an implementation may legitimately choose otherwise.<br/>
/// Since: 10; 11 says the same.<br/>
/// Source: ONNX NonMaxSuppression-11.
/// </remarks>
public static class NonMaxSuppression
{
    /// <summary>The boxes that are chosen.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<long> Of<T>(Tensor<T> boxes, Tensor<T> scores, long most, Tensor<T>? overlap, Tensor<T>? score, bool center) where T : IFloatingPointIeee754<T>
    {
        if (boxes.Rank != 3 || scores.Rank != 3 || boxes.Shape[2] != 4 || boxes.Shape[0] != scores.Shape[0] || boxes.Shape[1] != scores.Shape[2])
        {
            throw new ShapeException($"boxes are {boxes.Describe()} and scores {scores.Describe()}: need [N, B, 4] and [N, C, B]");
        }
        T largest = overlap is { Count: > 0 } ? overlap[0] : T.Zero;
        int classes = scores.Shape[1], count = scores.Shape[2];
        List<long> chosen = [];
        for (int line = 0; line < scores.Shape[0] * classes; line++)
        {
            int batch = line / classes;
            Box<T>[] corners = [.. Enumerable.Range(0, count).Select(b => Box<T>.Of(boxes.Values.AsSpan((batch * count + b) * 4, 4), center))];
            T[] rank = scores.Values[(line * count)..((line + 1) * count)];
            List<int> kept = [];
            foreach (int candidate in Enumerable.Range(0, count).Where(b => score is not { Count: > 0 } || rank[b] > score[0]).OrderByDescending(b => rank[b]))
            {
                if (kept.Count >= most)
                {
                    break;
                }
                if (!kept.Exists(other => corners[candidate].Overlaps(corners[other], largest)))
                {
                    kept.Add(candidate);
                    chosen.AddRange([batch, line % classes, candidate]);
                }
            }
        }
        return new Tensor<long>([.. chosen], [chosen.Count / 3, 3]);
    }

    private readonly record struct Box<T>(T Left, T Top, T Right, T Bottom) where T : IFloatingPointIeee754<T>
    {
        private T Area => (Right - Left) * (Bottom - Top);

        public static Box<T> Of(ReadOnlySpan<T> box, bool center)
        {
            if (center)
            {
                T half = T.CreateChecked(0.5), width = box[2] * half, height = box[3] * half;
                return new(box[0] - width, box[1] - height, box[0] + width, box[1] + height);
            }
            return new(T.Min(box[1], box[3]), T.Min(box[0], box[2]), T.Max(box[1], box[3]), T.Max(box[0], box[2]));
        }

        public bool Overlaps(Box<T> other, T threshold)
        {
            Box<T> common = new(T.Max(Left, other.Left), T.Max(Top, other.Top), T.Min(Right, other.Right), T.Min(Bottom, other.Bottom));
            if (common.Right <= common.Left || common.Bottom <= common.Top || Area <= T.Zero || other.Area <= T.Zero)
            {
                return false;
            }
            T both = common.Area;
            return both / (Area + other.Area - both) > threshold;
        }
    }
}
