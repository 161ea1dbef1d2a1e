using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Linear quantization: y = saturate(round(x / scale) + zero point), per tensor, per axis or in blocks.</summary>
/// <remarks>
/// Shape: x → same; scale and zero point as <see cref="Granularity"/> says. Domain: reals and int32 to integers of 2 to 16 bits, float8 and float4e2m1.<br/>
/// Method: the quotient is rounded to the precision of the division (the scale's, unless another is asked for), then to the type of y, ties to even:
/// two roundings, as an implementation makes them. Integers end bounds and derivatives; float8 and float4 keep them.<br/>
/// Since: 25 (2 bits); 23 (<c>precision</c>); 21 (blocks, 4 and 16 bits, <c>output_dtype</c>); 19 (float8); 13 (per axis); 10.<br/>
/// Source: ONNX QuantizeLinear-25.
/// </remarks>
public static class QuantizeLinear
{
    /// <summary>A quantized tensor.</summary>
    /// <param name="x">Reals or int32.</param>
    /// <param name="scale">The scales.</param>
    /// <param name="zeroPoint">The zero points, of the type of y; null for zero.</param>
    /// <param name="to">The type of y.</param>
    /// <param name="axis">The axis of slices or blocks.</param>
    /// <param name="blockSize">The length of a block; 0 for no blocks.</param>
    /// <param name="precision">The format in which to divide; undefined for the scale's.</param>
    /// <param name="saturate">Whether float8 saturates.</param>
    /// <exception cref="ShapeException">The shapes or types do not fit together.</exception>
    public static Tensor Of<T>(
        Tensor x, Tensor scale, Tensor? zeroPoint, ElementType to, long axis = 1, long blockSize = 0, ElementType precision = ElementType.Undefined, bool saturate = true)
        where T : IFloatingPointIeee754<T>
    {
        if (zeroPoint is not null && (zeroPoint.ElementType != to || !(zeroPoint.Shape.AsSpan().SequenceEqual(scale.Shape) || (zeroPoint.Count == 1 && scale.Count == 1))))
        {
            throw new ShapeException($"zero point is {zeroPoint.Describe()}: need {to} {Shape.Text(scale.Shape)}");
        }
        int[] places = Granularity.Places(Numeric.Required(x).Shape, scale.Shape, axis, blockSize);
        T[] quotients = Quotients(AsReal(x), AsReal(scale), places, Division(scale.ElementType, precision));
        if (to.IsReal())
        {
            Storage format = new(to, saturate);
            T[] offsets = zeroPoint is Tensor<T> zero ? zero.Values : new T[scale.Count];
            Loops.For<T>(quotients.Length, 20, (start, end) =>
            {
                for (int i = start; i < end; i++)
                {
                    quotients[i] = Special.RoundTo(offsets[places[i]] == T.Zero ? quotients[i] : quotients[i] + offsets[places[i]], format);
                }
            });
            return new Tensor<T>(quotients, x.Shape, to);
        }
        (long least, long greatest) = Integers.Range(to);
        long[] zeros = zeroPoint is null ? new long[scale.Count] : ((Tensor<long>)Cast.Of<T>(zeroPoint, ElementType.Int64)).Values;
        long[] result = new long[quotients.Length];
        for (int i = 0; i < result.Length; i++)
        {
            // Far outside the range first, so that the sum cannot overflow.
            long rounded = Math.Clamp(long.CreateSaturating(T.Round(quotients[i], MidpointRounding.ToEven)), -1L << 32, 1L << 32);
            result[i] = Math.Clamp(rounded + zeros[places[i]], least, greatest);
        }
        return Integers.Narrow(result, x.Shape, to);

        static Tensor<T> AsReal(Tensor tensor) => tensor as Tensor<T> ?? (Tensor<T>)Cast.Of<T>(tensor, ElementType.Double);
    }

    private static ElementType Division(ElementType scale, ElementType precision) =>
        precision != ElementType.Undefined ? precision : scale is ElementType.Float8E8M0 || !scale.IsReal() ? ElementType.Float : scale;

    private static T[] Quotients<T>(Tensor<T> x, Tensor<T> scale, int[] places, ElementType precision) where T : IFloatingPointIeee754<T>
    {
        Storage division = new(precision);
        T[] quotients = new T[x.Count];
        Loops.For<T>(quotients.Length, 20, (start, end) =>
        {
            for (int i = start; i < end; i++)
            {
                quotients[i] = Special.RoundTo(x[i] / scale[places[i]], division);
            }
        });
        return quotients;
    }
}
