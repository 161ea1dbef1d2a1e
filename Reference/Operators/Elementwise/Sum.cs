using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Sum of tensors: x₁ + x₂ + … + xₙ, elementwise with broadcasting; <see cref="Mean"/> divides it by n.</summary>
/// <remarks>
/// Shape: the common shape of all. Domain: n ≥ 1.<br/>
/// Error: holds for every order of summation.<br/>
/// Since: 8 (broadcasting, which 1 and 6 did not have).<br/>
/// Source: ONNX Sum-13, Mean-13.
/// </remarks>
public static class Sum
{
    /// <summary>The sum of tensors.</summary>
    /// <exception cref="ShapeException">There is no tensor, or the shapes do not broadcast.</exception>
    public static Tensor<T> Of<T>(IReadOnlyList<Tensor<T>> x) where T : IFloatingPointIeee754<T>
    {
        if (x.Count == 0)
        {
            throw new ShapeException("there is no operand: need at least one");
        }
        if (x.Count == 2)
        {
            // One rounding, whatever the order: the bound of + itself, relative to |x₁ + x₂| where that of a sum is relative to |x₁| + |x₂|.
            return (Tensor<T>)Arithmetic.Apply<T, Add>(x[0], x[1]);
        }
        int[] shape = x.Aggregate(Array.Empty<int>(), (common, operand) => Shape.Broadcast(common, operand.Shape));
        T[][] operands = [.. x.Select(operand => operand.Shape.AsSpan().SequenceEqual(shape) ? operand.Values : ((Tensor<T>)Broadcasting.To(operand, shape)).Values)];
        T[] result = Shape.AllocateUncleared<T>(shape);
        Loops.For<T>(result.Length, 2L * operands.Length, (start, end) =>
        {
            T[] terms = new T[operands.Length];
            for (int i = start; i < end; i++)
            {
                for (int k = 0; k < terms.Length; k++)
                {
                    terms[k] = operands[k][i];
                }
                result[i] = Special.Sum<T>(terms);
            }
        });
        return new Tensor<T>(result, shape, x[0].ElementType);
    }

    /// <summary>The sum of tensors, divided by their number.</summary>
    /// <exception cref="ShapeException">There is no tensor, or the shapes do not broadcast.</exception>
    public static Tensor<T> Mean<T>(IReadOnlyList<Tensor<T>> x) where T : IFloatingPointIeee754<T>
    {
        Tensor<T> sum = Of(x);
        return x.Count == 1 ? sum : (Tensor<T>)Arithmetic.Apply<T, Div>(sum, Tensor<T>.Scalar(T.CreateChecked(x.Count), sum.ElementType));
    }
}
