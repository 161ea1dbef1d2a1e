using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The layouts of attention's operands: [batch, sequence, heads · size] and [batch, heads, sequence, size].</summary>
public static class Heads
{
    /// <summary>The operand with its heads apart; one of four dimensions is as it is.</summary>
    /// <exception cref="ShapeException">It has neither three nor four dimensions, or its last does not divide into the heads.</exception>
    public static Tensor<T> Split<T>(Tensor<T> x, long heads) =>
        x.Rank == 4 ? x
        : x.Rank == 3 && heads > 0 && x.Shape[2] % heads == 0
            ? Swapped(x, x.Shape[0], x.Shape[1], (int)heads, x.Shape[2] / (int)heads, [x.Shape[0], (int)heads, x.Shape[1], x.Shape[2] / (int)heads])
        : throw new ShapeException($"an operand is {x.Describe()} with {heads} heads: need four dimensions, or three and a number of heads that divides the last");

    /// <summary>[batch, heads, sequence, size] as [batch, sequence, heads · size].</summary>
    public static Tensor<T> Merge<T>(Tensor<T> x) =>
        Swapped(x, x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3], [x.Shape[0], x.Shape[2], x.Shape[1] * x.Shape[3]]);

    /// <summary>Past and new entries of a cache, one after the other along the sequence.</summary>
    /// <exception cref="ShapeException">They differ in another dimension.</exception>
    public static Tensor<T> Append<T>(Tensor<T>? past, Tensor<T> x)
    {
        if (past is null)
        {
            return x;
        }
        if (past.Rank != 4 || past.Shape[0] != x.Shape[0] || past.Shape[1] != x.Shape[1] || past.Shape[3] != x.Shape[3])
        {
            throw new ShapeException($"the cache is {past.Describe()} and what is added {x.Describe()}: need the same batch, heads and size");
        }
        int old = past.Shape[2] * past.Shape[3], added = x.Shape[2] * x.Shape[3];
        int[] shape = [x.Shape[0], x.Shape[1], past.Shape[2] + x.Shape[2], x.Shape[3]];
        T[] result = Shape.Allocate<T>(shape);
        for (int head = 0; head < x.Shape[0] * x.Shape[1]; head++)
        {
            past.Values.AsSpan(head * old, old).CopyTo(result.AsSpan(head * (old + added)));
            x.Values.AsSpan(head * added, added).CopyTo(result.AsSpan(head * (old + added) + old));
        }
        return new Tensor<T>(result, shape, x.ElementType);
    }

    private static Tensor<T> Swapped<T>(Tensor<T> x, int batch, int first, int second, int size, int[] shape)
    {
        T[] result = new T[x.Count];
        for (int b = 0; b < batch; b++)
        {
            for (int i = 0; i < first; i++)
            {
                for (int j = 0; j < second; j++)
                {
                    x.Values.AsSpan(((b * first + i) * second + j) * size, size).CopyTo(result.AsSpan(((b * second + j) * first + i) * size));
                }
            }
        }
        return new Tensor<T>(result, shape, x.ElementType);
    }
}
