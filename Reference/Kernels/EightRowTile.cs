using System.Numerics;
using System.Runtime.CompilerServices;

namespace Verification.Reference.Kernels;

/// <summary>A tile of 8 × 3 registers: 24 sums, three registers of B and one of A fill 28 of the 32 registers of AVX-512.</summary>
internal readonly unsafe struct EightRowTile<T, TVector, TLanes> : ITile<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : unmanaged
    where TLanes : struct, ILanes<T, TVector>
{
    public static int Rows => 8;

    public static int Lanes => TLanes.Count;

    public static void Run(int vectors, in TileTask<T> task)
    {
        if (vectors == 3)
            Run3(task);
        else if (vectors == 2)
            Run2(task);
        else
            Run1(task);
    }

    public static void Dot(int rows, nint depth, T* a, nint aRow, T* b, T* sums) => RowDots.Run<T, TVector, TLanes>(rows, depth, a, aRow, b, sums);

    private static void Run3(in TileTask<T> task)
    {
        task.Prefetch(Rows, 3 * TLanes.Count * sizeof(T));
        T* a0 = task.A;
        T* a1 = task.A + (Math.Min(1, task.ARows - 1) * task.ARow);
        T* a2 = task.A + (Math.Min(2, task.ARows - 1) * task.ARow);
        T* a3 = task.A + (Math.Min(3, task.ARows - 1) * task.ARow);
        T* a4 = task.A + (Math.Min(4, task.ARows - 1) * task.ARow);
        T* a5 = task.A + (Math.Min(5, task.ARows - 1) * task.ARow);
        T* a6 = task.A + (Math.Min(6, task.ARows - 1) * task.ARow);
        T* a7 = task.A + (Math.Min(7, task.ARows - 1) * task.ARow);
        T* b = task.B;
        nint step = task.AStep, bStep = task.BStep;
        nint at = 0;
        TVector c00 = default, c01 = default, c02 = default;
        TVector c10 = default, c11 = default, c12 = default;
        TVector c20 = default, c21 = default, c22 = default;
        TVector c30 = default, c31 = default, c32 = default;
        TVector c40 = default, c41 = default, c42 = default;
        TVector c50 = default, c51 = default, c52 = default;
        TVector c60 = default, c61 = default, c62 = default;
        TVector c70 = default, c71 = default, c72 = default;
        for (nint p = task.Depth; p > 0; p--)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + TLanes.Count), b2 = TLanes.Load(b + (2 * TLanes.Count));
            TVector a = TLanes.Broadcast(a0 + at);
            c00 = TLanes.MultiplyAdd(a, b0, c00);
            c01 = TLanes.MultiplyAdd(a, b1, c01);
            c02 = TLanes.MultiplyAdd(a, b2, c02);
            a = TLanes.Broadcast(a1 + at);
            c10 = TLanes.MultiplyAdd(a, b0, c10);
            c11 = TLanes.MultiplyAdd(a, b1, c11);
            c12 = TLanes.MultiplyAdd(a, b2, c12);
            a = TLanes.Broadcast(a2 + at);
            c20 = TLanes.MultiplyAdd(a, b0, c20);
            c21 = TLanes.MultiplyAdd(a, b1, c21);
            c22 = TLanes.MultiplyAdd(a, b2, c22);
            a = TLanes.Broadcast(a3 + at);
            c30 = TLanes.MultiplyAdd(a, b0, c30);
            c31 = TLanes.MultiplyAdd(a, b1, c31);
            c32 = TLanes.MultiplyAdd(a, b2, c32);
            a = TLanes.Broadcast(a4 + at);
            c40 = TLanes.MultiplyAdd(a, b0, c40);
            c41 = TLanes.MultiplyAdd(a, b1, c41);
            c42 = TLanes.MultiplyAdd(a, b2, c42);
            a = TLanes.Broadcast(a5 + at);
            c50 = TLanes.MultiplyAdd(a, b0, c50);
            c51 = TLanes.MultiplyAdd(a, b1, c51);
            c52 = TLanes.MultiplyAdd(a, b2, c52);
            a = TLanes.Broadcast(a6 + at);
            c60 = TLanes.MultiplyAdd(a, b0, c60);
            c61 = TLanes.MultiplyAdd(a, b1, c61);
            c62 = TLanes.MultiplyAdd(a, b2, c62);
            a = TLanes.Broadcast(a7 + at);
            c70 = TLanes.MultiplyAdd(a, b0, c70);
            c71 = TLanes.MultiplyAdd(a, b1, c71);
            c72 = TLanes.MultiplyAdd(a, b2, c72);
            at += step;
            b += bStep;
        }

        Finish(task, 0, 0, c00);
        Finish(task, 0, 1, c01);
        Finish(task, 0, 2, c02);
        Finish(task, 1, 0, c10);
        Finish(task, 1, 1, c11);
        Finish(task, 1, 2, c12);
        Finish(task, 2, 0, c20);
        Finish(task, 2, 1, c21);
        Finish(task, 2, 2, c22);
        Finish(task, 3, 0, c30);
        Finish(task, 3, 1, c31);
        Finish(task, 3, 2, c32);
        Finish(task, 4, 0, c40);
        Finish(task, 4, 1, c41);
        Finish(task, 4, 2, c42);
        Finish(task, 5, 0, c50);
        Finish(task, 5, 1, c51);
        Finish(task, 5, 2, c52);
        Finish(task, 6, 0, c60);
        Finish(task, 6, 1, c61);
        Finish(task, 6, 2, c62);
        Finish(task, 7, 0, c70);
        Finish(task, 7, 1, c71);
        Finish(task, 7, 2, c72);
    }

    private static void Run2(in TileTask<T> task)
    {
        task.Prefetch(Rows, 2 * TLanes.Count * sizeof(T));
        T* a0 = task.A;
        T* a1 = task.A + (Math.Min(1, task.ARows - 1) * task.ARow);
        T* a2 = task.A + (Math.Min(2, task.ARows - 1) * task.ARow);
        T* a3 = task.A + (Math.Min(3, task.ARows - 1) * task.ARow);
        T* a4 = task.A + (Math.Min(4, task.ARows - 1) * task.ARow);
        T* a5 = task.A + (Math.Min(5, task.ARows - 1) * task.ARow);
        T* a6 = task.A + (Math.Min(6, task.ARows - 1) * task.ARow);
        T* a7 = task.A + (Math.Min(7, task.ARows - 1) * task.ARow);
        T* b = task.B;
        nint step = task.AStep, bStep = task.BStep;
        nint at = 0;
        TVector c00 = default, c01 = default;
        TVector c10 = default, c11 = default;
        TVector c20 = default, c21 = default;
        TVector c30 = default, c31 = default;
        TVector c40 = default, c41 = default;
        TVector c50 = default, c51 = default;
        TVector c60 = default, c61 = default;
        TVector c70 = default, c71 = default;
        for (nint p = task.Depth; p > 0; p--)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + TLanes.Count);
            TVector a = TLanes.Broadcast(a0 + at);
            c00 = TLanes.MultiplyAdd(a, b0, c00);
            c01 = TLanes.MultiplyAdd(a, b1, c01);
            a = TLanes.Broadcast(a1 + at);
            c10 = TLanes.MultiplyAdd(a, b0, c10);
            c11 = TLanes.MultiplyAdd(a, b1, c11);
            a = TLanes.Broadcast(a2 + at);
            c20 = TLanes.MultiplyAdd(a, b0, c20);
            c21 = TLanes.MultiplyAdd(a, b1, c21);
            a = TLanes.Broadcast(a3 + at);
            c30 = TLanes.MultiplyAdd(a, b0, c30);
            c31 = TLanes.MultiplyAdd(a, b1, c31);
            a = TLanes.Broadcast(a4 + at);
            c40 = TLanes.MultiplyAdd(a, b0, c40);
            c41 = TLanes.MultiplyAdd(a, b1, c41);
            a = TLanes.Broadcast(a5 + at);
            c50 = TLanes.MultiplyAdd(a, b0, c50);
            c51 = TLanes.MultiplyAdd(a, b1, c51);
            a = TLanes.Broadcast(a6 + at);
            c60 = TLanes.MultiplyAdd(a, b0, c60);
            c61 = TLanes.MultiplyAdd(a, b1, c61);
            a = TLanes.Broadcast(a7 + at);
            c70 = TLanes.MultiplyAdd(a, b0, c70);
            c71 = TLanes.MultiplyAdd(a, b1, c71);
            at += step;
            b += bStep;
        }

        Finish(task, 0, 0, c00);
        Finish(task, 0, 1, c01);
        Finish(task, 1, 0, c10);
        Finish(task, 1, 1, c11);
        Finish(task, 2, 0, c20);
        Finish(task, 2, 1, c21);
        Finish(task, 3, 0, c30);
        Finish(task, 3, 1, c31);
        Finish(task, 4, 0, c40);
        Finish(task, 4, 1, c41);
        Finish(task, 5, 0, c50);
        Finish(task, 5, 1, c51);
        Finish(task, 6, 0, c60);
        Finish(task, 6, 1, c61);
        Finish(task, 7, 0, c70);
        Finish(task, 7, 1, c71);
    }

    private static void Run1(in TileTask<T> task)
    {
        task.Prefetch(Rows, 1 * TLanes.Count * sizeof(T));
        T* a0 = task.A;
        T* a1 = task.A + (Math.Min(1, task.ARows - 1) * task.ARow);
        T* a2 = task.A + (Math.Min(2, task.ARows - 1) * task.ARow);
        T* a3 = task.A + (Math.Min(3, task.ARows - 1) * task.ARow);
        T* a4 = task.A + (Math.Min(4, task.ARows - 1) * task.ARow);
        T* a5 = task.A + (Math.Min(5, task.ARows - 1) * task.ARow);
        T* a6 = task.A + (Math.Min(6, task.ARows - 1) * task.ARow);
        T* a7 = task.A + (Math.Min(7, task.ARows - 1) * task.ARow);
        T* b = task.B;
        nint step = task.AStep, bStep = task.BStep;
        nint at = 0;
        TVector c00 = default;
        TVector c10 = default;
        TVector c20 = default;
        TVector c30 = default;
        TVector c40 = default;
        TVector c50 = default;
        TVector c60 = default;
        TVector c70 = default;
        for (nint p = task.Depth; p > 0; p--)
        {
            TVector b0 = TLanes.Load(b);
            TVector a = TLanes.Broadcast(a0 + at);
            c00 = TLanes.MultiplyAdd(a, b0, c00);
            a = TLanes.Broadcast(a1 + at);
            c10 = TLanes.MultiplyAdd(a, b0, c10);
            a = TLanes.Broadcast(a2 + at);
            c20 = TLanes.MultiplyAdd(a, b0, c20);
            a = TLanes.Broadcast(a3 + at);
            c30 = TLanes.MultiplyAdd(a, b0, c30);
            a = TLanes.Broadcast(a4 + at);
            c40 = TLanes.MultiplyAdd(a, b0, c40);
            a = TLanes.Broadcast(a5 + at);
            c50 = TLanes.MultiplyAdd(a, b0, c50);
            a = TLanes.Broadcast(a6 + at);
            c60 = TLanes.MultiplyAdd(a, b0, c60);
            a = TLanes.Broadcast(a7 + at);
            c70 = TLanes.MultiplyAdd(a, b0, c70);
            at += step;
            b += bStep;
        }

        Finish(task, 0, 0, c00);
        Finish(task, 1, 0, c10);
        Finish(task, 2, 0, c20);
        Finish(task, 3, 0, c30);
        Finish(task, 4, 0, c40);
        Finish(task, 5, 0, c50);
        Finish(task, 6, 0, c60);
        Finish(task, 7, 0, c70);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(in TileTask<T> task, int row, int vector, TVector sum) =>
        TileTask<T>.Finish<TVector, TLanes>(task, row, vector, sum);
}
