using System.Runtime.InteropServices;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Models.Audit;

/// <summary>Values and radii of an output, found where they are read: most are read once, and only beside the backend's result.</summary>
public abstract class Pairs
{
    /// <summary>Those of something that is no tensor of reals.</summary>
    public static Pairs None { get; } = new Pairs<Tracking<Binary64>>(new Tensor<Augmented<Tracking<Binary64>>>([0]));

    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>The pair at a place.</summary>
    public Pair this[int place] => Read(place, 1, stackalloc Pair[1])[0];

    /// <summary>A stretch of them, in the buffer or where they lie.</summary>
    public abstract ReadOnlySpan<Pair> Read(int start, int length, Span<Pair> buffer);
}

/// <summary>Those of a tensor of augmented numbers.</summary>
internal sealed class Pairs<TRule>(Tensor<Augmented<TRule>> x) : Pairs where TRule : struct, IRule
{
    public override int Count => x.Count;

    public override ReadOnlySpan<Pair> Read(int start, int length, Span<Pair> buffer) =>
        MemoryMarshal.Cast<Augmented<TRule>, Pair>(x.Stretch(start, length, MemoryMarshal.Cast<Pair, Augmented<TRule>>(buffer)));
}
