using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Every <c>steps</c>-th element from <c>starts</c> to <c>ends</c> (exclusive) along <c>axes</c>, as in x[start:end:step].</summary>
/// <remarks>
/// Shape: dimension n → max(0, ⌈(end − start)/step⌉).<br/>
/// Domain: negative positions count from the end; then both are clamped: to [0, n] for a positive step, to [0, n − 1] and [−1, n − 1] for a negative one.<br/>
/// Since: 10 (inputs, <c>steps</c>); 1 (attributes).<br/>
/// Source: ONNX Slice-13.
/// </remarks>
public static class Slice
{
    /// <summary>The slice.</summary>
    public static Tensor Of(Tensor x, ReadOnlySpan<long> starts, ReadOnlySpan<long> ends, long[]? axes = null, long[]? steps = null)
    {
        if (starts.Length != ends.Length || (axes is not null && axes.Length != starts.Length) || (steps is not null && steps.Length != starts.Length) || starts.Length > x.Rank)
        {
            throw new ShapeException($"{starts.Length} starts, {ends.Length} ends, {axes?.Length ?? starts.Length} axes and {steps?.Length ?? starts.Length} steps for x {Shape.Text(x.Shape)}: need one of each per axis");
        }
        int[] shape = [.. x.Shape], strides = Shape.Strides(x.Shape);
        bool[] sliced = new bool[x.Rank];
        int origin = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            int axis = Shape.Axis(axes is null ? i : axes[i], x.Rank, "axes");
            if (sliced[axis])
            {
                throw new ShapeException($"'axes' names dimension {axis} twice");
            }
            sliced[axis] = true;
            (int start, int count, int step) = Resolve(starts[i], ends[i], steps is null ? 1 : steps[i], x.Shape[axis]);
            origin += start * strides[axis];
            strides[axis] *= step;
            shape[axis] = count;
        }
        return x.Strided(origin, strides, shape);
    }

    private static (int Start, int Count, int Step) Resolve(long start, long end, long step, int n)
    {
        if (step == 0)
        {
            throw new ShapeException("'steps' is 0: need a step forwards or backwards");
        }
        start = start < 0 ? start + n : start;
        end = end < 0 ? end + n : end;
        start = step > 0 ? Math.Clamp(start, 0, n) : Math.Clamp(start, 0, Math.Max(0, n - 1));
        end = step > 0 ? Math.Clamp(end, 0, n) : Math.Clamp(end, -1, n - 1);
        if (n == 0 || (step > 0 ? end <= start : end >= start))
        {
            return (0, 0, 1);
        }
        long count = step > 0 ? (end - start - 1) / step + 1 : (end - start + 1) / step + 1;
        return ((int)start, (int)count, count > 1 ? (int)step : 1);
    }
}
