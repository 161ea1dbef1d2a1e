using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Equality: x = y, elementwise with broadcasting; NaN equals nothing, −0 equals +0, strings are equal byte for byte.</summary>
/// <remarks>
/// Shape: the common shape of both, bool. Domain: numbers, bools, strings, complex numbers.<br/>
/// Since: 7 (broadcasting); 1 broadcasts by attribute.<br/>
/// Source: ONNX Equal-19.
/// </remarks>
public readonly struct Equal : IComparison
{
    /// <summary>Which elements of two tensors of one type are equal.</summary>
    /// <exception cref="ShapeException">The types differ, or the shapes do not broadcast.</exception>
    public static Tensor Apply<T>(Tensor x, Tensor y) where T : INumber<T> => x switch
    {
        Tensor<bool> a => Broadcasting.Map<bool, bool, Identical<bool>>(a, Numeric.Same(a, y), default, ElementType.Bool),
        Tensor<string> a => Broadcasting.Map<string, bool, Identical<string>>(a, Numeric.Same(a, y), default, ElementType.Bool),
        Tensor<Complex> a => Broadcasting.Map<Complex, bool, Identical<Complex>>(a, Numeric.Same(a, y), default, ElementType.Bool),
        _ => Comparison.Apply<T, Equal>(x, y),
    };

    /// <inheritdoc/>
    public static bool Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x == y;

    private readonly struct Identical<TElement> : IBinary<TElement, bool> where TElement : IEquatable<TElement>
    {
        public bool Of(TElement x, TElement y) => x.Equals(y);
    }
}
