namespace Verification.Reference.Tensors;

/// <summary>Elements that are computed in pieces, in an order of their own: those of a convolution.</summary>
/// <remarks>
/// Whatever is computed from them element by element is computed in the same array, of each piece while it is in the cache: a normalization, a sum and a
/// rectifier after a convolution then cost no pass over memory. The same lines compute the same elements, so that the results are bit for bit those of one operator after the other.
/// </remarks>
/// <typeparam name="T">The type that holds an element.</typeparam>
internal abstract class Produced<T> : Deferred<T>
{
    /// <summary>Where the elements are while they are produced.</summary>
    private T[]? under;

    public override Produced<T> Source => this;

    /// <summary>Writes all elements; <paramref name="finished"/> is told the start and length of each piece that is complete, by any thread, and may overwrite it.</summary>
    protected abstract void Produce(T[] result, Action<int, int>? finished);

    /// <summary>Writes all elements and has each piece overwritten by what is computed from it.</summary>
    public void Into(T[] result, Action<int, int> finished)
    {
        under = result;
        Produce(result, finished);
        under = null;
    }

    public override void Compute(T[] result, long stepsEach) => Produce(result, null);

    public override ReadOnlySpan<T> Stretch(int start, int length, Span<T> buffer) =>
        under is { } array ? array.AsSpan(start, length) : base.Stretch(start, length, buffer);

    public override void Fill(int start, Span<T> to)
    {
        T[]? whole = under;
        if (whole is null)
        {
            Produce(whole = new T[Count], null);
        }
        whole.AsSpan(start, to.Length).CopyTo(to);
    }

    /// <summary>How many there are.</summary>
    protected abstract int Count { get; }
}
