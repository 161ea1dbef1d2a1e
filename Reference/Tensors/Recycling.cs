using System.Runtime.CompilerServices;

namespace Verification.Reference.Tensors;

/// <summary>The arrays of large tensors that nobody holds any more, for the next results of the same length.</summary>
/// <remarks>
/// Memory fresh from the system costs a page fault for every 4 KiB, as long as computing an elementwise result takes. A network computes the same few
/// sizes over and over. Only who knows that an array has no other holder gives it back; operators merely take.
/// </remarks>
internal sealed class Recycling
{
    /// <summary>Smaller arrays come from the collector's nursery, which is as fast.</summary>
    private const int SmallestBytes = 1 << 16;

    [ThreadStatic]
    private static Recycling? current;

    private readonly Dictionary<(Type, int), Stack<Array>> free = [];
    private readonly List<Array> offered = [];
    private long bytes;

    /// <summary>The most bytes that are kept.</summary>
    public long Capacity { get; init; } = Math.Min(1L << 30, Limits.Default.MaxTensorBytes / 2);

    /// <summary>An array whose elements may hold anything.</summary>
    public static T[] Take<T>(int length)
    {
        if (current is { } own && IsLarge<T>(length) && own.free.TryGetValue((typeof(T), length), out Stack<Array>? stack) && stack.TryPop(out Array? array))
        {
            own.bytes -= (long)length * Unsafe.SizeOf<T>();
            return (T[])array;
        }
        return GC.AllocateUninitializedArray<T>(length);
    }

    /// <summary>As <see cref="Take"/>, for results whose element i is written after everything that is read of any input's element i: the array may be that of an input that nobody reads later.</summary>
    public static T[] TakeOver<T>(int length)
    {
        if (current is { } own && own.offered.Find(array => array is T[] && array.Length == length) is T[] input)
        {
            own.offered.Clear();
            return input;
        }
        return Take<T>(length);
    }

    /// <summary>Lets the next elementwise result be written over an input that is read for the last time: a third of the memory traffic of a sum, half that of a rectifier.</summary>
    public void Offer(Array array) => offered.Add(array);

    /// <summary>Ends what <see cref="Offer"/> has begun.</summary>
    public void Withdraw() => offered.Clear();

    /// <summary>Keeps an array that nobody reads or writes any more.</summary>
    public void Give<T>(T[] array)
    {
        long size = (long)array.Length * Unsafe.SizeOf<T>();
        if (!IsLarge<T>(array.Length) || bytes + size > Capacity)
        {
            return;
        }
        if (!free.TryGetValue((typeof(T), array.Length), out Stack<Array>? stack))
        {
            free[(typeof(T), array.Length)] = stack = new Stack<Array>();
        }
        stack.Push(array);
        bytes += size;
    }

    /// <summary>Makes this what the running thread's results are taken from, until the result is disposed.</summary>
    public Use Enter()
    {
        Use use = new(current);
        current = this;
        return use;
    }

    // References must be cleared for the collector, and are.
    private static bool IsLarge<T>(int length) => !RuntimeHelpers.IsReferenceOrContainsReferences<T>() && (long)length * Unsafe.SizeOf<T>() >= SmallestBytes;

    /// <summary>The end of a use.</summary>
    public readonly ref struct Use(Recycling? before)
    {
        /// <summary>Returns to what was used before.</summary>
        public void Dispose() => current = before;
    }
}
