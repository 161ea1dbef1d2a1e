using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Tensors laid one behind the other along <c>axis</c>.</summary>
/// <remarks>
/// Shape: [.., n₀, ..], [.., n₁, ..], … → [.., n₀ + n₁ + …, ..]; all other dimensions agree.<br/>
/// Since: 11 (negative axis); 4 (<c>axis</c> is required); 1 (default 1).<br/>
/// Source: ONNX Concat-13.
/// </remarks>
public static class Concat
{
    /// <summary>The concatenation of one or more tensors.</summary>
    public static Tensor Of(IReadOnlyList<Tensor> parts, long axis)
    {
        Tensor first = parts.Count > 0 ? parts[0] : throw new ShapeException("nothing to concatenate: need at least one tensor");
        int at = Shape.Axis(axis, first.Rank);
        int[] shape = [.. first.Shape];
        shape[at] = 0;
        foreach (Tensor part in parts)
        {
            bool fits = part.ElementType == first.ElementType && part.Rank == first.Rank;
            for (int d = 0; fits && d < shape.Length; d++)
            {
                fits = d == at || part.Shape[d] == shape[d];
            }
            shape[at] = fits ? checked(shape[at] + part.Shape[at]) : throw new ShapeException($"{first.Describe()} and {part.Describe()} differ in more than dimension {at}");
        }
        Tensor result = first.UnclearedLike(shape);
        int outer = Shape.Count(shape.AsSpan(0, at)), start = 0;
        int row = Shape.Count(shape.AsSpan(at));
        foreach (Tensor part in parts)
        {
            int run = Shape.Count(part.Shape.AsSpan(at));
            for (int o = 0; run > 0 && o < outer; o++)
            {
                result.CopyFrom(part, o * run, o * row + start, run);
            }
            start += run;
        }
        return result;
    }
}
