using System.Numerics;

namespace Verification.Reference.Kernels;

/// <summary>Products of matrices in float or double: C = A·B, C += A·B, and |A|·|B| for their error bounds.</summary>
/// <remarks>
/// Shape: A m × k, B k × n, C m × n in row-major order; any of m, n, k may be 0 (an empty sum is 0).<br/>
/// Domain: all numbers; NaN and ∞ go through every product as in plain arithmetic, zeros included.<br/>
/// Method: packed strips, a tile of C in registers, cache blocks, after Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008.<br/>
/// Error: |Ĉ − A·B| ≤ γₖ |A||B| with γₖ = ku/(1 − ku), u of the type, any summation order and fused or separate rounding included.<br/>
/// The result depends on the register width of the hardware (fused rounding) and on the shape, not on the number of threads.
/// </remarks>
public static unsafe class MatrixProduct
{
    /// <summary>Multiplications up to which the definition itself is fastest (4 × 4 × 4: 60 ns instead of 250).</summary>
    private const int Tiny = 128;

    /// <summary>Whether there are kernels for this type: float and double.</summary>
    /// <typeparam name="T">A type of number.</typeparam>
    public static bool Supports<T>() => typeof(T) == typeof(float) || typeof(T) == typeof(double);

    /// <summary>C = A·B.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="a">The left factor, m × k.</param>
    /// <param name="b">The right factor, k × n.</param>
    /// <param name="c">Receives the product; what lies between its rows is left alone.</param>
    /// <param name="leading">Distance between the starts of two rows of C; 0 for n.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Of<T>(MatrixView<T> a, MatrixView<T> b, Span<T> c, int leading = 0, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(SimdPaths.Best, a, b, c, leading, threads, Start.Zero, absolute: false);

    /// <summary>C += A·B.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="a">The left factor, m × k.</param>
    /// <param name="b">The right factor, k × n.</param>
    /// <param name="c">What the product is added to.</param>
    /// <param name="leading">Distance between the starts of two rows of C; 0 for n.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void AddTo<T>(MatrixView<T> a, MatrixView<T> b, Span<T> c, int leading = 0, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(SimdPaths.Best, a, b, c, leading, threads, Start.Sum, absolute: false);

    /// <summary>C = |A|·|B|, rounded as any sum of products is: at least (1 − γₖ) of the exact value.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="a">The left factor, m × k.</param>
    /// <param name="b">The right factor, k × n.</param>
    /// <param name="c">Receives Σₚ |aᵢₚ||bₚⱼ|.</param>
    /// <param name="leading">Distance between the starts of two rows of C; 0 for n.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Absolute<T>(MatrixView<T> a, MatrixView<T> b, Span<T> c, int leading = 0, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Run(SimdPaths.Best, a, b, c, leading, threads, Start.Zero, absolute: true);

    /// <summary>C ≥ |A|·|B|, certainly: float sums of magnitudes, raised by the error that they can have.</summary>
    /// <remarks>See <see cref="UpperBound"/> for the factor. Half the time of the same sums in double.</remarks>
    /// <param name="a">The left factor, m × k.</param>
    /// <param name="b">The right factor, k × n.</param>
    /// <param name="c">Receives an upper bound on Σₚ |aᵢₚ||bₚⱼ|: +∞ where the sum overflows, NaN where 0 meets ∞.</param>
    /// <param name="leading">Distance between the starts of two rows of C; 0 for n.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void AbsoluteUpperBound(MatrixView<float> a, MatrixView<float> b, Span<float> c, int leading = 0, int threads = 1)
    {
        Absolute(a, b, c, leading, threads);
        leading = leading == 0 ? b.Columns : leading;
        for (int i = 0; i < a.Rows; i++)
            UpperBound.Raise(c.Slice(i * leading, b.Columns), a.Columns);
    }

    /// <summary>C ≥ |A|·|B|, certainly, from numbers of double precision that are rounded up to float first.</summary>
    /// <remarks>A number beyond float's range becomes ∞, and NaN if it meets a zero. See <see cref="UpperBound"/> for the factor.</remarks>
    /// <param name="a">The left factor, m × k.</param>
    /// <param name="b">The right factor, k × n.</param>
    /// <param name="c">Receives an upper bound on Σₚ |aᵢₚ||bₚⱼ|.</param>
    /// <param name="leading">Distance between the starts of two rows of C; 0 for n.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void AbsoluteUpperBound(MatrixView<double> a, MatrixView<double> b, Span<float> c, int leading = 0, int threads = 1)
    {
        using var left = new AlignedBuffer<float>(a.Data.Length);
        using var right = new AlignedBuffer<float>(b.Data.Length);
        AbsoluteUpperBound(a.With(UpperBound.Narrow(a.Data, left.Pointer)), b.With(UpperBound.Narrow(b.Data, right.Pointer)), c, leading, threads);
    }

    internal static void Run<T>(SimdPath path, MatrixView<T> a, MatrixView<T> b, Span<T> c, int leading, int threads, Start start, bool absolute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        leading = leading == 0 ? b.Columns : leading;
        Check<T>(a.Rows, a.Columns, b.Rows, b.Columns, c.Length, leading, threads);
        fixed (T* x = a.Data, y = b.Data, z = c)
        {
            var left = new LeftOperand<T> { Data = x, RowStride = a.RowStride, DepthStride = a.ColumnStride, Absolute = absolute };
            var right = new RightMatrix<T> { Data = y, RowStride = b.RowStride, ColumnStride = b.ColumnStride, Absolute = absolute };
            if ((long)a.Rows * b.Columns * a.Columns <= Tiny)
            {
                Plain(a.Rows, b.Columns, a.Columns, left, right, z, leading, start);
            }
            else if (a.Rows == 1 && b.RowStride == 1 && !absolute)
            {
                // A row times a transposed matrix is that matrix times a column, whose rows are read in sequence.
                var turned = new LeftOperand<T> { Data = y, RowStride = b.ColumnStride, DepthStride = 1 };
                var column = new RightMatrix<T> { Data = x, RowStride = a.ColumnStride, ColumnStride = 1 };
                ProductRunner.Run(path, threads, b.Columns, 1, a.Columns, turned, column, z, 1, start, null);
            }
            else
            {
                ProductRunner.Run(path, threads, a.Rows, b.Columns, a.Columns, left, right, z, leading, start, null);
            }
        }
    }

    /// <summary>The definition, for products that are over before a tile is set up.</summary>
    private static void Plain<T>(int m, int n, int k, LeftOperand<T> left, RightMatrix<T> right, T* c, int leading, Start start)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                T* a = left.Data + (i * left.RowStride), b = right.Data + (j * right.ColumnStride);
                T sum = T.Zero;
                for (int p = 0; p < k; p++, a += left.DepthStride, b += right.RowStride)
                    sum += left.Absolute ? T.Abs(*a * *b) : *a * *b;

                T* to = c + ((nint)i * leading) + j;
                *to = start == Start.Sum ? *to + sum : sum;
            }
        }
    }

    private static void Check<T>(int rows, int depth, int otherDepth, int columns, int length, int leading, int threads)
    {
        if (!Supports<T>())
            throw new ArgumentException($"the numbers are {typeof(T).Name}: need Single or Double");

        if (depth != otherDepth)
            throw new ArgumentException($"'a' is {rows} × {depth} but 'b' is {otherDepth} × {columns}: need as many rows of b as columns of a");

        if (threads < 1)
            throw new ArgumentException($"'threads' is {threads}: need threads ≥ 1");

        Extent.Check(length, rows, columns, leading, "c");
    }
}
