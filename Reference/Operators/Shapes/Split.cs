using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Consecutive parts of a tensor along <c>axis</c>.</summary>
/// <remarks>
/// Shape: x [.., n, ..] → [.., n₀, ..], [.., n₁, ..], … with Σ nₖ = n.<br/>
/// Since: 18 (<c>num_outputs</c>: the last part may be smaller); 13 (<c>split</c> is an input); 2 (<c>split</c> is an attribute, equal parts without it);
/// 1 (<c>split</c> is an attribute or an input).<br/>
/// Source: ONNX Split-18.
/// </remarks>
public static class Split
{
    /// <summary>Parts of the given lengths.</summary>
    public static Tensor[] Of(Tensor x, ReadOnlySpan<long> lengths, long axis = 0)
    {
        int at = Shape.Axis(axis, x.Rank);
        int[] strides = Shape.Strides(x.Shape);
        Tensor[] parts = new Tensor[lengths.Length];
        long start = 0;
        for (int i = 0; i < parts.Length; i++)
        {
            if (lengths[i] < 0 || lengths[i] > x.Shape[at] - start)
            {
                throw Misfit(x, lengths, at);
            }
            int[] shape = [.. x.Shape];
            shape[at] = (int)lengths[i];
            parts[i] = x.Strided((int)start * strides[at], strides, shape);
            start += lengths[i];
        }
        return start == x.Shape[at] ? parts : throw Misfit(x, lengths, at);
    }

    /// <summary>A number of equal parts; where they cannot be equal, the last is smaller, or an error when it must not be.</summary>
    public static Tensor[] Equally(Tensor x, long count, long axis, bool lastMayBeSmaller)
    {
        int n = x.Shape[Shape.Axis(axis, x.Rank)];
        if (count is < 1 or > 1 << 20 || (n % count != 0 && !lastMayBeSmaller))
        {
            throw new ShapeException($"dimension {axis} of x {Shape.Text(x.Shape)} cannot be split into {count} {(lastMayBeSmaller ? "" : "equal ")}parts");
        }
        long[] lengths = new long[count];
        Array.Fill(lengths, (n + count - 1) / count);
        lengths[^1] = n - lengths[0] * (count - 1);
        return Of(x, lengths, axis);
    }

    private static ShapeException Misfit(Tensor x, ReadOnlySpan<long> lengths, int axis) =>
        new($"'split' is [{string.Join(", ", lengths.ToArray())}]: need lengths that sum to {x.Shape[axis]}, dimension {axis} of x {Shape.Text(x.Shape)}");
}
