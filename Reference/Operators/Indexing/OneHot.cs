using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>For each index a vector of <c>depth</c> elements: the on-value at the index, the off-value elsewhere.</summary>
/// <remarks>
/// Shape: indices [i..] → [i.., depth], or with depth at <c>axis</c> of the result; values are [off, on].<br/>
/// Domain: indices of any numeric type, their fractions dropped; an index outside the range gives off-values only.<br/>
/// Since: 11 (negative indices count from the end); 9 (they are outside the range).<br/>
/// Source: ONNX OneHot-11.
/// </remarks>
public static class OneHot
{
    /// <summary>The encoded indices.</summary>
    public static Tensor Of<T>(Tensor indices, Tensor depth, Tensor values, long axis = -1, bool negativeFromEnd = true) where T : IFloatingPointIeee754<T>
    {
        long[] wanted = Numeric.Apply<T, Integers, long[]>(indices, default);
        if (values.Count != 2 || Numeric.Apply<T, Integers, long[]>(depth, default) is not [long size and >= 0 and <= int.MaxValue])
        {
            throw new ShapeException($"depth is {depth.Describe()} and values are {values.Describe()}: need one number, not negative, and [off, on]");
        }
        int at = Shape.Axis(axis, indices.Rank + 1), inner = Shape.Count(indices.Shape.AsSpan(at)), n = (int)size;
        int[] shape = [.. indices.Shape[..at], n, .. indices.Shape[at..]], choices = Shape.Allocate<int>(shape);
        for (int i = 0; i < wanted.Length; i++)
        {
            long index = wanted[i] < 0 && negativeFromEnd ? wanted[i] + n : wanted[i];
            if (index >= 0 && index < n)
            {
                choices[(i / inner * n + (int)index) * inner + i % inner] = 1;
            }
        }
        return values.Take(choices, shape);
    }

    private readonly struct Integers : INumericOperation<long[]>
    {
        public long[] Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> => Array.ConvertAll(x.Values, v => long.CreateSaturating(v));
    }
}
