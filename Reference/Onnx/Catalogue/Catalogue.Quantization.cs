using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Between real numbers and the small integers and floats that stand for them.</summary>
public static partial class Catalogue<T>
{
    static partial void Quantization()
    {
        On("QuantizeLinear", 10, c => QuantizeLinear.Of<T>(
            c.Any(0), c.Any(1), c.AnyOrNone(2), Quantized(c), c.Int("axis", 1), c.Int("block_size", 0), c.Type("precision"), c.Flag("saturate", true)));
        On("DequantizeLinear", 10, c => DequantizeLinear.Of(
            c.Any(0), c.Real(1), c.AnyOrNone(2), Dequantized(c), c.Int("axis", 1), c.Int("block_size", 0)));
        On("DynamicQuantizeLinear", 11, c =>
        {
            (Tensor y, Tensor<T> scale, Tensor<byte> zeroPoint) = DynamicQuantizeLinear.Of(c.Real(0));
            return [y, scale, zeroPoint];
        });
    }

    private static ElementType Quantized(Call<T> c) =>
        c.AnyOrNone(2)?.ElementType ?? (c.Int("output_dtype", 0) is not 0 and long given ? (ElementType)given : ElementType.UInt8);

    private static ElementType Dequantized(Call<T> c) => c.Int("output_dtype", 0) is not 0 and long given ? (ElementType)given : c.Any(1).ElementType;
}
