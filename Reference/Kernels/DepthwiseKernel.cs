using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Kernels;

/// <summary>One filter over one channel: registers of neighbouring outputs, all taps added in turn.</summary>
internal static unsafe class DepthwiseKernel
{
    /// <summary>y = start + Σ taps w·x over all rows of the output.</summary>
    internal static void Run<T>(SimdPath path, PaddedImage layout, T* image, T* weights, T start, nint rows, int rowLength, T* y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        switch (path)
        {
            case SimdPath.Vector512:
                Run<T, Vector512<T>, Lanes512<T>>(layout, image, weights, start, rows, rowLength, y);
                break;
            case SimdPath.Vector256:
                Run<T, Vector256<T>, Lanes256<T>>(layout, image, weights, start, rows, rowLength, y);
                break;
            case SimdPath.Vector128:
                Run<T, Vector128<T>, Lanes128<T>>(layout, image, weights, start, rows, rowLength, y);
                break;
            default:
                Run<T, T, ScalarLane<T>>(layout, image, weights, start, rows, rowLength, y);
                break;
        }
    }

    private static void Run<T, TVector, TLanes>(PaddedImage layout, T* image, T* weights, T start, nint rows, int rowLength, T* y)
        where T : unmanaged
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        int lanes = TLanes.Count;
        T* end = y + (rows * rowLength);
        fixed (nint* offsets = layout.Offsets)
        {
            var taps = new Taps<T> { Offsets = offsets, Weights = weights, Count = layout.Offsets.Length, Start = start };
            nint row = 0;

            // Four sums at a time hide the latency of the additions: side by side in long rows, one below the other in short ones. There the last four
            // rows may include some done before (7 rows are 4 and 4), and a register's surplus falls on numbers that are still to come: hence from the right.
            for (; rowLength < 4 * lanes && rows >= 4 && row < rows; row += 4)
            {
                row = Math.Min(row, rows - 4);
                T* x0 = image + layout.RowStart(row), x1 = image + layout.RowStart(row + 1);
                T* x2 = image + layout.RowStart(row + 2), x3 = image + layout.RowStart(row + 3);
                for (int i = (rowLength - 1) / lanes * lanes; i >= 0; i -= lanes)
                    Four<T, TVector, TLanes>(taps, x0 + i, x1 + i, x2 + i, x3 + i, y + (row * rowLength) + i, rowLength, Math.Min(lanes, rowLength - i), end);
            }

            y += row * rowLength;

            for (; row < rows; row++, y += rowLength)
            {
                T* x = image + layout.RowStart(row);
                int i = 0;
                for (; i <= rowLength - (4 * lanes); i += 4 * lanes)
                    Four<T, TVector, TLanes>(taps, x + i, x + i + lanes, x + i + (2 * lanes), x + i + (3 * lanes), y + i, lanes, lanes, end);

                for (; i < rowLength; i += lanes)
                    Store<T, TVector, TLanes>(One<T, TVector, TLanes>(taps, x + i), y + i, Math.Min(lanes, rowLength - i), end);
            }
        }
    }

    private struct Taps<T>
        where T : unmanaged
    {
        internal nint* Offsets;
        internal T* Weights;
        internal int Count;
        internal T Start;
    }

    private static void Four<T, TVector, TLanes>(in Taps<T> taps, T* x0, T* x1, T* x2, T* x3, T* y, int apart, int count, T* end)
        where T : unmanaged
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        T start = taps.Start;
        nint* offsets = taps.Offsets;
        T* weights = taps.Weights;
        TVector s0 = TLanes.Broadcast(&start), s1 = s0, s2 = s0, s3 = s0;
        for (int t = 0; t < taps.Count; t++)
        {
            TVector w = TLanes.Broadcast(weights + t);
            nint at = offsets[t];
            s0 = TLanes.MultiplyAdd(w, TLanes.Load(x0 + at), s0);
            s1 = TLanes.MultiplyAdd(w, TLanes.Load(x1 + at), s1);
            s2 = TLanes.MultiplyAdd(w, TLanes.Load(x2 + at), s2);
            s3 = TLanes.MultiplyAdd(w, TLanes.Load(x3 + at), s3);
        }

        Store<T, TVector, TLanes>(s0, y, count, end);
        Store<T, TVector, TLanes>(s1, y + apart, count, end);
        Store<T, TVector, TLanes>(s2, y + (2 * apart), count, end);
        Store<T, TVector, TLanes>(s3, y + (3 * apart), count, end);
    }

    private static TVector One<T, TVector, TLanes>(in Taps<T> taps, T* x)
        where T : unmanaged
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        T start = taps.Start;
        TVector sum = TLanes.Broadcast(&start);
        for (int t = 0; t < taps.Count; t++)
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(taps.Weights + t), TLanes.Load(x + taps.Offsets[t]), sum);

        return sum;
    }

    /// <summary>Stores a whole register where the plane has room for it (the next row overwrites what is too much), or else number by number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T, TVector, TLanes>(TVector sum, T* y, int count, T* end)
        where T : unmanaged
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        if (y + TLanes.Count <= end)
        {
            TLanes.Store(sum, y);
            return;
        }

        T* numbers = (T*)&sum;
        for (int i = 0; i < count; i++)
            y[i] = numbers[i];
    }
}
