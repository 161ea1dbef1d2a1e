using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Where along <c>axis</c> the largest (ONNX's ArgMax) or smallest (ArgMin) element is, as int64.</summary>
/// <remarks>
/// Shape: x [.., n, ..] → [.., 1, ..], or without that dimension when <c>keepdims</c> is 0.<br/>
/// Domain: n ≥ 1. Of equal elements the first is named, the last with <c>select_last_index</c>; a NaN counts as the extreme one.<br/>
/// Since: 12 (<c>select_last_index</c>); 1.<br/>
/// Source: ONNX ArgMax-13, ArgMin-13.
/// </remarks>
public static class ArgMax
{
    /// <summary>The indices of the extreme elements.</summary>
    public static Tensor<long> Of<T>(Tensor x, long axis = 0, bool keepDimension = true, bool last = false, bool smallest = false) where T : IFloatingPointIeee754<T> =>
        Numeric.Apply<T, Search, Tensor<long>>(x, new Search(Shape.Axis(axis, x.Rank), keepDimension, last, smallest));

    private readonly struct Search(int axis, bool keepDimension, bool last, bool smallest) : INumericOperation<Tensor<long>>
    {
        public Tensor<long> Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            Lines lines = Lines.Along(x.Shape, axis);
            long[] result = new long[lines.Count];
            if (lines.Length == 0 && result.Length > 0)
            {
                throw new ShapeException($"dimension {axis} of x {Shape.Text(x.Shape)} is empty: it has no extreme element");
            }
            (bool min, bool takeLast) = (smallest, last);
            Loops.For<int>(lines.Count, lines.Length, (start, end) =>
            {
                for (int l = start; l < end; l++)
                {
                    int place = lines.Start(l), found = 0;
                    TNumber extreme = x.Values[place];
                    for (int i = 1; i < lines.Length; i++)
                    {
                        place += lines.Inner;
                        TNumber value = x.Values[place];
                        bool better = TNumber.IsNaN(value) ? !TNumber.IsNaN(extreme) || takeLast
                            : min ? value < extreme || (takeLast && value == extreme) : value > extreme || (takeLast && value == extreme);
                        if (better)
                        {
                            (extreme, found) = (value, i);
                        }
                    }
                    result[l] = found;
                }
            });
            int[] kept = keepDimension ? [1] : [];
            return new Tensor<long>(result, [.. x.Shape[..axis], .. kept, .. x.Shape[(axis + 1)..]]);
        }
    }
}
