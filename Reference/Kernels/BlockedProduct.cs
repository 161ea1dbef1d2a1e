using System.Numerics;
using System.Runtime.CompilerServices;

namespace Verification.Reference.Kernels;

/// <summary>C = start + A·B in blocks that fit the caches, after Goto and van de Geijn.</summary>
/// <remarks>
/// A strip of B (depth × 3 registers) stays in the first-level cache while the strips of A stream past it from the second level. Every element is
/// summed in blocks of <see cref="DepthBlock"/> steps, p ascending, each block added to C; only the last few columns, past the last whole register, may be
/// summed in another order within a block. Threads cut between strips, so that the result does not depend on their number, nor on what was packed.
/// </remarks>
internal static unsafe class BlockedProduct<T, TTile, TRight>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TTile : struct, ITile<T>
    where TRight : struct, IRightOperand<T>
{
    private const int Registers = 3;

    // Measured on 1024³ with OpenBLAS in turn: 256 steps are 2 % slower in float, 192 are 5 %: C is read and written once per block.
    private const int DepthBlock = 384;
    private const int RowBlock = 192;
    private const int ColumnBlock = 3072;

    /// <summary>Half of a second-level cache of 2 MB.</summary>
    private const int NearBytes = 1 << 20;

    /// <summary>B is read in place while it fits the first-level cache beside the rest.</summary>
    private const int InnerBytes = 1 << 15;

    private const int LocalBytes = 1 << 13;

    /// <summary>So much of C is finished at a time: with A's block, it leaves room in the second-level cache, and the stretches are long enough not to count.</summary>
    private const int FinishBytes = 1 << 19;

    private static int Width => Registers * TTile.Lanes;

    [SkipLocalsInit]
    internal static void Run(nint m, nint n, nint k, LeftOperand<T> left, TRight right, nint firstColumn, T* c, nint cRow, Start start, T* bias, Finish finish)
    {
        if (m == 0 || n == 0)
            return;

        nint depthBlocks = (k + DepthBlock - 1) / DepthBlock;
        nint depthBlock = depthBlocks == 0 ? 0 : Math.Min(k, ((k + depthBlocks - 1) / depthBlocks + 7) & ~(nint)7);

        // While all of A's block fits the second-level cache, each strip of B is packed just before its only use and never leaves the first level.
        bool oneRowBlock = m * depthBlock * sizeof(T) <= NearBytes;
        nint rowBlocks = oneRowBlock ? 1 : (m + RowBlock - 1) / RowBlock;
        nint rowBlock = RoundUp((m + rowBlocks - 1) / rowBlocks, TTile.Rows);
        nint columnBlock = oneRowBlock ? Width : Math.Min(RoundUp(n, TTile.Lanes), ColumnBlock / Width * Width);

        // Rows a multiple of a page apart compete for the same few places of a cache with few ways; otherwise A is as fast in place (4 % faster at 1000³).
        bool packLeft = left.Absolute || (n > 8 * Width && (left.DepthStride != 1 || left.RowStride * sizeof(T) % 4096 == 0));
        bool inPlace = right.InPlace(out T* direct, out nint directRow) && (m <= 2 * TTile.Rows || n * k * sizeof(T) <= InnerBytes);

        // One to a few columns past the last whole register are summed along the depth instead: n = 49 (7 × 7 images) costs 49 columns, not 64.
        int tail = (int)(n % TTile.Lanes);
        tail = tail <= Math.Max(1, TTile.Lanes / 4) && left.DepthStride == 1 && !left.Absolute ? tail : 0;
        n -= tail;

        byte* local = stackalloc byte[LocalBytes];
        using var leftBuffer = new AlignedBuffer<T>(packLeft ? rowBlock * depthBlock : 0);
        using var rightBuffer = new AlignedBuffer<T>((inPlace ? Width : Math.Min(columnBlock, RoundUp(n + tail, TTile.Lanes))) * depthBlock, local, LocalBytes);

        // Where A is read in place, these columns are summed while the tile's rows of A are in the first-level cache: a pass of their own over A, from further
        // away, took a sixth of the time of a product with 49 columns (2048 × 49 × 512: 110 → 132 GFLOP/s).
        bool nearTail = tail > 0 && n > 0 && !packLeft;
        nint tailStep = RoundUp(depthBlock, TTile.Lanes) + (64 / sizeof(T));
        using var tailBuffer = new AlignedBuffer<T>(nearTail ? tail * tailStep : 0);
        T* edge = stackalloc T[(TTile.Rows * Width) + (64 / sizeof(T))];
        edge = (T*)(((nint)edge + 63) & ~(nint)63);

        // Columns that are summed after all others are finished with them, all at once.
        bool finishes = finish.Piece is not null && (tail == 0 || nearTail) && k > 0;
        nint finished = 0;
        for (nint pc = 0; pc < k; pc += depthBlock)
        {
            nint depth = Math.Min(depthBlock, k - pc);
            for (int t = 0; t < tail && nearTail; t++)
                right.Pack(tailBuffer.Pointer + (t * tailStep), 1, pc, depth, firstColumn + n + t, 1);

            for (nint jc = 0; jc < n; jc += columnBlock)
            {
                nint columns = Math.Min(columnBlock, n - jc);
                var block = new Block
                {
                    Columns = columns,
                    Depth = depth,
                    Right = rightBuffer.Pointer,
                    Direct = inPlace ? direct + (pc * directRow) + firstColumn + jc : null,
                    DirectRow = directRow,
                    Edge = edge,
                    Tail = nearTail && jc + columns == n ? tail : 0,
                    TailColumns = tailBuffer.Pointer,
                    TailStep = tailStep,
                };
                for (nint j = inPlace ? columns / Width * Width : 0; j < columns; j += Width)
                {
                    int count = (int)Math.Min(Width, columns - j);
                    int width = (int)RoundUp(count, TTile.Lanes);
                    if (!inPlace || width != count)
                        right.Pack(rightBuffer.Pointer + (inPlace ? 0 : j * depth), width, pc, depth, firstColumn + jc + j, count);
                }

                for (nint ic = 0; ic < m; ic += rowBlock)
                {
                    nint rows = Math.Min(rowBlock, m - ic);
                    LeftOperand<T> strip = left.From(ic);
                    strip.Data += pc * left.DepthStride;
                    if (packLeft)
                        strip = Pack(strip, rows, depth, leftBuffer.Pointer, done: oneRowBlock && jc > 0);

                    Multiply(block, strip, packLeft, rows, c + (ic * cRow) + jc, cRow, pc == 0 ? start : Start.Sum, bias + ic);
                    if (finishes && !oneRowBlock && pc + depth == k)
                        finish.Rows(ic, rows, jc, columns + block.Tail, cRow);
                }

                nint reached = jc + columns + block.Tail;
                if (finishes && oneRowBlock && pc + depth == k && (jc + columns == n || (reached - finished) * m * sizeof(T) >= FinishBytes))
                {
                    finish.Rows(0, m, finished, reached - finished, cRow);
                    finished = reached;
                }
            }

            for (nint j = n; j < n + tail && !nearTail; j++)
            {
                right.Pack(rightBuffer.Pointer, 1, pc, depth, firstColumn + j, 1);
                MultiplyColumn(depth, left.Data + (pc * left.DepthStride), left.RowStride, rightBuffer.Pointer, m, edge, c + j, cRow, pc == 0 ? start : Start.Sum, bias);
            }
        }

        if (k == 0)
            Clear(m, n + tail, c, cRow, start, bias);

        if (!finishes)
            finish.Rows(0, m, 0, n + tail, cRow);
    }

    private struct Block
    {
        internal nint Columns;
        internal nint Depth;
        internal T* Right;
        internal T* Direct;
        internal nint DirectRow;
        internal T* Edge;

        /// <summary>Columns right of the block that are summed along the depth.</summary>
        internal int Tail;
        internal T* TailColumns;
        internal nint TailStep;
    }

    private static nint RoundUp(nint value, nint unit) => (value + unit - 1) / unit * unit;

    private static LeftOperand<T> Pack(LeftOperand<T> left, nint rows, nint depth, T* to, bool done)
    {
        for (nint i = 0; i < rows && !done; i += TTile.Rows)
            Panel.Pack(to + (i * depth), TTile.Rows, left.Data + (i * left.RowStride), (int)Math.Min(TTile.Rows, rows - i), left.RowStride, depth, left.DepthStride);

        if (left.Absolute && !done)
            Panel.Magnitudes(to, RoundUp(rows, TTile.Rows) * depth);

        return new LeftOperand<T> { Data = to, RowStride = 1, DepthStride = TTile.Rows };
    }

    private static void Multiply(in Block block, LeftOperand<T> left, bool packed, nint rows, T* c, nint cRow, Start start, T* bias)
    {
        nint stripRow = packed ? block.Depth : left.RowStride;
        var task = new TileTask<T> { Depth = block.Depth, ARow = left.RowStride, AStep = left.DepthStride };
        for (nint j = 0; j < block.Columns; j += Width)
        {
            int columns = (int)Math.Min(Width, block.Columns - j);
            int vectors = (columns + TTile.Lanes - 1) / TTile.Lanes;
            bool whole = columns == vectors * TTile.Lanes;
            bool direct = block.Direct != null && whole;
            task.B = direct ? block.Direct + j : block.Direct != null ? block.Right : block.Right + (j * block.Depth);
            task.BStep = direct ? block.DirectRow : vectors * TTile.Lanes;
            for (nint i = 0; i < rows; i += TTile.Rows)
            {
                task.A = left.Data + (i * stripRow);
                task.ARows = packed ? TTile.Rows : (int)Math.Min(TTile.Rows, rows - i);
                T* to = c + (i * cRow) + j;
                if (whole && rows - i >= TTile.Rows)
                {
                    task.C = to;
                    task.CRow = cRow;
                    task.Start = start;
                    task.Bias = bias + i;
                    TTile.Run(vectors, task);
                }
                else
                {
                    task.C = block.Edge;
                    task.CRow = Width;
                    task.Start = Start.Zero;
                    TTile.Run(vectors, task);
                    StoreEdge(block.Edge, (int)Math.Min(TTile.Rows, rows - i), columns, to, cRow, start, bias + i);
                }

                for (int t = 0; t < block.Tail && j + columns == block.Columns; t++)
                    MultiplyColumn(block.Depth, task.A, left.RowStride, block.TailColumns + (t * block.TailStep), Math.Min(TTile.Rows, rows - i), block.Edge, to + columns + t, cRow, start, bias + i);
            }
        }
    }

    private static void MultiplyColumn(nint depth, T* a, nint aRow, T* column, nint m, T* sums, T* c, nint cRow, Start start, T* bias)
    {
        for (nint i = 0; i < m; i += TTile.Rows)
        {
            int rows = (int)Math.Min(TTile.Rows, m - i);
            TTile.Dot(rows, depth, a + (i * aRow), aRow, column, sums);
            for (int r = 0; r < rows; r++)
            {
                T* to = c + ((i + r) * cRow);
                *to = start == Start.Zero ? sums[r] : (start == Start.Sum ? *to : bias[i + r]) + sums[r];
            }
        }
    }

    private static void StoreEdge(T* edge, int rows, int columns, T* c, nint cRow, Start start, T* bias)
    {
        for (int i = 0; i < rows; i++)
        {
            T* to = c + (i * cRow);
            T* from = edge + (i * Width);
            if (start == Start.Zero)
            {
                for (int j = 0; j < columns; j++)
                    to[j] = from[j];
            }
            else
            {
                for (int j = 0; j < columns; j++)
                    to[j] = (start == Start.Sum ? to[j] : bias[i]) + from[j];
            }
        }
    }

    /// <summary>The empty sum.</summary>
    private static void Clear(nint m, nint n, T* c, nint cRow, Start start, T* bias)
    {
        if (start == Start.Sum)
            return;

        for (nint i = 0; i < m; i++)
        {
            for (nint j = 0; j < n; j++)
                c[(i * cRow) + j] = start == Start.Bias ? bias[i] : T.Zero;
        }
    }
}
