using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Max pooling: y[n, c, o] = max of x[n, c, ·] under window o.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …] → [N, C, o₁, …] as <see cref="Windows"/> says, and the places of the maxima in x, flattened: within a plane in
/// row-major order, or with <c>storage_order</c> 1 in column-major order.<br/>
/// Domain: reals and integers. Padding never wins; a window without elements gives −∞ (the least integer) at place −1; a NaN wins; of equal
/// elements the first is the place.<br/>
/// Since: 12 (8-bit integers); 11; 10 (ceil_mode, dilations); 8 (places); 1.<br/>
/// Source: ONNX MaxPool-22.
/// </remarks>
public static class MaxPool
{
    /// <summary>The pooling of a tensor of real numbers or 8-bit integers.</summary>
    public static Value?[] Apply<T>(Tensor x, Windows windows, bool places, bool columnMajor) where T : INumber<T> => x switch
    {
        Tensor<T> real => Both(real, windows, places, columnMajor),
        Tensor<sbyte> n => Both(n, windows, places, columnMajor),
        Tensor<byte> n => Both(n, windows, places, columnMajor),
        _ => throw new ShapeException($"operand is {x.Describe()}: need a floating-point type, int8 or uint8"),
    };

    /// <summary>The maxima.</summary>
    public static Tensor<TNumber> Of<TNumber>(Tensor<TNumber> x, Windows windows) where TNumber : INumber<TNumber>
    {
        Planes planes = new(x.Shape, windows);
        TNumber[] result = Shape.AllocateUncleared<TNumber>(planes.OutputShape);
        TNumber least = TNumber.CreateSaturating(double.NegativeInfinity);
        Loops.For<TNumber>(planes.Count, 2L * windows.Count * windows.KernelCount, (start, end) =>
        {
            RowMaxima<TNumber>? rows = RowMaxima<TNumber>.Fits(windows) ? new(windows, x.Shape[^1]) : null;
            for (int p = start; p < end; p++)
            {
                ReadOnlySpan<TNumber> plane = planes.Input<TNumber>(p, x.Values);
                Span<TNumber> y = result.AsSpan(p * windows.Count, windows.Count);
                if (rows is not null)
                {
                    rows.Of(plane, y);
                    continue;
                }
                for (int w = 0; w < y.Length; w++)
                {
                    ReadOnlySpan<int> taps = windows.Taps(w, out int at);
                    TNumber greatest = taps.IsEmpty ? least : plane[at + taps[0]];
                    for (int t = 1; t < taps.Length; t++)
                    {
                        greatest = TNumber.Max(greatest, plane[at + taps[t]]);
                    }
                    y[w] = greatest;
                }
            }
        });
        return new Tensor<TNumber>(result, planes.OutputShape, x.ElementType);
    }

    /// <summary>The places of the maxima in the flattened x.</summary>
    public static Tensor<long> Places<TNumber>(Tensor<TNumber> x, Windows windows, bool columnMajor = false) where TNumber : INumber<TNumber>
    {
        Planes planes = new(x.Shape, windows);
        long[] result = Shape.Allocate<long>(planes.OutputShape);
        Loops.For<TNumber>(planes.Count, 2L * windows.Count * windows.KernelCount, (start, end) =>
        {
            for (int p = start; p < end; p++)
            {
                ReadOnlySpan<TNumber> plane = planes.Input<TNumber>(p, x.Values);
                for (int w = 0; w < windows.Count; w++)
                {
                    ReadOnlySpan<int> taps = windows.Taps(w, out int at);
                    int best = taps.IsEmpty ? -1 : at + taps[0];
                    for (int t = 1; t < taps.Length && !TNumber.IsNaN(plane[best]); t++)
                    {
                        TNumber value = plane[at + taps[t]];
                        best = value > plane[best] || TNumber.IsNaN(value) ? at + taps[t] : best;
                    }
                    result[p * windows.Count + w] = best < 0 ? -1 : (long)p * planes.InputLength + (columnMajor ? Transposed(best, x.Shape.AsSpan(2)) : best);
                }
            }
        });
        return new Tensor<long>(result, planes.OutputShape);
    }

    private static Value?[] Both<TNumber>(Tensor<TNumber> x, Windows windows, bool places, bool columnMajor) where TNumber : INumber<TNumber> =>
        places ? [Of(x, windows), Places(x, windows, columnMajor)] : [Of(x, windows)];

    // A row-major place of a shape as the column-major one.
    private static long Transposed(int place, ReadOnlySpan<int> shape)
    {
        long result = 0;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            result += place % shape[d] * (long)Shape.Count(shape[..d]);
            place /= shape[d];
        }
        return result;
    }
}
