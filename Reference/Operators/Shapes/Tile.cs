using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A tensor repeated <c>repeats</c>ₖ times along every dimension k.</summary>
/// <remarks>
/// Shape: [d₀, d₁, ..] → [r₀d₀, r₁d₁, ..].<br/>
/// Method: read as [r₀, d₀, r₁, d₁, ..] with stride 0 along the repetitions.<br/>
/// Since: 6 (one count per dimension); 1 (a count and one axis).<br/>
/// Source: ONNX Tile-13.
/// </remarks>
public static class Tile
{
    /// <summary>The repeated tensor.</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<long> repeats)
    {
        if (repeats.Length != x.Rank)
        {
            throw new ShapeException($"'repeats' has {repeats.Length} counts: need one for each dimension of x {Shape.Text(x.Shape)}");
        }
        int[] own = Shape.Strides(x.Shape), shape = new int[x.Rank], dimensions = new int[2 * x.Rank], strides = new int[2 * x.Rank];
        for (int d = 0; d < x.Rank; d++)
        {
            if (repeats[d] < 0)
            {
                throw new ShapeException($"'repeats' is {repeats[d]} at {d}: need 0 or more");
            }
            (dimensions[2 * d], dimensions[2 * d + 1], strides[2 * d + 1]) = (checked((int)repeats[d]), x.Shape[d], own[d]);
            shape[d] = checked(dimensions[2 * d] * x.Shape[d]);
        }
        return x.Strided(0, strides, dimensions).WithShape(shape);
    }

    /// <summary>The tensor repeated along one axis (opset 1).</summary>
    public static Tensor Along(Tensor x, long count, long axis)
    {
        long[] repeats = new long[x.Rank];
        Array.Fill(repeats, 1);
        repeats[Shape.Axis(axis, x.Rank)] = count;
        return Of(x, repeats);
    }
}
