using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Applies <see cref="IArithmetic"/> operators to tensors of any numeric type, broadcasting.</summary>
public static class Arithmetic
{
    /// <summary>The operator on two tensors of one numeric type.</summary>
    /// <exception cref="ShapeException">The types differ or are not numeric, or the shapes do not broadcast.</exception>
    public static Tensor Apply<T, TOperator>(Tensor x, Tensor y) where T : INumber<T> where TOperator : struct, IArithmetic =>
        Numeric.Apply<T, With<TOperator>>(x, new With<TOperator>(y));

    /// <summary>x₁ ∘ x₂ ∘ … ∘ xₙ, from the left; of one tensor, itself.</summary>
    /// <exception cref="ShapeException">There is no tensor, or as for two.</exception>
    public static Tensor Fold<T, TOperator>(IReadOnlyList<Tensor> x) where T : INumber<T> where TOperator : struct, IArithmetic =>
        x.Count > 0 ? x.Skip(1).Aggregate(x[0], Apply<T, TOperator>) : throw new ShapeException("there is no operand: need at least one");

    private readonly struct With<TOperator>(Tensor y) : INumericOperation<Tensor> where TOperator : struct, IArithmetic
    {
        public Tensor Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            Tensor<TNumber> second = Numeric.Same(x, y);
            if (TOperator.Divides && x.ElementType.IsInteger() && x.Count > 0 && Array.FindIndex(second.Values, TNumber.IsZero) is >= 0 and int zero)
            {
                throw new ShapeException($"element {zero} of the divisor {second.Describe()} is 0: integers need another one");
            }
            return Broadcasting.Map<TNumber, TNumber, Pairwise<TNumber, TOperator>>(x, second, default, x.ElementType);
        }
    }

    private readonly struct Pairwise<TNumber, TOperator> : IBinary<TNumber, TNumber> where TNumber : INumber<TNumber> where TOperator : struct, IArithmetic
    {
        public static bool HasRegisters => TOperator.HasRegisters;

        public TNumber Of(TNumber x, TNumber y) => TOperator.Of(x, y);

        public static Vector<TNumber> Of(Vector<TNumber> x, Vector<TNumber> y) => TOperator.Of(x, y);
    }
}
