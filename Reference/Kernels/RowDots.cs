using System.Numerics;

namespace Verification.Reference.Kernels;

/// <summary>Dot products of a few rows with one vector, in registers along the depth.</summary>
internal static unsafe class RowDots
{
    internal static void Run<T, TVector, TLanes>(int rows, nint depth, T* a, nint aRow, T* b, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        int i = 0;
        for (; i <= rows - 4; i += 4)
            Four<T, TVector, TLanes>(depth, a + (i * aRow), aRow, b, sums + i);

        for (; i < rows; i++)
            One<T, TVector, TLanes>(depth, a + (i * aRow), b, sums + i);
    }

    private static void Four<T, TVector, TLanes>(nint depth, T* a0, nint aRow, T* b, T* sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        T* a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
        TVector s0 = default, s1 = default, s2 = default, s3 = default, t0 = default, t1 = default, t2 = default, t3 = default;
        nint p = 0;
        for (; p <= depth - (2 * TLanes.Count); p += 2 * TLanes.Count)
        {
            TVector x = TLanes.Load(b + p), y = TLanes.Load(b + p + TLanes.Count);
            s0 = TLanes.MultiplyAdd(x, TLanes.Load(a0 + p), s0);
            s1 = TLanes.MultiplyAdd(x, TLanes.Load(a1 + p), s1);
            s2 = TLanes.MultiplyAdd(x, TLanes.Load(a2 + p), s2);
            s3 = TLanes.MultiplyAdd(x, TLanes.Load(a3 + p), s3);
            t0 = TLanes.MultiplyAdd(y, TLanes.Load(a0 + p + TLanes.Count), t0);
            t1 = TLanes.MultiplyAdd(y, TLanes.Load(a1 + p + TLanes.Count), t1);
            t2 = TLanes.MultiplyAdd(y, TLanes.Load(a2 + p + TLanes.Count), t2);
            t3 = TLanes.MultiplyAdd(y, TLanes.Load(a3 + p + TLanes.Count), t3);
        }

        sums[0] = Rest(TLanes.Sum(TLanes.Add(s0, t0)), p, depth, a0, b);
        sums[1] = Rest(TLanes.Sum(TLanes.Add(s1, t1)), p, depth, a1, b);
        sums[2] = Rest(TLanes.Sum(TLanes.Add(s2, t2)), p, depth, a2, b);
        sums[3] = Rest(TLanes.Sum(TLanes.Add(s3, t3)), p, depth, a3, b);
    }

    private static void One<T, TVector, TLanes>(nint depth, T* a, T* b, T* sum)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : unmanaged
        where TLanes : struct, ILanes<T, TVector>
    {
        // The same partial sums as in Four, so that a row's result does not depend on the rows beside it.
        TVector s = default, t = default;
        nint p = 0;
        for (; p <= depth - (2 * TLanes.Count); p += 2 * TLanes.Count)
        {
            s = TLanes.MultiplyAdd(TLanes.Load(b + p), TLanes.Load(a + p), s);
            t = TLanes.MultiplyAdd(TLanes.Load(b + p + TLanes.Count), TLanes.Load(a + p + TLanes.Count), t);
        }

        *sum = Rest(TLanes.Sum(TLanes.Add(s, t)), p, depth, a, b);
    }

    private static T Rest<T>(T sum, nint from, nint depth, T* a, T* b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (nint p = from; p < depth; p++)
            sum += a[p] * b[p];

        return sum;
    }
}
