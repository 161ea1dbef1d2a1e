using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Kernels;

/// <summary>Chooses the tile for the hardware and shares a product between threads.</summary>
internal static unsafe class ProductRunner
{
    /// <summary>Below this many multiplications a second thread costs more than it saves (its start is some 5 µs).</summary>
    private const long WorthAThread = 500_000;

    /// <summary>C = start + A·B; see <see cref="BlockedProduct{T, TTile, TRight}"/>.</summary>
    internal static void Run<T, TRight>(
        SimdPath path, int threads, nint m, nint n, nint k, LeftOperand<T> left, TRight right, T* c, nint cRow, Start start, T* bias, Finish finish = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TRight : struct, IRightOperand<T>
    {
        switch (path)
        {
            case SimdPath.Vector512:
                Share<T, EightRowTile<T, Vector512<T>, Lanes512<T>>, TRight>(threads, m, n, k, left, right, c, cRow, start, bias, finish);
                break;
            case SimdPath.Vector256:
                Share<T, FourRowTile<T, Vector256<T>, Lanes256<T>>, TRight>(threads, m, n, k, left, right, c, cRow, start, bias, finish);
                break;
            case SimdPath.Vector128:
                Share<T, FourRowTile<T, Vector128<T>, Lanes128<T>>, TRight>(threads, m, n, k, left, right, c, cRow, start, bias, finish);
                break;
            default:
                Share<T, FourRowTile<T, T, ScalarLane<T>>, TRight>(threads, m, n, k, left, right, c, cRow, start, bias, finish);
                break;
        }
    }

    private static void Share<T, TTile, TRight>(
        int threads, nint m, nint n, nint k, LeftOperand<T> left, TRight right, T* c, nint cRow, Start start, T* bias, Finish finish)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TTile : struct, ITile<T>
        where TRight : struct, IRightOperand<T>
    {
        threads = (int)Math.Clamp((long)m * n * k / WorthAThread, 1, threads);
        if (threads == 1)
        {
            BlockedProduct<T, TTile, TRight>.Run(m, n, k, left, right, 0, c, cRow, start, bias, finish);
            return;
        }

        // Columns first: a thread then packs only its own part of B. Rows only where there are too few columns.
        nint width = 3 * TTile.Lanes;
        bool byColumns = n >= 2 * threads * width || n / width >= m / TTile.Rows;
        Partition.Run(threads, part =>
        {
            nint row = byColumns ? 0 : Partition.Bound(m, TTile.Rows, part, threads);
            nint rowEnd = byColumns ? m : Partition.Bound(m, TTile.Rows, part + 1, threads);
            nint column = byColumns ? Partition.Bound(n, width, part, threads) : 0;
            nint columnEnd = byColumns ? Partition.Bound(n, width, part + 1, threads) : n;
            BlockedProduct<T, TTile, TRight>.Run(
                rowEnd - row, columnEnd - column, k, left.From(row), right, column, c + (row * cRow) + column, cRow, start, bias == null ? null : bias + row,
                finish.From((row * cRow) + column));
        });
    }
}
