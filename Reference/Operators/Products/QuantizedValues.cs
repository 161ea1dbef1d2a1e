using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The steps between quantized tensors and numbers that the quantized products share.</summary>
internal static class QuantizedValues
{
    /// <summary>The elements as int.</summary>
    public static Tensor<int> ToInt(Tensor x) => new(
        x switch
        {
            Tensor<byte> u => Array.ConvertAll(u.Values, v => (int)v),
            Tensor<sbyte> s => Array.ConvertAll(s.Values, v => (int)v),
            Tensor<int> i => i.Values,
            _ => throw new ShapeException($"a quantized operand is {x.Describe()}: need int8 or uint8"),
        },
        x.Shape,
        ElementType.Int32);

    /// <summary>The elements as reals.</summary>
    public static Tensor<T> ToReal<T>(Tensor<int> x) where T : IFloatingPointIeee754<T> => new(Array.ConvertAll(x.Values, v => T.CreateChecked((double)v)), x.Shape, ElementType.Float);

    /// <summary>round(x) + zero point, ties to even, saturated in the zero point's type.</summary>
    public static Tensor Saturate<T>(Tensor<T> x, Tensor zero) where T : IFloatingPointIeee754<T> => zero switch
    {
        Tensor<byte> z => Broadcasting.Map<double, byte, Rounded<byte>>(ToDouble(x), ToDouble(z), default, zero.ElementType),
        Tensor<sbyte> z => Broadcasting.Map<double, sbyte, Rounded<sbyte>>(ToDouble(x), ToDouble(z), default, zero.ElementType),
        Tensor<T> z when SmallFloat.Of(z.ElementType) is { } format => Broadcasting.Map<T, T, Narrowed<T>>(x, z, new Narrowed<T>(format), z.ElementType),
        _ => throw new ShapeException($"y_zero_point is {zero.Describe()}: need int8, uint8 or a float8"),
    };

    private static Tensor<double> ToDouble<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> => new(Array.ConvertAll(x.Values, double.CreateTruncating), x.Shape, ElementType.Double);

    private readonly struct Rounded<TInteger> : IBinary<double, TInteger> where TInteger : IBinaryInteger<TInteger>
    {
        public TInteger Of(double x, double y) => TInteger.CreateSaturating(Math.Round(x + y, MidpointRounding.ToEven));
    }

    private readonly struct Narrowed<T>(SmallFloat format) : IBinary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x, T y) => T.CreateChecked(format.Round(double.CreateTruncating(x + y), saturate: true));
    }
}
