using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Applies <see cref="IBitwise"/> operators to tensors of any integer type, broadcasting.</summary>
public static class Bitwise
{
    /// <summary>The operator on two tensors of one integer type.</summary>
    /// <exception cref="ShapeException">The types differ or are no integers, or the shapes do not broadcast.</exception>
    public static Tensor Apply<TOperator>(Tensor x, Tensor y) where TOperator : struct, IBitwise => x switch
    {
        Tensor<long> a => Typed<long, TOperator>(a, y),
        Tensor<int> a => Typed<int, TOperator>(a, y),
        Tensor<short> a => Typed<short, TOperator>(a, y),
        Tensor<sbyte> a => Typed<sbyte, TOperator>(a, y),
        Tensor<ulong> a => Typed<ulong, TOperator>(a, y),
        Tensor<uint> a => Typed<uint, TOperator>(a, y),
        Tensor<ushort> a => Typed<ushort, TOperator>(a, y),
        Tensor<byte> a => Typed<byte, TOperator>(a, y),
        _ => throw new ShapeException($"an operand is {x.Describe()}: need an integer type"),
    };

    private static Tensor<TInteger> Typed<TInteger, TOperator>(Tensor<TInteger> x, Tensor y) where TInteger : IBinaryInteger<TInteger> where TOperator : struct, IBitwise =>
        Broadcasting.Map<TInteger, TInteger, Pairwise<TInteger, TOperator>>(x, Numeric.Same(x, y), default, x.ElementType);

    private readonly struct Pairwise<TInteger, TOperator> : IBinary<TInteger, TInteger> where TInteger : IBinaryInteger<TInteger> where TOperator : struct, IBitwise
    {
        public TInteger Of(TInteger x, TInteger y) => TOperator.Of(x, y);
    }
}
