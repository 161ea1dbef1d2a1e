using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Verification.Reference.Numbers;

namespace Verification.Gradients.Layers;

/// <summary>The two inner loops that layers spend their time in, as BLAS names them: y += a·x and ⟨x, y⟩.</summary>
/// <remarks>
/// Method: float, double and <c>Tracked</c> with strides of 1 in vector registers, every other number one by one.<br/>
/// Error: a number that carries a bound has that of the dot product for every order of summation.
/// </remarks>
public static class VectorLoops
{
    /// <summary>y[i] += a · x[i], contiguous.</summary>
    /// <param name="a">The factor.</param>
    /// <param name="x">n numbers.</param>
    /// <param name="y">At least n numbers, of which the first n are changed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Axpy<T>(T a, ReadOnlySpan<T> x, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        if (typeof(T) == typeof(Tracked) && x.Length >= 4)
        {
            BoundedAxpy.Add(Unsafe.BitCast<T, Tracked>(a), MemoryMarshal.Cast<T, Tracked>(x), MemoryMarshal.Cast<T, Tracked>(y));
            return;
        }
        int i = 0;
        if (Vector<T>.IsSupported && x.Length >= Vector<T>.Count)
        {
            ref T from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
            Vector<T> factor = new(a);
            for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (Vector.LoadUnsafe(ref to, (nuint)i) + factor * Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            }
        }
        for (; i < x.Length; i++)
        {
            y[i] += a * x[i];
        }
    }

    /// <summary>y[i] += x[i], contiguous.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">At least n numbers, of which the first n are changed.</param>
    public static void Add<T>(ReadOnlySpan<T> x, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            y[i] += x[i];
        }
    }

    /// <summary>y[i·incY] += a · x[i·incX] for i &lt; n.</summary>
    /// <param name="n">How many.</param>
    /// <param name="a">The factor.</param>
    /// <param name="x">Read.</param>
    /// <param name="incX">The stride of x.</param>
    /// <param name="y">Added to.</param>
    /// <param name="incY">The stride of y.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Axpy<T>(int n, T a, ReadOnlySpan<T> x, int incX, Span<T> y, int incY) where T : struct, IFloatingPointIeee754<T>
    {
        if (incX == 1 && incY == 1)
        {
            Axpy(a, x[..n], y);
            return;
        }
        for (int i = 0; i < n; i++)
        {
            y[i * incY] += a * x[i * incX];
        }
    }

    /// <summary>Σ x[i]·y[i], contiguous.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">At least n numbers, of which the first n are read.</param>
    public static T Dot<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        y = y[..x.Length];
        if (!Vector<T>.IsSupported || x.Length < Vector<T>.Count)
        {
            return Special.Dot(x, y);
        }
        ref T left = ref MemoryMarshal.GetReference(x), right = ref MemoryMarshal.GetReference(y);
        Vector<T> even = Vector<T>.Zero, odd = Vector<T>.Zero;
        int i = 0;
        for (; i <= x.Length - 2 * Vector<T>.Count; i += 2 * Vector<T>.Count)
        {
            even += Vector.LoadUnsafe(ref left, (nuint)i) * Vector.LoadUnsafe(ref right, (nuint)i);
            odd += Vector.LoadUnsafe(ref left, (nuint)(i + Vector<T>.Count)) * Vector.LoadUnsafe(ref right, (nuint)(i + Vector<T>.Count));
        }
        if (i <= x.Length - Vector<T>.Count)
        {
            even += Vector.LoadUnsafe(ref left, (nuint)i) * Vector.LoadUnsafe(ref right, (nuint)i);
            i += Vector<T>.Count;
        }
        T sum = Vector.Sum(even + odd);
        for (; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /// <summary>Σ x[i·incX]·y[i·incY] for i &lt; n.</summary>
    /// <param name="n">How many.</param>
    /// <param name="x">The one factor.</param>
    /// <param name="incX">The stride of x.</param>
    /// <param name="y">The other factor.</param>
    /// <param name="incY">The stride of y.</param>
    public static T Dot<T>(int n, ReadOnlySpan<T> x, int incX, ReadOnlySpan<T> y, int incY) where T : struct, IFloatingPointIeee754<T>
    {
        if (incX == 1 && incY == 1)
        {
            return Dot(x[..n], y);
        }
        T sum = T.Zero;
        for (int i = 0; i < n; i++)
        {
            sum += x[i * incX] * y[i * incY];
        }
        return sum;
    }
}
