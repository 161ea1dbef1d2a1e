using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The dimensions of a tensor (ONNX's Shape) and their product (ONNX's Size), as int64.</summary>
/// <remarks>
/// Shape: x of any shape → [number of dimensions taken]; Size → a scalar.<br/>
/// Since: Shape 15 (<c>start</c> and <c>end</c>, clamped to the rank); Shape 1, Size 1.<br/>
/// Source: ONNX Shape-15, Size-1.
/// </remarks>
public static class ShapeOf
{
    /// <summary>Dimensions <paramref name="start"/> to <paramref name="end"/> (exclusive); negative ones count from the end.</summary>
    public static Tensor<long> Of(Tensor x, long start = 0, long end = long.MaxValue)
    {
        int first = Clamp(start, x.Rank), last = Math.Max(first, Clamp(end, x.Rank));
        return Tensor<long>.Vector(Array.ConvertAll(x.Shape[first..last], d => (long)d));
    }

    /// <summary>The number of elements.</summary>
    public static Tensor<long> Size(Tensor x) => Tensor<long>.Scalar(x.Count);

    private static int Clamp(long position, int rank) => (int)Math.Clamp(position < 0 ? position + rank : position, 0, rank);
}
