using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The upper (xᵢⱼ where j ≥ i + k) or lower (j ≤ i + k) triangle of each matrix; zero elsewhere.</summary>
/// <remarks>
/// Shape: x [.., m, n] → same.<br/>
/// Since: 14.<br/>
/// Source: ONNX Trilu-14.
/// </remarks>
public static class Trilu
{
    /// <summary>One triangle of each matrix, its diagonal moved up by <paramref name="k"/>.</summary>
    public static Tensor Of(Tensor x, long k = 0, bool upper = true)
    {
        if (x.Rank < 2)
        {
            throw new ShapeException($"x has shape {Shape.Text(x.Shape)}: need at least two dimensions");
        }
        int rows = x.Shape[^2], columns = x.Shape[^1];
        k = Math.Clamp(k, -rows - 1L, columns + 1L);
        Tensor result = x.EmptyLike(x.Shape);
        for (int start = 0, row = 0; start < x.Count; start += columns, row = (row + 1) % rows)
        {
            int first = upper ? (int)Math.Clamp(row + k, 0, columns) : 0, end = upper ? columns : (int)Math.Clamp(row + k + 1, 0, columns);
            result.CopyFrom(x, start + first, start + first, end - first);
        }
        return result;
    }
}
