using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>For each index one element of x: its coordinate along <c>axis</c> is the index, the others are the index's own.</summary>
/// <remarks>
/// Shape: x [a.., n, b..], indices [c.., m, d..] with c ≤ a, d ≤ b → that of indices.<br/>
/// Since: 11.<br/>
/// Source: ONNX GatherElements-13.
/// </remarks>
public static class GatherElements
{
    /// <summary>The named elements.</summary>
    public static Tensor Of(Tensor x, Tensor indices, long axis = 0) =>
        x.Take(Indices.ElementPlaces(x.Shape, indices, Shape.Axis(axis, x.Rank)), indices.Shape);
}
