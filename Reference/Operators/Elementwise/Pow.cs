using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Pow: xʸ, elementwise with broadcasting, in the type of x.</summary>
/// <remarks>
/// Shape: the common shape of both. Domain: a negative real x needs an integer y (NaN else); an integer 0 needs y ≥ 0.<br/>
/// Method: integers by repeated squaring, wrapping around; an integer x to a real y in real numbers, truncated toward zero.<br/>
/// Since: 12 (types may differ); 7 (broadcasting); 1 broadcasts by attribute.<br/>
/// Source: ONNX Pow-15.
/// </remarks>
public static class Pow
{
    /// <summary>xʸ for tensors of any numeric types.</summary>
    /// <exception cref="ShapeException">One is not numeric, or the shapes do not broadcast.</exception>
    public static Tensor Of<T>(Tensor x, Tensor y) where T : IFloatingPointIeee754<T> => (Numeric.Required(x), Numeric.Required(y)) switch
    {
        (Tensor<T> real, _) => Real(real, (Tensor<T>)Cast.Of<T>(y, ElementType.Double)),
        (_, Tensor<T> real) => Cast.Of<T>(Real((Tensor<T>)Cast.Of<T>(x, ElementType.Double), real), x.ElementType),
        _ => Numeric.Apply<T, Integral>(x, new Integral((Tensor<long>)Cast.Of<T>(y, ElementType.Int64))),
    };

    private static Tensor<T> Real<T>(Tensor<T> x, Tensor<T> y) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Pairwise<T>>(x, y, default, x.ElementType);

    private static TNumber Of<TNumber>(TNumber x, long y) where TNumber : INumber<TNumber>
    {
        if (y < 0)
        {
            // 1/xⁿ truncates to 0 but for x = ±1; 1/0 has no integer value.
            return x == TNumber.Zero ? throw new ShapeException($"0 is raised to the power {y}: need a power that is not negative")
                : x == TNumber.One ? x : x + TNumber.One == TNumber.Zero && TNumber.IsNegative(x) ? (y % 2 == 0 ? TNumber.One : x) : TNumber.Zero;
        }
        TNumber power = TNumber.One;
        for (; y > 0; y >>= 1, x *= x)
        {
            power = (y & 1) != 0 ? power * x : power;
        }
        return power;
    }

    private readonly struct Pairwise<T> : IBinary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x, T y) => T.Pow(x, y);
    }

    private readonly struct Integral(Tensor<long> y) : INumericOperation<Tensor>
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            int[] shape = Shape.Broadcast(x.Shape, y.Shape);
            TNumber[] result = Shape.Allocate<TNumber>(shape);
            Walk left = new(shape, Broadcasting.Strides(x.Shape, shape)), right = new(shape, Broadcasting.Strides(y.Shape, shape));
            for (int i = 0; i < result.Length; i++, left.Step(), right.Step())
            {
                result[i] = Pow.Of(x[left.Place], y[right.Place]);
            }
            return new Tensor<TNumber>(result, shape, x.ElementType);
        }
    }
}
