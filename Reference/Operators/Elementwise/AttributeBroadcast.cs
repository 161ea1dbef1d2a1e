using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The broadcasting of opsets 1 to 6: the second operand's dimensions are laid along some of the first's, as attributes say.</summary>
/// <remarks>
/// Shape: y [d₁, …, dₖ] → [1, …, d₁, …, dₖ, …, 1], of the first operand's rank.<br/>
/// Since: 1 to 6.<br/>
/// Source: ONNX Add-6: <c>broadcast</c>, <c>axis</c>.
/// </remarks>
public static class AttributeBroadcast
{
    /// <summary>The second operand with a shape that broadcasts as it would today.</summary>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <param name="broadcast">Whether it may have another shape than the first.</param>
    /// <param name="axis">The dimension of the first with which its own first dimension is matched; null to match the last ones.</param>
    /// <exception cref="ShapeException">The shapes differ without <c>broadcast</c>, or the second does not fit at <c>axis</c>.</exception>
    public static Tensor Align(Tensor x, Tensor y, bool broadcast, long? axis)
    {
        if (!broadcast)
        {
            return x.Shape.AsSpan().SequenceEqual(y.Shape) ? y
                : throw new ShapeException($"shapes are {Shape.Text(x.Shape)} and {Shape.Text(y.Shape)}: need one shape, or 'broadcast' = 1");
        }
        if (axis is not { } given || y.Rank == 0)
        {
            return y;
        }
        int after = x.Rank - Shape.Axis(given, x.Rank) - y.Rank;
        return after >= 0 ? y.WithShape([.. y.Shape, .. Enumerable.Repeat(1, after)])
            : throw new ShapeException($"shape {Shape.Text(y.Shape)} does not fit into {Shape.Text(x.Shape)} from 'axis' {given} on");
    }
}
