using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The parts of x along <c>axis</c> (of the flattened x, without one) at which a condition holds.</summary>
/// <remarks>
/// Shape: x [.., n, ..], condition [m] with m ≤ n and k true entries → [.., k, ..]; [k] without an axis.<br/>
/// Since: 9.<br/>
/// Source: ONNX Compress-11.
/// </remarks>
public static class Compress
{
    /// <summary>The selected parts.</summary>
    public static Tensor Of(Tensor x, Tensor<bool> condition, long? axis = null)
    {
        Tensor source = axis is null ? x.WithShape([x.Count]) : x;
        if (condition.Rank != 1 || condition.Count > source.Shape[Shape.Axis(axis ?? 0, source.Rank)])
        {
            throw new ShapeException($"the condition has shape {Shape.Text(condition.Shape)}: need one dimension, no longer than that of {Shape.Text(source.Shape)} at axis {axis ?? 0}");
        }
        long[] selected = [.. Enumerable.Range(0, condition.Count).Where(i => condition[i]).Select(i => (long)i)];
        return Gather.Of(source, Tensor<long>.Vector(selected), axis ?? 0);
    }
}
