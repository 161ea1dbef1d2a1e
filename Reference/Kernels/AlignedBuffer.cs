using System.Buffers;
using System.Runtime.InteropServices;

namespace Verification.Reference.Kernels;

/// <summary>A pooled, pinned buffer that starts on a cache line.</summary>
/// <remarks>Alignment is speed, not correctness: a 512-bit load that straddles two lines costs two, and rates swung by a factor of two without it.</remarks>
internal unsafe ref struct AlignedBuffer<T>
    where T : unmanaged
{
    private const int Line = 64;

    private byte[]? _array;
    private GCHandle _handle;

    /// <summary>A buffer in <paramref name="local"/>, if it fits there: renting and pinning take 100 ns, as long as a product of 4 × 4.</summary>
    internal AlignedBuffer(long length, byte* local = null, int localBytes = 0)
    {
        if (length == 0)
            return;

        // One line to align the start, one so that a whole register may be read or written past the end.
        long bytes = (length * sizeof(T)) + (2 * Line);
        if (bytes <= localBytes)
        {
            Pointer = Align(local);
            return;
        }

        if (bytes > Array.MaxLength)
            throw new ArgumentException($"a work buffer of {bytes} bytes is needed, and {Array.MaxLength} is the most that can be had");

        _array = ArrayPool<byte>.Shared.Rent((int)bytes);
        _handle = GCHandle.Alloc(_array, GCHandleType.Pinned);
        Pointer = Align((byte*)_handle.AddrOfPinnedObject());
    }

    internal T* Pointer { get; private set; }

    public void Dispose()
    {
        if (_array is null)
            return;

        Pointer = null;
        _handle.Free();
        ArrayPool<byte>.Shared.Return(_array);
        _array = null;
    }

    private static T* Align(byte* start) => (T*)(((nint)start + Line - 1) & ~(nint)(Line - 1));
}
