using System.Buffers;
using Verification.Reference.Numbers;

namespace Verification.Reference.Tensors;

/// <summary>Reads a tensor a stretch at a time: as it lies in memory, or lifted from plain numbers into a buffer that stays in the first-level cache.</summary>
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

    public ReadOnlySpan<T> Read(int start, int count)
    {
        if (buffer is null)
        {
            return x.Values.AsSpan(start, count);
        }
        Span<T> lifted = buffer.AsSpan(0, count);
        ((ISpecial<T>)default(T)!).Lift(x.Plain!.Values.AsSpan(start, count), lifted);
        return lifted;
    }

    public void Dispose()
    {
        if (buffer is not null)
        {
            ArrayPool<T>.Shared.Return(buffer);
        }
    }
}
