using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Average pooling: y[n, c, o] = Σ x[n, c, ·] under window o / number of its elements.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …] → [N, C, o₁, …] as <see cref="Windows"/> says.<br/>
/// Domain: the number counts elements inside the input, or with <c>count_include_pad</c> those of the stated padding too, but never
/// those that <c>ceil_mode</c> adds beyond it; a window without elements gives NaN.<br/>
/// Since: 19 (dilations, ceil_mode stated exactly); 11; 10 (ceil_mode); 7 (count_include_pad); 1.<br/>
/// Source: ONNX AveragePool-22.
/// </remarks>
public static class AveragePool
{
    /// <summary>The averages.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, Windows windows, bool countsPadding = false) where T : IFloatingPointIeee754<T>
    {
        Planes planes = new(x.Shape, windows);
        T[] result = Shape.Allocate<T>(planes.OutputShape);
        Loops.For<T>(planes.Count, 2L * windows.Count * windows.KernelCount, (start, end) =>
        {
            T[] scratch = new T[windows.KernelCount];
            for (int p = start; p < end; p++)
            {
                ReadOnlySpan<T> plane = planes.Input<T>(p, x.Values);
                for (int w = 0; w < windows.Count; w++)
                {
                    ReadOnlySpan<int> taps = windows.Taps(w, out int at);
                    for (int t = 0; t < taps.Length; t++)
                    {
                        scratch[t] = plane[at + taps[t]];
                    }
                    int count = countsPadding ? windows.PaddedCount(w) : taps.Length;
                    result[p * windows.Count + w] = Special.Sum<T>(scratch.AsSpan(0, taps.Length)) / T.CreateChecked(count);
                }
            }
        });
        return new Tensor<T>(result, planes.OutputShape, x.ElementType);
    }

    /// <summary>GlobalAveragePool: the average of each plane, [N, C, d₁, …] → [N, C, 1, …].</summary>
    public static Tensor<T> Global<T>(Tensor<T> x) where T : IFloatingPointIeee754<T> => Reduce.OfReal<T, ReduceMean>(x, Planes.Axes(x), noop: true);
}
