using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Upsample: output pixel p is taken at p ÷ scale: from the pixel on its left (nearest), or between its neighbours (linear).</summary>
/// <remarks>
/// Shape: axis d becomes ⌊dim · scale⌋. Domain: scales ≥ 1.<br/>
/// Since: 9 (scales are an input); 7 (scales are an attribute); 1 (height_scale and width_scale); no longer in opset 10, where Resize replaces it.<br/>
/// Source: ONNX Upsample-9.
/// </remarks>
public static class Upsample
{
    /// <summary>Enlarges every axis by its scale.</summary>
    /// <exception cref="ShapeException">The mode is not known, or the scales do not fit.</exception>
    public static Tensor Of<T>(Tensor x, T[] scales, string mode) where T : IFloatingPointIeee754<T> => Resize.Of(x, scales, null, null, null, new ResizeOptions<T>
    {
        Mode = mode == "bilinear" ? "linear" : mode,
        Coordinates = "asymmetric",
        Nearest = "simple",
    });
}
