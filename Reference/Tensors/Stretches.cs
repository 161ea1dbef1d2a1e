using System.Buffers;

namespace Verification.Reference.Tensors;

/// <summary>Reads a tensor a stretch at a time: as it lies in memory, or found in a place that stays in the first-level cache.</summary>
internal readonly ref struct Stretches<T>
{
    private const int BufferLength = 512;

    private readonly Tensor<T> x;
    private readonly T[]? buffer;

    /// <param name="x">The tensor.</param>
    /// <param name="hasPlace">Whether the reader gives a place for each stretch: that of the result, if it is written from nothing else.</param>
    public Stretches(Tensor<T> x, bool hasPlace = false)
    {
        this.x = x;
        Longest = x.Held is null ? BufferLength : int.MaxValue;
        buffer = x.Held is null && !hasPlace ? ArrayPool<T>.Shared.Rent(BufferLength) : null;
    }

    /// <summary>The longest stretch that can be read at once.</summary>
    public int Longest { get; }

    public ReadOnlySpan<T> Read(int start, int count, Span<T> place = default) => x.Stretch(start, count, buffer ?? place);

    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<T>.Shared.Return(buffer);
        }
    }
}
