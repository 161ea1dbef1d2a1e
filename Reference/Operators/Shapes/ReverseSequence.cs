using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>The first <c>sequence_lens</c>ᵦ time steps of each batch entry b in reverse order, the others as they are.</summary>
/// <remarks>
/// Shape: x [time, batch, ..] or [batch, time, ..] → same.<br/>
/// Since: 10.<br/>
/// Source: ONNX ReverseSequence-10.
/// </remarks>
public static class ReverseSequence
{
    /// <summary>The reversed sequences.</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<long> lengths, long timeAxis = 0, long batchAxis = 1)
    {
        if (x.Rank < 2 || timeAxis is not (0 or 1) || batchAxis != 1 - timeAxis)
        {
            throw new ShapeException($"'time_axis' is {timeAxis} and 'batch_axis' {batchAxis} for x {Shape.Text(x.Shape)}: need 0 and 1 in either order, and two dimensions");
        }
        int times = x.Shape[timeAxis], batches = x.Shape[batchAxis], run = Shape.Count(x.Shape.AsSpan(2));
        if (lengths.Length != batches)
        {
            throw new ShapeException($"'sequence_lens' has {lengths.Length} lengths: need {batches}, one for each batch entry of x {Shape.Text(x.Shape)}");
        }
        int timeStride = timeAxis == 0 ? batches * run : run, batchStride = timeAxis == 0 ? run : times * run;
        Tensor result = x.EmptyLike(x.Shape);
        for (int b = 0; b < batches; b++)
        {
            int length = lengths[b] >= 0 && lengths[b] <= times ? (int)lengths[b] : throw new ShapeException($"'sequence_lens' is {lengths[b]} at {b}: need 0 to {times}");
            for (int t = 0; t < times; t++)
            {
                int from = t < length ? length - 1 - t : t;
                result.CopyFrom(x, from * timeStride + b * batchStride, t * timeStride + b * batchStride, run);
            }
        }
        return result;
    }
}
