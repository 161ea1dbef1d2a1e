using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Drops dimensions of 1 (ONNX's Squeeze) or inserts them (ONNX's Unsqueeze).</summary>
/// <remarks>
/// Shape: Squeeze drops <c>axes</c>, all dimensions of 1 when none are given; Unsqueeze's <c>axes</c> are positions in the result.<br/>
/// Method: the result shares the input's array.<br/>
/// Since: 13 (<c>axes</c> is an input); 11 (negative axes); 1 (<c>axes</c> is an attribute).<br/>
/// Source: ONNX Squeeze-13, Unsqueeze-13.
/// </remarks>
public static class Squeeze
{
    /// <summary>The tensor without some dimensions of 1.</summary>
    public static Tensor Of(Tensor x, long[]? axes)
    {
        if (axes is null)
        {
            return x.WithShape([.. x.Shape.Where(d => d != 1)]);
        }
        int[] dropped = axes.Length == 0 ? [] : Shape.Axes(axes, x.Rank);
        foreach (int axis in dropped)
        {
            if (x.Shape[axis] != 1)
            {
                throw new ShapeException($"'axes' names dimension {axis} of x {Shape.Text(x.Shape)}: only a dimension of 1 can be dropped");
            }
        }
        return x.WithShape([.. x.Shape.Where((_, d) => !dropped.Contains(d))]);
    }

    /// <summary>The tensor with dimensions of 1 inserted at positions of the result.</summary>
    public static Tensor Un(Tensor x, long[] axes)
    {
        int[] inserted = axes.Length == 0 ? [] : Shape.Axes(axes, x.Rank + axes.Length);
        int[] shape = new int[x.Rank + axes.Length];
        for (int d = 0, from = 0; d < shape.Length; d++)
        {
            shape[d] = inserted.Contains(d) ? 1 : x.Shape[from++];
        }
        return x.WithShape(shape);
    }
}
