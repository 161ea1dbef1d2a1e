using System.Runtime.CompilerServices;

namespace Verification.Reference.Tensors;

/// <summary>Arithmetic on shapes: plain <c>int[]</c>, outermost dimension first.</summary>
public static class Shape
{
    /// <summary>The number of elements: the product of the dimensions, 1 for a scalar.</summary>
    /// <exception cref="ShapeException">A negative dimension, or more elements than a tensor may have.</exception>
    public static int Count(ReadOnlySpan<int> shape) => Count(shape, 1);

    /// <summary>An array for the elements of a shape: the one place where the size of a tensor is checked before its memory is asked for.</summary>
    /// <exception cref="ShapeException">A negative dimension, or more bytes than <see cref="Limits.MaxTensorBytes"/>.</exception>
    public static T[] Allocate<T>(ReadOnlySpan<int> shape) => new T[Count(shape, Unsafe.SizeOf<T>())];

    /// <summary>As <see cref="Allocate"/>, for results of which every element is about to be written: the memory is not cleared, and may be that of a tensor let go before.</summary>
    /// <exception cref="ShapeException">A negative dimension, or more bytes than <see cref="Limits.MaxTensorBytes"/>.</exception>
    public static T[] AllocateUncleared<T>(ReadOnlySpan<int> shape) => Recycling.Take<T>(Count(shape, Unsafe.SizeOf<T>()));

    /// <summary>The number of elements, if they could be allocated.</summary>
    /// <exception cref="ShapeException">A negative dimension, or more bytes than <see cref="Limits.MaxTensorBytes"/>.</exception>
    internal static int CountAllocatable<T>(ReadOnlySpan<int> shape) => Count(shape, Unsafe.SizeOf<T>());

    /// <summary>Dimensions that a file or an input gives as 64-bit integers.</summary>
    /// <exception cref="ShapeException">One is negative or beyond 2³¹ − 1.</exception>
    public static int[] Dimensions(ReadOnlySpan<long> given)
    {
        int[] shape = new int[given.Length];
        for (int d = 0; d < shape.Length; d++)
        {
            shape[d] = given[d] is >= 0 and <= int.MaxValue ? (int)given[d] : throw new ShapeException($"dimension {d} is {given[d]}: need 0 to 2^31 - 1");
        }
        return shape;
    }

    private static int Count(ReadOnlySpan<int> shape, int bytesEach)
    {
        long count = 1;
        bool empty = false;
        foreach (int dimension in shape)
        {
            empty |= dimension == 0;
            count = dimension < 0 ? throw new ShapeException($"shape {Text(shape)} has a negative dimension")
                : count > int.MaxValue ? count : count * dimension;
        }
        return empty ? 0
            : count > int.MaxValue ? throw new ShapeException($"shape {Text(shape)} has more than 2^31 - 1 elements")
            : count * bytesEach > Limits.Current.MaxTensorBytes ? throw new ShapeException(
                $"shape {Text(shape)} needs {count * bytesEach} bytes, more than the limit of {Limits.Current.MaxTensorBytes} for one tensor (VERIFY_MAX_TENSOR_BYTES)")
            : (int)count;
    }

    /// <summary>Row-major strides, in elements.</summary>
    public static int[] Strides(ReadOnlySpan<int> shape)
    {
        int[] strides = new int[shape.Length];
        int stride = 1;
        for (int i = shape.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(1, shape[i]);
        }
        return strides;
    }

    /// <summary>The common shape of two under ONNX's multidirectional broadcasting.</summary>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static int[] Broadcast(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int rank = Math.Max(a.Length, b.Length);
        int[] result = new int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int x = i <= a.Length ? a[^i] : 1, y = i <= b.Length ? b[^i] : 1;
            result[^i] = x == y || y == 1 ? x : x == 1 ? y
                : throw new ShapeException($"shapes {Text(a)} and {Text(b)} do not broadcast: {x} and {y} at dimension {rank - i}");
        }
        return result;
    }

    /// <summary>An axis in [−rank, rank) as one in [0, rank).</summary>
    /// <exception cref="ShapeException">The axis is outside.</exception>
    public static int Axis(long axis, int rank, string name = "axis") =>
        axis >= -rank && axis < rank ? (int)(axis < 0 ? axis + rank : axis)
        : throw new ShapeException($"'{name}' is {axis}: need {-rank} <= {name} < {rank}");

    /// <summary>Axes in [0, rank), sorted; all of them when none are given.</summary>
    public static int[] Axes(ReadOnlySpan<long> axes, int rank)
    {
        if (axes.IsEmpty)
        {
            return [.. Enumerable.Range(0, rank)];
        }
        int[] result = new int[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            result[i] = Axis(axes[i], rank, "axes");
        }
        Array.Sort(result);
        for (int i = 1; i < result.Length; i++)
        {
            if (result[i] == result[i - 1])
            {
                throw new ShapeException($"'axes' names dimension {result[i]} twice");
            }
        }
        return result;
    }

    /// <summary>The shape in words: <c>[2, 3]</c>; a rank that only a damaged file has is cut short.</summary>
    public static string Text(ReadOnlySpan<int> shape) => shape.Length <= 16 ? "[" + string.Join(", ", shape.ToArray()) + "]"
        : $"[{string.Join(", ", shape[..8].ToArray())}, … {shape.Length} dimensions]";
}

/// <summary>Operands whose shapes, types or attributes do not fit; the message says what was found and what was needed.</summary>
public sealed class ShapeException(string message) : Exception(message);
