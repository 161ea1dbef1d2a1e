using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Bitwise complement of integers, elementwise: −1 − x where signed, the largest number − x where not.</summary>
/// <remarks>
/// Shape: x → same.<br/>
/// Source: ONNX BitwiseNot-18.
/// </remarks>
public readonly struct BitwiseNot : INumberFunction
{
    /// <summary>The complement of every element of a tensor of any integer type.</summary>
    /// <exception cref="ShapeException">The tensor holds no integers.</exception>
    public static Tensor Apply<T>(Tensor x) where T : INumber<T> =>
        x.ElementType.IsInteger() ? NumberFunction.Apply<T, BitwiseNot>(x) : throw new ShapeException($"the operand is {x.Describe()}: need an integer type");

    /// <inheritdoc/>
    public static TNumber Of<TNumber>(TNumber x) where TNumber : INumber<TNumber> => -x - TNumber.One;
}
