using System.Buffers;
using System.Runtime.InteropServices;
using Verification.Reference.Numbers;

namespace Verification.Models.Audit;

/// <summary>An array of augmented numbers, seen as values and radii without a copy.</summary>
internal sealed class PairMemory<TRule>(Augmented<TRule>[] values) : MemoryManager<Pair> where TRule : struct, IRule
{
    public override Span<Pair> GetSpan() => MemoryMarshal.Cast<Augmented<TRule>, Pair>(values.AsSpan());

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException("values and radii are not handed to native code");

    public override void Unpin() => throw new NotSupportedException("values and radii are not handed to native code");

    protected override void Dispose(bool disposing)
    {
    }
}
