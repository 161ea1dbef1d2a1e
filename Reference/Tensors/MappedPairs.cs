namespace Verification.Reference.Tensors;

/// <summary>A function of the pairs of elements of tensors with as many elements each, or one for all in the second.</summary>
internal sealed class MappedPairs<TIn, TOut, TFunction>(Tensor<TIn> x, Tensor<TIn> y, TFunction f) : Deferred<TOut> where TFunction : struct, IBinary<TIn, TOut>
{
    public override Produced<TOut>? Source => (x as Tensor<TOut>)?.Source ?? (y.Count == x.Count ? (y as Tensor<TOut>)?.Source : null);

    public override void Fill(int start, Span<TOut> to)
    {
        // What is produced in the result's place is read there. Nothing else may be written there before both operands are read: the place may be one's own.
        bool leftHasPlace = Place<TIn, TOut>.Is && x.Source is not null, rightHasPlace = Place<TIn, TOut>.Is && !leftHasPlace && y.Count == x.Count && y.Source is not null;
        using Stretches<TIn> left = new(x, leftHasPlace), right = new(y, rightHasPlace);
        for (int at = 0, count; at < to.Length; at += count)
        {
            count = Math.Min(Math.Min(left.Longest, right.Longest), to.Length - at);
            Span<TOut> part = to.Slice(at, count);
            if (y.Count == 1)
            {
                TIn all = right.Read(0, 1)[0];
                ElementLoop.Of(left.Read(start + at, count, Place<TIn, TOut>.Of(part)), all, part, f);
                continue;
            }
            ReadOnlySpan<TIn> b = rightHasPlace ? default : right.Read(start + at, count);
            ReadOnlySpan<TIn> a = left.Read(start + at, count, leftHasPlace ? Place<TIn, TOut>.Of(part) : default);
            ElementLoop.Of(a, rightHasPlace ? right.Read(start + at, count, Place<TIn, TOut>.Of(part)) : b, part, f);
        }
    }
}
