using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Finds the type that holds a tensor's elements and applies a generic operation with it.</summary>
public static class Numeric
{
    /// <summary>The operation on a tensor of any numeric type: reals as <typeparamref name="T"/>, integers as themselves.</summary>
    /// <exception cref="ShapeException">The tensor is not numeric.</exception>
    public static TResult Apply<T, TOperation, TResult>(Tensor x, TOperation operation)
        where T : INumber<T> where TOperation : struct, INumericOperation<TResult> => x switch
        {
            Tensor<T> real => operation.Of(real),
            Tensor<long> int64 => operation.Of(int64),
            Tensor<int> int32 => operation.Of(int32),
            Tensor<short> int16 => operation.Of(int16),
            Tensor<sbyte> int8 => operation.Of(int8),
            Tensor<ulong> uint64 => operation.Of(uint64),
            Tensor<uint> uint32 => operation.Of(uint32),
            Tensor<ushort> uint16 => operation.Of(uint16),
            Tensor<byte> uint8 => operation.Of(uint8),
            _ => throw new ShapeException($"an operand is {x.Describe()}: need a numeric type"),
        };

    /// <summary>The tensor that the operation makes of one of any numeric type.</summary>
    /// <exception cref="ShapeException">The tensor is not numeric.</exception>
    public static Tensor Apply<T, TOperation>(Tensor x, TOperation operation) where T : INumber<T> where TOperation : struct, INumericOperation<Tensor> =>
        Apply<T, TOperation, Tensor>(x, operation);

    /// <summary>The tensor, if it is of a numeric type.</summary>
    /// <exception cref="ShapeException">It is not.</exception>
    public static Tensor Required(Tensor x) => x.ElementType.IsReal() || x.ElementType.IsInteger() ? x : throw new ShapeException($"an operand is {x.Describe()}: need a numeric type");

    /// <summary>A second operand, which must have the first one's type.</summary>
    /// <exception cref="ShapeException">The types differ.</exception>
    public static Tensor<TElement> Same<TElement>(Tensor<TElement> x, Tensor y) =>
        y is Tensor<TElement> same ? same : throw new ShapeException($"operands are {x.Describe()} and {y.Describe()}: need one type");
}
