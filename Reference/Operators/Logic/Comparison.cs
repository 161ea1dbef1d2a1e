using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Applies <see cref="IComparison"/>s to tensors of any numeric type, broadcasting; the values decide, never their bounds.</summary>
public static class Comparison
{
    /// <summary>The comparison of two tensors of one numeric type.</summary>
    /// <exception cref="ShapeException">The types differ or are not numeric, or the shapes do not broadcast.</exception>
    public static Tensor Apply<T, TComparison>(Tensor x, Tensor y) where T : INumber<T> where TComparison : struct, IComparison =>
        Numeric.Apply<T, With<TComparison>>(x, new With<TComparison>(y));

    private readonly struct With<TComparison>(Tensor y) : INumericOperation<Tensor> where TComparison : struct, IComparison
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> =>
            Broadcasting.Map<TNumber, bool, Pairwise<TNumber, TComparison>>(x, Numeric.Same(x, y), default, ElementType.Bool);
    }

    private readonly struct Pairwise<TNumber, TComparison> : IBinary<TNumber, bool> where TNumber : INumber<TNumber> where TComparison : struct, IComparison
    {
        public bool Of(TNumber x, TNumber y) => TComparison.Of(x, y);
    }
}
