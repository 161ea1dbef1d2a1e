using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Lp pooling: y[n, c, o] = (Σ |x[n, c, ·]|ᵖ)^(1/p) under window o.</summary>
/// <remarks>
/// Shape: x [N, C, d₁, …] → [N, C, o₁, …] as <see cref="Windows"/> says. Domain: p ≥ 1; padding is 0.<br/>
/// Since: 18 (ceil_mode, dilations); 11; 2 (p is an integer); 1 (p is a float).<br/>
/// Source: ONNX LpPool-22, GlobalLpPool-22.
/// </remarks>
public static class LpPool
{
    /// <summary>The norms.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, Windows windows, T p) where T : IFloatingPointIeee754<T>
    {
        Planes planes = new(x.Shape, windows);
        T[] result = Shape.Allocate<T>(planes.OutputShape);
        Loops.For<T>(planes.Count, 4L * windows.Count * windows.KernelCount, (start, end) =>
        {
            T[] scratch = new T[windows.KernelCount];
            for (int i = start; i < end; i++)
            {
                ReadOnlySpan<T> plane = planes.Input<T>(i, x.Values);
                for (int w = 0; w < windows.Count; w++)
                {
                    ReadOnlySpan<int> taps = windows.Taps(w, out int at);
                    Span<T> under = scratch.AsSpan(0, taps.Length);
                    for (int t = 0; t < taps.Length; t++)
                    {
                        under[t] = plane[at + taps[t]];
                    }
                    result[i * windows.Count + w] = LpNorm.Of(under, p, under);
                }
            }
        });
        return new Tensor<T>(result, planes.OutputShape, x.ElementType);
    }

    /// <summary>GlobalLpPool: the norm of each plane, [N, C, d₁, …] → [N, C, 1, …].</summary>
    public static Tensor<T> Global<T>(Tensor<T> x, T p) where T : IFloatingPointIeee754<T>
    {
        int length = Shape.Count(Planes.Spatial(x));
        T[] result = Shape.Allocate<T>([x.Shape[0], x.Shape[1]]);
        Loops.For<T>(result.Length, 4L * length, (start, end) =>
        {
            T[] scratch = new T[length];
            for (int i = start; i < end; i++)
            {
                result[i] = LpNorm.Of(x.Values.AsSpan(i * length, length), p, scratch);
            }
        });
        return new Tensor<T>(result, [x.Shape[0], x.Shape[1], .. Enumerable.Repeat(1, x.Rank - 2)], x.ElementType);
    }
}
