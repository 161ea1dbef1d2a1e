using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Conversion of every element to another type.</summary>
/// <remarks>
/// Shape: x → same. Domain: every type but complex.<br/>
/// Method: reals to a format that cannot hold them round to nearest, ties to even, keeping their bounds and derivatives; reals to integers
/// truncate toward zero; integers drop the bits that do not fit; anything but zero is true; texts as <see cref="Texts"/> says.
/// A real beyond the 64-bit integers becomes the nearest of them (the standard leaves it open), NaN becomes 0.<br/>
/// Since: 24 (float8e8m0, <c>round_mode</c>); 19 (float8, <c>saturate</c>); 9 (strings); 6; 1 names the type as text.<br/>
/// Source: ONNX Cast-25, CastLike-25; ONNX, Float stored in 8 bits, Float stored in 4 bits.
/// </remarks>
public static class Cast
{
    /// <summary>A tensor as another type.</summary>
    /// <exception cref="ShapeException">One of the types has no conversion.</exception>
    public static Tensor Of<T>(Tensor x, ElementType to, bool saturate = true, string roundMode = "up") where T : IFloatingPointIeee754<T> =>
        x.ElementType == to ? x
        : to.IsReal() ? Reals<T>(x, new Storage(to, saturate, roundMode))
        : to.IsInteger() ? Integers.Narrow(Whole<T>(x, to), x.Shape, to)
        : to == ElementType.Bool ? new Tensor<bool>(x is Tensor<T> real ? Array.ConvertAll(real.Values, v => v != T.Zero) : Array.ConvertAll(Whole<T>(x, to), v => v != 0), x.Shape)
        : to == ElementType.String ? Texts.Write<T>(x)
        : throw new ShapeException($"nothing converts to {to}");

    private static Tensor<T> Reals<T>(Tensor x, Storage format) where T : IFloatingPointIeee754<T> => x switch
    {
        Tensor<T> real => Storage.Holds(format.Format, real.ElementType)
            ? new Tensor<T>(real.Values, real.Shape, format.Format) : Broadcasting.Map<T, T, Rounded<T>>(real, new(format), format.Format),
        Tensor<bool> truth => new Tensor<T>(Array.ConvertAll(truth.Values, v => v ? T.One : Special.RoundTo(T.Zero, format)), x.Shape, format.Format),
        Tensor<string> text => new Tensor<T>(Array.ConvertAll(text.Values, v => Special.RoundTo(T.CreateChecked(Texts.ReadReal(v)), format)), x.Shape, format.Format),
        _ => (Tensor<T>)Numeric.Apply<T, FromInteger<T>>(x, new(format)),
    };

    // Two's complement in 64 bits, from which narrower integers take their lowest bits; uint64 as its own bits.
    private static long[] Whole<T>(Tensor x, ElementType to) where T : IFloatingPointIeee754<T> => x switch
    {
        Tensor<T> real => Array.ConvertAll(real.Values, v => Whole(v, to)),
        Tensor<bool> truth => Array.ConvertAll(truth.Values, v => v ? 1L : 0),
        Tensor<string> text => Array.ConvertAll(text.Values, v => to == ElementType.Bool ? (Texts.ReadReal(v) != 0 ? 1L : 0) : Texts.ReadInteger(v)),
        _ => ((Tensor<long>)Numeric.Apply<T, ToInt64>(x, default)).Values,
    };

    private static long Whole<T>(T x, ElementType to) where T : IFloatingPointIeee754<T>
    {
        T truncated = T.Truncate(x);
        return to == ElementType.UInt64 && truncated > T.Zero ? (long)ulong.CreateSaturating(truncated) : T.IsNaN(x) ? 0 : long.CreateSaturating(truncated);
    }

    private readonly struct Rounded<T>(Storage format) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => Special.RoundTo(x, format);
    }

    private readonly struct FromInteger<T>(Storage format) : INumericOperation<Tensor> where T : IFloatingPointIeee754<T>
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            Storage stored = format;
            return new Tensor<T>(Array.ConvertAll(x.Values, v => Special.RoundTo(T.CreateTruncating(v), stored)), x.Shape, stored.Format);
        }
    }

    private readonly struct ToInt64 : INumericOperation<Tensor>
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> => new Tensor<long>(Array.ConvertAll(x.Values, long.CreateTruncating), x.Shape);
    }
}
