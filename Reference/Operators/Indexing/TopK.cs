using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The k largest (or smallest) elements along <c>axis</c> and their indices, in order.</summary>
/// <remarks>
/// Shape: x [.., n, ..] → values and int64 indices [.., k, ..], k ≤ n.<br/>
/// Domain: of equal elements the one with the lower index comes first; NaN counts as larger than any number.<br/>
/// Since: 11 (<c>largest</c>, <c>sorted</c>; the result is in order in any case); 10 (k is an input); 1 (k is an attribute).<br/>
/// Source: ONNX TopK-24.
/// </remarks>
public static class TopK
{
    /// <summary>Values and indices.</summary>
    public static Tensor[] Of<T>(Tensor x, long k, long axis = -1, bool largest = true) where T : IFloatingPointIeee754<T>
    {
        int at = Shape.Axis(axis, x.Rank);
        return k >= 0 && k <= x.Shape[at] ? Numeric.Apply<T, Selection, Tensor[]>(x, new Selection((int)k, at, largest))
            : throw new ShapeException($"k is {k}: need 0 to {x.Shape[at]}, dimension {at} of x {Shape.Text(x.Shape)}");
    }

    private readonly struct Selection(int k, int axis, bool largest) : INumericOperation<Tensor[]>
    {
        public Tensor[] Of<TNumber>(Tensor<TNumber> x) where TNumber : INumber<TNumber>
        {
            Lines lines = Lines.Along(x.Shape, axis), kept = lines with { Length = k };
            int[] shape = [.. x.Shape];
            shape[axis] = k;
            TNumber[] values = Shape.Allocate<TNumber>(shape);
            long[] indices = new long[values.Length];
            bool descending = largest;
            int count = k;
            // Selecting moves elements and computes nothing: it may run in parallel for every number.
            Loops.For<int>(lines.Count, 20L * lines.Length, (start, end) =>
            {
                TNumber[] line = new TNumber[lines.Length];
                int[] order = new int[lines.Length];
                for (int l = start; l < end; l++)
                {
                    lines.Read(l, x.Values, line);
                    for (int i = 0; i < order.Length; i++)
                    {
                        order[i] = i;
                    }
                    MemoryExtensions.Sort(order.AsSpan(), new Order<TNumber>(line, descending));
                    int place = kept.Start(l);
                    for (int i = 0; i < count; i++, place += lines.Inner)
                    {
                        (values[place], indices[place]) = (line[order[i]], order[i]);
                    }
                }
            });
            return [new Tensor<TNumber>(values, shape, x.ElementType), new Tensor<long>(indices, shape)];
        }
    }

    private readonly struct Order<TNumber>(TNumber[] line, bool descending) : IComparer<int> where TNumber : INumber<TNumber>
    {
        public int Compare(int a, int b)
        {
            TNumber x = line[a], y = line[b];
            int order = x > y ? 1 : x < y ? -1 : TNumber.IsNaN(x).CompareTo(TNumber.IsNaN(y));
            return order == 0 ? a.CompareTo(b) : descending ? -order : order;
        }
    }
}
