using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>For each index tuple (the last dimension of <c>indices</c>) the part of x at those leading coordinates.</summary>
/// <remarks>
/// Shape: x [b.., d₁..d_k, e..], indices [b.., i.., k] → [b.., i.., e..] with <c>batch_dims</c> dimensions b.<br/>
/// Since: 12 (<c>batch_dims</c>); 11.<br/>
/// Source: ONNX GatherND-13.
/// </remarks>
public static class GatherND
{
    /// <summary>The named parts.</summary>
    public static Tensor Of(Tensor x, Tensor indices, long batchDimensions = 0)
    {
        int batch = batchDimensions >= 0 && batchDimensions < Math.Min(x.Rank, indices.Rank) ? (int)batchDimensions
            : throw new ShapeException($"'batch_dims' is {batchDimensions}: need 0 or more, and less than the ranks of x {Shape.Text(x.Shape)} and indices {Shape.Text(indices.Shape)}");
        (int[] starts, int run) = Indices.TuplePlaces(x.Shape, indices, batch);
        return Runs.Read(x, starts, run, [.. indices.Shape[..^1], .. x.Shape[(batch + indices.Shape[^1])..]]);
    }
}
