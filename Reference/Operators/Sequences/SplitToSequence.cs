using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Consecutive parts of a tensor along <c>axis</c>, as a sequence.</summary>
/// <remarks>
/// Shape: a scalar <c>split</c> is the length of every part (the last may be shorter), a vector gives each length; without it every part has length 1, and loses
/// that dimension when <c>keepdims</c> is 0.<br/>
/// Since: 11.<br/>
/// Source: ONNX SplitToSequence-24.
/// </remarks>
public static class SplitToSequence
{
    /// <summary>The parts.</summary>
    /// <param name="x">Any tensor.</param>
    /// <param name="split">The common length, when <paramref name="isCommon"/>, or all lengths; null for parts of 1.</param>
    /// <param name="isCommon">Whether <paramref name="split"/> is one length for all parts.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="keepDimension">Whether parts of 1 keep their dimension.</param>
    public static Sequence Of(Tensor x, long[]? split, bool isCommon, long axis = 0, bool keepDimension = true)
    {
        int n = x.Shape[Shape.Axis(axis, x.Rank)];
        if (split is null || isCommon)
        {
            long length = split is null ? 1 : split[0] > 0 ? Math.Min(split[0], Math.Max(1, n)) : throw new ShapeException($"'split' is {split[0]}: need a positive length");
            long[] lengths = new long[(n + length - 1) / length];
            Array.Fill(lengths, length);
            if (lengths.Length > 0)
            {
                lengths[^1] = n - length * (lengths.Length - 1);
            }
            keepDimension |= split is not null;
            split = lengths;
        }
        Tensor[] parts = Split.Of(x, split, axis);
        return new Sequence(keepDimension ? parts : Array.ConvertAll(parts, part => Squeeze.Of(part, [axis])), x.ElementType);
    }
}
