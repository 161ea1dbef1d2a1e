using System.Buffers;

namespace Verification.Reference.Numbers;

/// <summary>Where numbers of one thread keep what two words cannot hold: <c>using Ledger ledger = new();</c> around a computation.</summary>
/// <remarks>
/// The second word of such a number is its place here; 0 is that of an exact double, which needs no ledger. One ledger serves every number type, nested
/// ones too. New numbers are written to the innermost ledger that is open on the thread; those of the ledgers around it can be read.
/// With a ledger its numbers end: a place that outlives it is refused, never read as another number.
/// </remarks>
public sealed class Ledger : IDisposable
{
    [ThreadStatic]
    private static Ledger? innermost;
    private static int kinds;
    private readonly Ledger? outer;
    private readonly Mark mark = Mark.Next();
    private Store?[] stores = new Store?[4];
    private bool closed;

    /// <summary>Opens a ledger on this thread, until it is disposed of.</summary>
    public Ledger()
    {
        outer = Innermost;
        innermost = this;
    }

    /// <summary>How many entries it holds.</summary>
    public int Count => stores.Sum(store => store?.Count ?? 0);

    /// <summary>A new ledger if none is open on this thread; else null: numbers then live as long as those of whoever opened it.</summary>
    public static Ledger? OpenIfNone() => Innermost is null ? new Ledger() : null;

    private static Ledger? Innermost
    {
        get
        {
            while (innermost is { closed: true })
            {
                innermost = innermost.outer;
            }
            return innermost;
        }
    }

    /// <summary>Closes the ledger and gives its memory back; its numbers can no longer be used.</summary>
    public void Dispose()
    {
        if (!closed)
        {
            closed = true;
            foreach (Store? store in stores)
            {
                store?.Release();
            }
            stores = [];
            _ = Innermost;
        }
    }

    /// <summary>Writes an entry and returns its place.</summary>
    internal static double Write<TEntry>(TEntry entry) where TEntry : struct
    {
        Ledger ledger = Innermost ?? throw new InvalidOperationException(
            $"A number that keeps a {typeof(TEntry).Name} beside its value was computed on a thread without a ledger: write 'using Ledger ledger = new();' around the computation");
        return ledger.mark.At(ledger.StoreOf<TEntry>().Add(entry));
    }

    /// <summary>The entry at a place.</summary>
    internal static TEntry Read<TEntry>(double place) where TEntry : struct
    {
        for (Ledger? ledger = Innermost; ledger is not null; ledger = ledger.outer)
        {
            if (ledger.mark.IndexOf(place) is var index and >= 0 && !ledger.closed && index < ledger.StoreOf<TEntry>().Count)
            {
                return ledger.StoreOf<TEntry>().Entries[index];
            }
        }
        throw new InvalidOperationException(
            $"A number was used whose {typeof(TEntry).Name} is on no ledger open on this thread: keep its ledger until the last use, and use it on the thread that made it");
    }

    private Store<TEntry> StoreOf<TEntry>() where TEntry : struct
    {
        int kind = Kind<TEntry>.Index;
        if (kind >= stores.Length)
        {
            Array.Resize(ref stores, kind + 4);
        }
        return (Store<TEntry>)(stores[kind] ??= new Store<TEntry>());
    }

    private static class Kind<TEntry>
    {
        public static readonly int Index = Interlocked.Increment(ref kinds) - 1;
    }

    private abstract class Store
    {
        public int Count { get; protected set; }

        public abstract void Release();
    }

    private sealed class Store<TEntry> : Store where TEntry : struct
    {
        public TEntry[] Entries { get; private set; } = ArrayPool<TEntry>.Shared.Rent(256);

        public int Add(TEntry entry)
        {
            if (Count == Entries.Length)
            {
                if (Count == Mark.Capacity)
                {
                    throw new InvalidOperationException($"A ledger holds {Count} entries of {typeof(TEntry).Name} and has no room for more: open one for each part of the computation");
                }
                TEntry[] larger = ArrayPool<TEntry>.Shared.Rent(2 * Count);
                Entries.AsSpan().CopyTo(larger);
                ArrayPool<TEntry>.Shared.Return(Entries);
                Entries = larger;
            }
            Entries[Count] = entry;
            return Count++;
        }

        public override void Release() => ArrayPool<TEntry>.Shared.Return(Entries);
    }
}
