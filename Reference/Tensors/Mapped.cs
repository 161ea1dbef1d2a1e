namespace Verification.Reference.Tensors;

/// <summary>A function of each element, computed when it is read.</summary>
internal sealed class Mapped<TIn, TOut, TFunction>(Tensor<TIn> x, TFunction f) : Deferred<TOut> where TFunction : struct, IUnary<TIn, TOut>
{
    public override Produced<TOut>? Source => (x as Tensor<TOut>)?.Source;

    public override void Fill(int start, Span<TOut> to)
    {
        using Stretches<TIn> from = new(x, Place<TIn, TOut>.Is);
        for (int at = 0, count; at < to.Length; at += count)
        {
            count = Math.Min(from.Longest, to.Length - at);
            Span<TOut> part = to.Slice(at, count);
            ElementLoop.Of(from.Read(start + at, count, Place<TIn, TOut>.Of(part)), part, f);
        }
    }
}
