using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Crop: an image without its borders, or the part of a given size behind its left and top borders.</summary>
/// <remarks>
/// Shape: [N, C, H, W] → [N, C, H − top − bottom, W − left − right], or [N, C, height, width].<br/>
/// Since: 1, until 10; never in force.<br/>
/// Source: ONNX 1.0, onnx/defs/experiments.
/// </remarks>
public static class Crop
{
    /// <summary>The part of an image.</summary>
    /// <param name="x">The image.</param>
    /// <param name="border">Left, top, right, bottom.</param>
    /// <param name="size">Height and width, instead of the right and bottom borders; empty for none.</param>
    /// <exception cref="ShapeException">The part is not inside the image.</exception>
    public static Tensor Of(Tensor x, long[] border, long[] size)
    {
        if (x.Rank != 4 || border.Length != 4 || size.Length is not (0 or 2))
        {
            throw new ShapeException($"x is {x.Describe()}, 'border' has {border.Length} numbers, 'scale' {size.Length}: need [N, C, H, W], 4, and 2 or none");
        }
        long bottom = size.Length > 0 ? border[1] + size[0] : x.Shape[2] - border[3], right = size.Length > 0 ? border[0] + size[1] : x.Shape[3] - border[2];
        if (border.Any(b => b < 0) || bottom < border[1] || bottom > x.Shape[2] || right < border[0] || right > x.Shape[3])
        {
            throw new ShapeException($"rows {border[1]} to {bottom} and columns {border[0]} to {right} of x {Shape.Text(x.Shape)}: need a part of it");
        }
        return Slice.Of(x, [border[1], border[0]], [bottom, right], [2, 3]);
    }
}
