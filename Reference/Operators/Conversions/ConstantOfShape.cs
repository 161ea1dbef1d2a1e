using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A tensor of a given shape, every element of which is one value.</summary>
/// <remarks>
/// Shape: the elements of the input. Domain: dimensions ≥ 0; no dimension makes a scalar.<br/>
/// Source: ONNX ConstantOfShape-25.
/// </remarks>
public static class ConstantOfShape
{
    /// <summary>The only element of a tensor, repeated.</summary>
    /// <exception cref="ShapeException">The value holds no or several elements.</exception>
    public static Tensor Of(ReadOnlySpan<long> shape, Tensor value)
    {
        int[] dimensions = Shape.Dimensions(shape);
        return value.Count == 1 ? value.Take(new int[Shape.Count(dimensions)], dimensions) : throw new ShapeException($"'value' is {value.Describe()}: need a single element");
    }
}
