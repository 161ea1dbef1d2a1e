using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Quantization to uint8 with the scale and zero point that the data ask for: scale = (max(0, x) − min(0, x)) / 255, zero point = round(−min(0, x) / scale).</summary>
/// <remarks>
/// Shape: x → y same, scale and zero point scalars. Domain: finite x. Where all of x is 0, the scale is 1.<br/>
/// Method: every step is rounded to float, as the standard's function body does it, so that rounding to integers meets the same numbers.<br/>
/// Source: ONNX DynamicQuantizeLinear-11.
/// </remarks>
public static class DynamicQuantizeLinear
{
    /// <summary>The quantized tensor, its scale and its zero point.</summary>
    public static (Tensor Y, Tensor<T> Scale, Tensor<byte> ZeroPoint) Of<T>(Tensor<T> x) where T : IFloatingPointIeee754<T>
    {
        T least = T.Zero, greatest = T.Zero, levels = T.CreateChecked(255);
        foreach (T value in x.Values)
        {
            (least, greatest) = (T.Min(least, value), T.Max(greatest, value));
        }
        Storage single = new(ElementType.Float);
        T range = Special.RoundTo(greatest - least, single);
        T scale = range == T.Zero ? T.One : Special.RoundTo(range / levels, single);
        T zero = T.Max(T.Zero, T.Min(levels, Special.RoundTo(-least / scale, single)));
        Tensor<T> scales = Tensor<T>.Scalar(scale, ElementType.Float);
        Tensor<byte> zeroPoint = Tensor<byte>.Scalar(byte.CreateSaturating(T.Round(zero, MidpointRounding.ToEven)));
        return (QuantizeLinear.Of<T>(x, scales, zeroPoint, ElementType.UInt8), scales, zeroPoint);
    }
}
