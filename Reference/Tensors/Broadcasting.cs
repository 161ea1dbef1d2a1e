using System.Numerics;

namespace Verification.Reference.Tensors;

/// <summary>Elementwise application with ONNX's (NumPy's) broadcasting.</summary>
public static class Broadcasting
{
    /// <summary>Below this, setting a plane up takes longer than going through it.</summary>
    private const int ShortestPlane = 16;

    /// <summary>f at every element.</summary>
    public static Tensor<TOut> Map<TIn, TOut, TFunction>(Tensor<TIn> x, TFunction f, ElementType elementType)
        where TIn : INumber<TIn> where TFunction : struct, IUnary<TIn, TOut>
    {
        Mapped<TIn, TOut, TFunction> mapped = new(x, f);
        return mapped.Tensor(x.Shape, elementType, 4, lazily: x.IsLazy && typeof(TIn) == typeof(TOut));
    }

    /// <summary>f at every pair of elements of two tensors broadcast to their common shape.</summary>
    public static Tensor<TOut> Map<TIn, TOut, TFunction>(Tensor<TIn> x, Tensor<TIn> y, TFunction f, ElementType elementType)
        where TFunction : struct, IBinary<TIn, TOut>
    {
        int[] shape = Shape.Broadcast(x.Shape, y.Shape);
        if (x.Count == Shape.Count(shape) && (y.Count == x.Count || y.Count == 1))
        {
            return new MappedPairs<TIn, TOut, TFunction>(x, y, f).Tensor(shape, elementType, 4, lazily: x.IsLazy && (y.IsLazy || y.Count == 1) && typeof(TIn) == typeof(TOut));
        }
        if (x.Count == Shape.Count(shape) && x.Count > 0 && PlaneLength(shape, y.Shape) is { } length)
        {
            return new MappedPlanes<TIn, TOut, TFunction>(x, y.Values, length, f).Tensor(shape, elementType, 4, lazily: false);
        }
        TOut[] result = Shape.AllocateUncleared<TOut>(shape);
        if (result.Length > 0)
        {
            Spread(shape, x, y, f, result);
        }
        return new Tensor<TOut>(result, shape, elementType);
    }

    /// <summary>The strides that read a tensor of one shape as if it had the broadcast shape: 0 along repeated dimensions.</summary>
    public static int[] Strides(ReadOnlySpan<int> shape, ReadOnlySpan<int> broadcast)
    {
        int[] own = Shape.Strides(shape), result = new int[broadcast.Length];
        for (int i = 1; i <= shape.Length; i++)
        {
            result[^i] = shape[^i] == 1 ? 0 : own[^i];
        }
        return result;
    }

    /// <summary>A tensor of any type repeated to a broadcast shape.</summary>
    public static Tensor To(Tensor x, int[] shape)
    {
        int[] common = Shape.Broadcast(x.Shape, shape);
        return x.Strided(0, Strides(x.Shape, common), common);
    }

    private static void Spread<TIn, TOut, TFunction>(int[] shape, Tensor<TIn> x, Tensor<TIn> y, TFunction f, TOut[] result) where TFunction : struct, IBinary<TIn, TOut>
    {
        (int[] sizes, int[] xs, int[] ys) = Merged(shape, Strides(x.Shape, shape), Strides(y.Shape, shape));
        TIn[] a = x.Values, b = y.Values;
        int inner = sizes[^1], xStep = xs[^1], yStep = ys[^1];
        Loops.For<TIn>(result.Length / inner, 4L * inner, (start, end) =>
        {
            for (int row = start; row < end; row++)
            {
                Span<TOut> to = result.AsSpan(row * inner, inner);
                int left = Place(row, sizes, xs), right = Place(row, sizes, ys);
                if (xStep == 1 && yStep == 1)
                {
                    ElementLoop.Of(a.AsSpan(left, inner), b.AsSpan(right, inner), to, f);
                }
                else if (xStep == 1)
                {
                    ElementLoop.Of(a.AsSpan(left, inner), b[right], to, f);
                }
                else
                {
                    for (int i = 0; i < to.Length; i++)
                    {
                        to[i] = f.Of(a[left + i * xStep], b[right + i * yStep]);
                    }
                }
            }
        });
    }

    /// <summary>How many neighbours in the broadcast shape share an element of y, if they are more than a few and the elements of y are taken in turn: one for each channel, say. Null if not.</summary>
    private static int? PlaneLength(ReadOnlySpan<int> shape, ReadOnlySpan<int> y)
    {
        int last = y.Length - 1;
        while (last >= 0 && y[last] == 1)
        {
            last--;
        }
        int first = 0;
        while (first <= last && y[first] == 1)
        {
            first++;
        }
        int shift = shape.Length - y.Length;
        int length = Shape.Count(shape[(last + 1 + shift)..]);
        return length >= ShortestPlane && last >= first && y[first..(last + 1)].SequenceEqual(shape[(first + shift)..(last + 1 + shift)]) ? length : null;
    }

    /// <summary>The same walk in as few dimensions as can be: neighbours that both operands step through alike become one.</summary>
    private static (int[] Sizes, int[] Xs, int[] Ys) Merged(ReadOnlySpan<int> shape, ReadOnlySpan<int> xs, ReadOnlySpan<int> ys)
    {
        List<int> sizes = [1], left = [0], right = [0];
        for (int d = 0; d < shape.Length; d++)
        {
            if (sizes[^1] == 1 || (left[^1] == xs[d] * shape[d] && right[^1] == ys[d] * shape[d]))
            {
                (sizes[^1], left[^1], right[^1]) = (sizes[^1] * shape[d], xs[d], ys[d]);
            }
            else if (shape[d] != 1)
            {
                sizes.Add(shape[d]);
                left.Add(xs[d]);
                right.Add(ys[d]);
            }
        }
        return ([.. sizes], [.. left], [.. right]);
    }

    /// <summary>Where a row (all dimensions but the innermost) starts.</summary>
    private static int Place(int row, ReadOnlySpan<int> sizes, ReadOnlySpan<int> strides)
    {
        int place = 0;
        for (int d = sizes.Length - 2; d >= 0 && row > 0; d--)
        {
            (row, int index) = Math.DivRem(row, sizes[d]);
            place += index * strides[d];
        }
        return place;
    }
}
