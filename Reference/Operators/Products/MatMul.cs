using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Matrix product: yᵢⱼ = Σₚ aᵢₚ·bₚⱼ of the last two dimensions, broadcasting the others.</summary>
/// <remarks>
/// Shape: [.., m, k] × [.., k, n] → [.., m, n]; a vector on the left is a row, on the right a column, and its dimension of 1 is dropped. k = 0 gives zeros.<br/>
/// Domain: reals; int32, uint32, int64, uint64, wrapping around.<br/>
/// Method: one product for all matrices that meet the same right factor, else one for each pair.<br/>
/// Since: 9 (integers); 13 only adds a type.<br/>
/// Source: ONNX MatMul-13.
/// </remarks>
public static class MatMul
{
    /// <summary>The product of two tensors of one numeric type.</summary>
    /// <exception cref="ShapeException">The types differ or are not allowed, or the shapes do not fit.</exception>
    public static Tensor Apply<T>(Tensor a, Tensor b) where T : INumber<T> => (a, b) switch
    {
        (Tensor<T> x, Tensor<T> y) => Of(x, y),
        (Tensor<int> x, Tensor<int> y) => Of(x, y),
        (Tensor<uint> x, Tensor<uint> y) => Of(x, y),
        (Tensor<long> x, Tensor<long> y) => Of(x, y),
        (Tensor<ulong> x, Tensor<ulong> y) => Of(x, y),
        _ => throw new ShapeException($"operands are {a.Describe()} and {b.Describe()}: need one type, of reals or of integers of 32 or 64 bits"),
    };

    /// <summary>The product of two tensors.</summary>
    public static Tensor<TNumber> Of<TNumber>(Tensor<TNumber> a, Tensor<TNumber> b) where TNumber : INumber<TNumber>
    {
        int[] left = a.Rank == 1 ? [1, .. a.Shape] : a.Shape, right = b.Rank == 1 ? [.. b.Shape, 1] : b.Shape;
        if (left.Length < 2 || right.Length < 2 || left[^1] != right[^2])
        {
            throw new ShapeException($"shapes {Shape.Text(a.Shape)} and {Shape.Text(b.Shape)} have no product: need [.., k] and [.., k, n], or a vector for either");
        }
        int m = left[^2], k = left[^1], n = right[^1];
        int[] batch = Shape.Broadcast(left.AsSpan(0, left.Length - 2), right.AsSpan(0, right.Length - 2));
        int count = Shape.Count(batch);
        TNumber[] y = Shape.Allocate<TNumber>([.. batch, m, n]);
        if (Shape.Count(right.AsSpan(0, right.Length - 2)) == 1)
        {
            Special.Product<TNumber, MatrixForm>(new(count * m, n, k), a, b, default, y);
        }
        else
        {
            int[] starts = Starts(left, batch), others = Starts(right, batch);
            Loops.For<TNumber>(count, (long)m * n * k, (start, end) =>
            {
                for (int i = start; i < end; i++)
                {
                    Special.Product<TNumber, MatrixForm>(new(m, n, k), a.Values.AsSpan(starts[i] * m * k, m * k), b.Values.AsSpan(others[i] * k * n, k * n), default, y.AsSpan(i * m * n, m * n));
                }
            });
        }
        int[] shape = [.. batch, .. a.Rank == 1 ? ReadOnlySpan<int>.Empty : [m], .. b.Rank == 1 ? ReadOnlySpan<int>.Empty : [n]];
        return new Tensor<TNumber>(y, shape, a.ElementType);
    }

    /// <summary>Which matrix of an operand each matrix of the result is made from.</summary>
    private static int[] Starts(int[] shape, int[] batch)
    {
        int[] starts = Shape.Allocate<int>(batch);
        Walk walk = new(batch, Broadcasting.Strides(shape.AsSpan(0, shape.Length - 2), batch));
        for (int i = 0; i < starts.Length; i++, walk.Step())
        {
            starts[i] = walk.Place;
        }
        return starts;
    }
}
