using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>An operation on a tensor that is written once for every numeric element type; <see cref="Numeric"/> applies it.</summary>
/// <typeparam name="TResult">What it computes: a tensor, several, indices, …</typeparam>
public interface INumericOperation<TResult>
{
    /// <summary>The result for a tensor whose elements are held as <typeparamref name="TNumber"/>.</summary>
    TResult Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>;
}
