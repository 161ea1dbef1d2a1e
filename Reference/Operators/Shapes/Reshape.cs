using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The same elements, in row-major order, in another shape.</summary>
/// <remarks>
/// Shape: one dimension may be −1 (what remains of the element count); 0 keeps the input's dimension at that position, or means 0 with <c>allowzero</c>.<br/>
/// Method: the result shares the input's array.<br/>
/// Since: 14 (<c>allowzero</c>); 5 (<c>shape</c> is an input); 1 (<c>shape</c> is an attribute).<br/>
/// Source: ONNX Reshape-14.
/// </remarks>
public static class Reshape
{
    /// <summary>The tensor in another shape.</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<long> shape, bool allowZero = false)
    {
        int[] result = new int[shape.Length];
        int inferred = -1;
        for (int i = 0; i < shape.Length; i++)
        {
            result[i] = shape[i] switch
            {
                0 when !allowZero => i < x.Rank ? x.Shape[i] : throw new ShapeException($"'shape' is 0 at {i}, which keeps a dimension that x {Shape.Text(x.Shape)} does not have"),
                -1 => inferred < 0 ? 1 : throw new ShapeException($"'shape' is -1 at {inferred} and at {i}: at most one dimension can be inferred"),
                >= 0 and <= int.MaxValue => (int)shape[i],
                _ => throw new ShapeException($"'shape' is {shape[i]} at {i}: need -1 to 2^31 - 1"),
            };
            inferred = shape[i] == -1 ? i : inferred;
        }
        if (inferred >= 0)
        {
            int others = Shape.Count(result);
            result[inferred] = others > 0 && x.Count % others == 0 ? x.Count / others
                : throw new ShapeException($"x {Shape.Text(x.Shape)} has {x.Count} elements, which the other dimensions of 'shape' ({others} elements) do not divide");
        }
        return x.WithShape(result);
    }

    /// <summary>The matrix whose rows are the parts of x before <paramref name="axis"/> (ONNX's Flatten; negative axes since 11).</summary>
    public static Tensor Flatten(Tensor x, long axis = 1)
    {
        int at = axis == x.Rank ? x.Rank : Shape.Axis(axis, x.Rank);
        return x.WithShape([Shape.Count(x.Shape.AsSpan(0, at)), Shape.Count(x.Shape.AsSpan(at))]);
    }
}
