using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The coordinates of all elements that are not zero (false, empty), in row-major order.</summary>
/// <remarks>
/// Shape: x of rank r with n such elements → [r, n], int64; a scalar gives [0, 1] or [0, 0].<br/>
/// Since: 9.<br/>
/// Source: ONNX NonZero-13.
/// </remarks>
public static class NonZero
{
    /// <summary>The coordinates, one column for each element.</summary>
    public static Tensor<long> Of<T>(Tensor x) where T : IFloatingPointIeee754<T>
    {
        bool[] kept = x switch
        {
            Tensor<bool> b => b.Values,
            Tensor<string> s => Array.ConvertAll(s.Values, v => v.Length > 0),
            Tensor<Complex> c => Array.ConvertAll(c.Values, v => v != Complex.Zero),
            _ => Numeric.Apply<T, Test, bool[]>(x, default),
        };
        int count = kept.Count(k => k);
        long[] coordinates = Shape.Allocate<long>([x.Rank, count]);
        int[] strides = Shape.Strides(x.Shape);
        for (int i = 0, column = 0; i < kept.Length; i++)
        {
            if (kept[i])
            {
                for (int d = 0; d < x.Rank; d++)
                {
                    coordinates[d * count + column] = i / strides[d] % x.Shape[d];
                }
                column++;
            }
        }
        return new Tensor<long>(coordinates, [x.Rank, count]);
    }

    private readonly struct Test : INumericOperation<bool[]>
    {
        public bool[] Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber> => Array.ConvertAll(x.Values, v => v != TNumber.Zero);
    }
}
