using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Which scale and zero point belong to each element of a quantized tensor: one for all, one for each slice along an axis, or one for each block.</summary>
/// <remarks>
/// Shape: of a tensor [.., n, ..]: scales [], [1], [n], or [.., ⌈n/block⌉, ..].<br/>
/// Since: 21 (blocks); 13 (per axis); 10.<br/>
/// Source: ONNX QuantizeLinear-25, DequantizeLinear-25.
/// </remarks>
public static class Granularity
{
    /// <summary>The place of each element's scale.</summary>
    /// <param name="shape">The shape of the tensor.</param>
    /// <param name="scale">The shape of the scales: a scalar or one element; one dimension; or that of the tensor, shortened along the axis.</param>
    /// <param name="axis">The axis of slices or blocks.</param>
    /// <param name="blockSize">How many neighbours along the axis share a scale; 0 for no blocks.</param>
    /// <exception cref="ShapeException">The shape of the scales is none of these.</exception>
    public static int[] Places(int[] shape, int[] scale, long axis, long blockSize)
    {
        int[] places = Shape.Allocate<int>(shape);
        if (Shape.Count(scale) == 1 && blockSize == 0)
        {
            return places;
        }

        // A vector has one axis, whatever the attribute says.
        int at = shape.Length == 1 ? 0 : Shape.Axis(axis, shape.Length);
        int[] strides = new int[shape.Length];
        int[] expected = blockSize == 0 ? [shape[at]] : [.. shape];
        if (blockSize == 0)
        {
            strides[at] = 1;
        }
        else
        {
            expected[at] = (int)((shape[at] + blockSize - 1) / blockSize);
            strides = Shape.Strides(expected);
        }
        if (!scale.AsSpan().SequenceEqual(expected) || blockSize < 0)
        {
            throw new ShapeException($"scales have shape {Shape.Text(scale)}: need {Shape.Text(expected)} for x {Shape.Text(shape)} with 'axis' {axis} and 'block_size' {blockSize}");
        }
        int along = strides[at], block = (int)Math.Max(1, blockSize);
        strides[at] = 0;
        Walk walk = new(shape, strides);
        for (int i = 0; i < places.Length; i++, walk.Step())
        {
            places[i] = walk.Place + walk.Index[at] / block * along;
        }
        return places;
    }
}
