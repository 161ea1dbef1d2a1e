using System.Buffers;
using System.Numerics;

namespace Verification.Reference.Numbers;

/// <summary>The adjoints of the steps of a tape, as far as a backward pass has come; 0 is not the same as none.</summary>
internal sealed class Adjoints<T> : IDisposable where T : struct, IFloatingPointIeee754<T>
{
    private readonly T[] sums;
    private readonly bool[] has;

    /// <summary>No adjoints yet.</summary>
    /// <param name="count">The number of steps; index 0, that of constants, has no adjoint.</param>
    public Adjoints(int count)
    {
        sums = ArrayPool<T>.Shared.Rent(count);
        has = ArrayPool<bool>.Shared.Rent(count);
        has.AsSpan(0, count).Clear();
    }

    /// <summary>Whether anything has contributed to that step.</summary>
    public bool Has(int index) => has[index];

    /// <summary>The adjoint of a step; 0 if it has none.</summary>
    public T Of(int index) => has[index] ? sums[index] : T.Zero;

    /// <summary>One more contribution to the adjoint of a step.</summary>
    public void Add(int index, T contribution)
    {
        if (index != 0)
        {
            sums[index] = has[index] ? sums[index] + contribution : contribution;
            has[index] = true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(sums);
        ArrayPool<bool>.Shared.Return(has);
    }
}
