using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A tensor cropped or zero-padded around its centre to a given shape.</summary>
/// <remarks>
/// Shape: <c>axes</c> get the dimensions of <c>shape</c>. Where the difference is odd, the extra element is padded at the end, or cropped from the end.<br/>
/// Method: padding by counts that may be negative.<br/>
/// Since: 18.<br/>
/// Source: ONNX CenterCropPad-18.
/// </remarks>
public static class CenterCropPad
{
    /// <summary>The tensor with new dimensions along some axes (all of them when null).</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<long> shape, long[]? axes = null)
    {
        int count = axes?.Length ?? x.Rank;
        if (shape.Length != count)
        {
            throw new ShapeException($"'shape' has {shape.Length} dimensions: need {count}, one for each axis");
        }
        long[] pads = new long[2 * count];
        for (int i = 0; i < count; i++)
        {
            int n = x.Shape[axes is null ? i : Shape.Axis(axes[i], x.Rank, "axes")];
            long difference = shape[i] >= 0 ? shape[i] - n : throw new ShapeException($"'shape' is {shape[i]} at {i}: need 0 or more");
            // Rounded towards zero, so that what is odd falls to the end in both cases.
            pads[i] = difference / 2;
            pads[count + i] = difference - pads[i];
        }
        return Pad.Of(x, pads, axes: axes);
    }
}
