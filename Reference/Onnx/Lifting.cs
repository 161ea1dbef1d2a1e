using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Moves tensors between the plain numbers of files and backends and the number type of an evaluation.</summary>
public static class Lifting
{
    /// <summary>The tensor with its reals held as <typeparamref name="T"/>, exactly where T has room; other tensors as they are.</summary>
    public static Tensor To<T>(Tensor x) where T : IFloatingPointIeee754<T> => x switch
    {
        Tensor<T> own => own,
        Tensor<float> single => Convert<float, T>(single),
        Tensor<double> wide => Convert<double, T>(wide),
        _ => x,
    };

    /// <summary>A value with the reals of its tensors held as <typeparamref name="T"/>.</summary>
    public static Value To<T>(Value x) where T : IFloatingPointIeee754<T> => x switch
    {
        Tensor tensor => To<T>(tensor),
        _ => x.Convert(To<T>),
    };

    /// <summary>As <see cref="To{T}(Value)"/>, but an augmented number is made of a plain one only when it is read.</summary>
    internal static Value Lazily<T>(Value x) where T : IFloatingPointIeee754<T> => x is Tensor<float> plain && T.Zero is ISpecial<T> ? new Tensor<T>(plain) : To<T>(x);

    private static Tensor<TOut> Convert<TIn, TOut>(Tensor<TIn> x) where TIn : INumber<TIn> where TOut : INumber<TOut>
    {
        TOut[] values = Shape.AllocateUncleared<TOut>(x.Shape);
        TIn[] source = x.Values;
        Loops.For<TOut>(values.Length, 1, (start, end) =>
        {
            ReadOnlySpan<TIn> from = source.AsSpan(start, end - start);
            Span<TOut> to = values.AsSpan(start, from.Length);
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = TOut.CreateTruncating(from[i]);
            }
        });
        return new Tensor<TOut>(values, x.Shape, x.ElementType);
    }
}
