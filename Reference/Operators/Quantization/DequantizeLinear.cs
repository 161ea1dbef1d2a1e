using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Linear dequantization: y = (x − zero point) · scale, per tensor, per axis or in blocks.</summary>
/// <remarks>
/// Shape: x → same; scale and zero point as <see cref="Granularity"/> says. Domain: integers of 2 to 32 bits, float8, float4e2m1.<br/>
/// Method: the difference of integers is exact; one rounding for the product.<br/>
/// Since: 25 (2 bits); 23 (<c>output_dtype</c>); 21 (blocks, 4 and 16 bits); 19 (float8, 16-bit scales); 13 (per axis); 10.<br/>
/// Source: ONNX DequantizeLinear-25.
/// </remarks>
public static class DequantizeLinear
{
    /// <summary>The reals that a quantized tensor stands for.</summary>
    /// <param name="x">Integers, float8 or float4e2m1.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="zeroPoint">The zero points, of the type of x; null for zero.</param>
    /// <param name="to">The type of y.</param>
    /// <param name="axis">The axis of slices or blocks.</param>
    /// <param name="blockSize">The length of a block; 0 for no blocks.</param>
    /// <exception cref="ShapeException">The shapes or types do not fit together.</exception>
    public static Tensor<T> Of<T>(Tensor x, Tensor<T> scale, Tensor? zeroPoint, ElementType to, long axis = 1, long blockSize = 0) where T : IFloatingPointIeee754<T>
    {
        if (zeroPoint is not null && (zeroPoint.ElementType != x.ElementType || !(zeroPoint.Shape.AsSpan().SequenceEqual(scale.Shape) || (zeroPoint.Count == 1 && scale.Count == 1))))
        {
            throw new ShapeException($"zero point is {zeroPoint.Describe()}: need {x.ElementType} {Shape.Text(scale.Shape)}");
        }
        int[] places = Granularity.Places(x.Shape, scale.Shape, axis, blockSize);
        T[] values = Exact(x);
        T[]? zeros = zeroPoint is null ? null : Exact(zeroPoint);
        bool real = x is Tensor<T>;
        T[] result = new T[values.Length];
        Loops.For<T>(result.Length, 4, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                T zero = zeros is null ? T.Zero : zeros[places[i]];
                result[i] = (zero == T.Zero ? values[i] : real ? values[i] - zero : Difference(values[i], zero)) * scale[places[i]];
            }
        });
        return new Tensor<T>(result, x.Shape, to);

        static T[] Exact(Tensor tensor) => ((Tensor<T>)Cast.Of<T>(tensor, ElementType.Double)).Values;
    }

    // Of two small integers: a constant of no error, whatever the number type.
    private static T Difference<T>(T x, T zero) where T : IFloatingPointIeee754<T> => T.CreateChecked(double.CreateChecked(x) - double.CreateChecked(zero));
}
