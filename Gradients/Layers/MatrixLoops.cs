using System.Numerics;
using System.Runtime.InteropServices;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Layers;

/// <summary>A matrix times a vector, both ways, four rows at a time: y += A·x and y += Aᵀ·c, as BLAS names them.</summary>
/// <remarks>
/// Method: float and double in vector registers, so that x (or y) is read once for four rows; every other number row by row, in the same order.
/// </remarks>
public static class MatrixLoops
{
    /// <summary>y[b, r] += Σᵢ a[r, i]·x[b, i]: the product for every example of a batch.</summary>
    /// <remarks>Of numbers that carry a bound or stand on a tape it is one product of matrices, with the bound of any order and one place on the tape.</remarks>
    /// <param name="a">A [rows, columns].</param>
    /// <param name="x">x [batch, columns].</param>
    /// <param name="batch">How many examples.</param>
    /// <param name="y">Added to [batch, rows].</param>
    public static void AddProducts<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> x, int batch, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        (int rows, int columns) = (y.Length / Math.Max(1, batch), x.Length / Math.Max(1, batch));
        if (Vector<T>.IsSupported)
        {
            for (int b = 0; b < batch; b++)
            {
                Gemv(a, x.Slice(b * columns, columns), y.Slice(b * rows, rows));
            }
            return;
        }
        T[] products = new T[y.Length];
        Special.Product(new MatrixForm(batch, rows, columns) { TransposedB = true }, x, a, default, products);
        VectorLoops.Add<T>(products, y);
    }

    /// <summary>y[r] += Σᵢ a[r, i]·x[i].</summary>
    /// <param name="a">A [y.Length, x.Length].</param>
    /// <param name="x">x.</param>
    /// <param name="y">Added to.</param>
    public static void Gemv<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> x, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        a = a[..(x.Length * y.Length)];
        int r = 0, width = x.Length, whole = Vector<T>.IsSupported ? width - width % Vector<T>.Count : 0;
        if (whole > 0)
        {
            ref T by = ref MemoryMarshal.GetReference(x);
            for (; r + 4 <= y.Length; r += 4)
            {
                ref T a0 = ref MemoryMarshal.GetReference(a[(r * width)..]);
                Vector<T> s0 = Vector<T>.Zero, s1 = Vector<T>.Zero, s2 = Vector<T>.Zero, s3 = Vector<T>.Zero;
                for (int i = 0; i < whole; i += Vector<T>.Count)
                {
                    Vector<T> factor = Vector.LoadUnsafe(ref by, (nuint)i);
                    s0 += Vector.LoadUnsafe(ref a0, (nuint)i) * factor;
                    s1 += Vector.LoadUnsafe(ref a0, (nuint)(i + width)) * factor;
                    s2 += Vector.LoadUnsafe(ref a0, (nuint)(i + 2 * width)) * factor;
                    s3 += Vector.LoadUnsafe(ref a0, (nuint)(i + 3 * width)) * factor;
                }
                T t0 = Vector.Sum(s0), t1 = Vector.Sum(s1), t2 = Vector.Sum(s2), t3 = Vector.Sum(s3);
                for (int i = whole, at = r * width + whole; i < width; i++, at++)
                {
                    t0 += a[at] * x[i];
                    t1 += a[at + width] * x[i];
                    t2 += a[at + 2 * width] * x[i];
                    t3 += a[at + 3 * width] * x[i];
                }
                y[r] += t0;
                y[r + 1] += t1;
                y[r + 2] += t2;
                y[r + 3] += t3;
            }
        }
        for (; r < y.Length; r++)
        {
            y[r] += VectorLoops.Dot(x, a.Slice(r * width, width));
        }
    }

    /// <summary>y[i] += Σᵣ c[r·incC]·a[r, i] for r &lt; rows.</summary>
    /// <param name="rows">How many rows.</param>
    /// <param name="c">The factors of the rows.</param>
    /// <param name="incC">The stride of c.</param>
    /// <param name="a">A [rows, y.Length].</param>
    /// <param name="y">Added to.</param>
    public static void GemvTransposed<T>(int rows, ReadOnlySpan<T> c, int incC, ReadOnlySpan<T> a, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        int r = 0, width = y.Length, whole = Vector<T>.IsSupported ? width - width % Vector<T>.Count : 0;
        a = a[..(rows * width)];
        if (whole > 0)
        {
            ref T to = ref MemoryMarshal.GetReference(y);
            for (; r + 4 <= rows; r += 4)
            {
                ref T a0 = ref MemoryMarshal.GetReference(a[(r * width)..]);
                T c0 = c[r * incC], c1 = c[(r + 1) * incC], c2 = c[(r + 2) * incC], c3 = c[(r + 3) * incC];
                Vector<T> f0 = new(c0), f1 = new(c1), f2 = new(c2), f3 = new(c3);
                for (int i = 0; i < whole; i += Vector<T>.Count)
                {
                    Vector<T> sum = Vector.LoadUnsafe(ref to, (nuint)i);
                    sum += f0 * Vector.LoadUnsafe(ref a0, (nuint)i);
                    sum += f1 * Vector.LoadUnsafe(ref a0, (nuint)(i + width));
                    sum += f2 * Vector.LoadUnsafe(ref a0, (nuint)(i + 2 * width));
                    sum += f3 * Vector.LoadUnsafe(ref a0, (nuint)(i + 3 * width));
                    sum.StoreUnsafe(ref to, (nuint)i);
                }
                for (int i = whole, at = r * width + whole; i < width; i++, at++)
                {
                    y[i] = y[i] + c0 * a[at] + c1 * a[at + width] + c2 * a[at + 2 * width] + c3 * a[at + 3 * width];
                }
            }
        }
        for (; r < rows; r++)
        {
            VectorLoops.Axpy(c[r * incC], a.Slice(r * width, width), y);
        }
    }
}
