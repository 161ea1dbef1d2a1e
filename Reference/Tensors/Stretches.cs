using System.Buffers;

namespace Verification.Reference.Tensors;

/// <summary>Reads a tensor a stretch at a time: as it lies in memory, or found in a buffer that stays in the first-level cache.</summary>
internal readonly ref struct Stretches<T>
{
    private const int BufferLength = 512;

    private readonly Tensor<T> x;
    private readonly T[]? buffer;

    public Stretches(Tensor<T> x)
    {
        this.x = x;
        buffer = x.Held is null ? ArrayPool<T>.Shared.Rent(BufferLength) : null;
    }

    /// <summary>The longest stretch that can be read at once.</summary>
    public int Longest => buffer is null ? int.MaxValue : BufferLength;

    public ReadOnlySpan<T> Read(int start, int count) => x.Stretch(start, count, buffer);

    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<T>.Shared.Return(buffer);
        }
    }
}
