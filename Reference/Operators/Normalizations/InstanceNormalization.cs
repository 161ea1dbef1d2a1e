using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Instance normalization: y = (x − m) · scale / √(v + ε) + b with the moments of each channel of each batch element.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …] → same; scale and b [C]. Domain: v + ε > 0.<br/>
/// Error: forms: textbook; folded x·k + (b − m·k).<br/>
/// Since: 6 (no consumed_inputs); 1.<br/>
/// Source: ONNX InstanceNormalization-22; D. Ulyanov, A. Vedaldi and V. Lempitsky, Instance Normalization, 2016.
/// </remarks>
public static class InstanceNormalization
{
    /// <summary>Normalizes each plane by its own moments.</summary>
    /// <exception cref="ShapeException">Parameters do not have one entry per channel.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> scale, Tensor<T> bias, T epsilon, bool folded = false) where T : IFloatingPointIeee754<T> =>
        x.Rank >= 2 && x.Shape[1] == 0 ? x : GroupNormalization.Of(x, scale, bias, x.Rank >= 2 ? x.Shape[1] : 0, epsilon, folded: folded);
}
