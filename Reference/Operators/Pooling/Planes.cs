using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The planes of a tensor [N, C, d₁, …] that a pooling operator visits one by one.</summary>
internal readonly struct Planes
{
    public Planes(int[] shape, Windows windows)
    {
        Count = Shape.Count(shape.AsSpan(0, 2));
        InputLength = Shape.Count(shape.AsSpan(2));
        OutputShape = [shape[0], shape[1], .. windows.Shape];
    }

    public int Count { get; }

    public int InputLength { get; }

    public int[] OutputShape { get; }

    public ReadOnlySpan<T> Input<T>(int plane, ReadOnlySpan<T> values) => values.Slice(plane * InputLength, InputLength);

    /// <summary>The spatial dimensions of a tensor.</summary>
    /// <exception cref="ShapeException">It has no batch and channels.</exception>
    public static ReadOnlySpan<int> Spatial(Tensor x) => x.Rank >= 2 ? x.Shape.AsSpan(2)
        : throw new ShapeException($"operand is {x.Describe()}: need [N, C, ...]");

    /// <summary>The axes of the spatial dimensions.</summary>
    public static long[] Axes(Tensor x) => [.. Enumerable.Range(2, Spatial(x).Length).Select(d => (long)d)];
}
