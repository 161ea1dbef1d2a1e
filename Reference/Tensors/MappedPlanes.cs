namespace Verification.Reference.Tensors;

/// <summary>A function of each element of a tensor and the one that all of its plane share: planes take theirs in turn.</summary>
internal sealed class MappedPlanes<TIn, TOut, TFunction>(Tensor<TIn> x, TIn[] each, int length, TFunction f) : Deferred<TOut> where TFunction : struct, IBinary<TIn, TOut>
{
    public override Produced<TOut>? Source => (x as Tensor<TOut>)?.Source;

    public override void Fill(int start, Span<TOut> to)
    {
        using Stretches<TIn> from = new(x, Place<TIn, TOut>.Is);
        for (int at = 0, count; at < to.Length; at += count)
        {
            (int plane, int inside) = Math.DivRem(start + at, length);
            count = Math.Min(Math.Min(from.Longest, length - inside), to.Length - at);
            Span<TOut> part = to.Slice(at, count);
            ElementLoop.Of(from.Read(start + at, count, Place<TIn, TOut>.Of(part)), each[plane % each.Length], part, f);
        }
    }
}
