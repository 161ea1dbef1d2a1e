using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Applies <see cref="INumberFunction"/> operators to tensors of any numeric type.</summary>
public static class NumberFunction
{
    /// <summary>The function at every element.</summary>
    /// <exception cref="ShapeException">The tensor is not numeric.</exception>
    public static Tensor Apply<T, TFunction>(Tensor x) where T : INumber<T> where TFunction : struct, INumberFunction =>
        Numeric.Apply<T, Everywhere<TFunction>>(x, default);

    private readonly struct Everywhere<TFunction> : INumericOperation<Tensor> where TFunction : struct, INumberFunction
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> =>
            Broadcasting.Map<TNumber, TNumber, Each<TNumber, TFunction>>(x, default, x.ElementType);
    }

    private readonly struct Each<TNumber, TFunction> : IUnary<TNumber, TNumber> where TNumber : INumber<TNumber> where TFunction : struct, INumberFunction
    {
        public static bool HasRegisters => TFunction.HasRegisters;

        public TNumber Of(TNumber x) => TFunction.Of(x);

        public static Vector<TNumber> Of(Vector<TNumber> x) => TFunction.Of(x);
    }
}
