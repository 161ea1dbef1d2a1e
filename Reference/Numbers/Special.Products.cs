using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>Matrix products and convolutions for every number type.</summary>
public static partial class Special
{
    /// <summary>Y = scale · A·B + S of a <see cref="MatrixForm"/> or <see cref="ConvolutionForm"/>, summed in an order that is not promised.</summary>
    /// <remarks>float and double by the SIMD kernels; an augmented number by what its rule makes of them; any other number one dot product at a time.</remarks>
    /// <param name="form">The shape of the sums.</param>
    /// <param name="a">The left factors: a matrix, images.</param>
    /// <param name="b">The right factors: a matrix, filters.</param>
    /// <param name="start">S: what is added, or empty for nothing.</param>
    /// <param name="y">Receives the sums.</param>
    public static void Product<T, TForm>(in TForm form, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> start, Span<T> y)
        where T : INumber<T> where TForm : struct, IProduct
    {
        if (T.Zero is ISpecial<T> own)
        {
            own.Product(form, a, b, start, y);
        }
        else if (typeof(T) == typeof(float))
        {
            form.Values(As<T, float>(a), As<T, float>(b), MemoryMarshal.CreateSpan(ref Unsafe.As<T, float>(ref MemoryMarshal.GetReference(y)), y.Length));
            Started(form, start, y);
        }
        else if (typeof(T) == typeof(double))
        {
            form.Values(As<T, double>(a), As<T, double>(b), MemoryMarshal.CreateSpan(ref Unsafe.As<T, double>(ref MemoryMarshal.GetReference(y)), y.Length));
            Started(form, start, y);
        }
        else
        {
            T[] left = new T[form.Depth], right = new T[form.Depth];
            for (int i = 0; i < y.Length; i++)
            {
                int terms = form.Gather(i, a, b, left, right);
                y[i] = Dot<T>(left.AsSpan(0, terms), right.AsSpan(0, terms));
            }
            Started(form, start, y);
        }
    }

    /// <summary>The same for two tensors: from their plain numbers, where an augmented number holds nothing else and its rule can use them.</summary>
    public static void Product<T, TForm>(in TForm form, Tensor<T> a, Tensor<T> b, ReadOnlySpan<T> start, Span<T> y) where T : INumber<T> where TForm : struct, IProduct
    {
        if (a.Held is not null || b.Held is not null || a.Plain is null || b.Plain is null || !((ISpecial<T>)T.Zero).TryProduct(form, a.Plain.Values, b.Plain.Values, start, y))
        {
            Product(form, a.Values, b.Values, start, y);
        }
    }

    private static void Started<T, TForm>(in TForm form, ReadOnlySpan<T> start, Span<T> y) where T : INumber<T> where TForm : struct, IProduct
    {
        if (form.Scale != 1)
        {
            T scale = T.CreateChecked(form.Scale);
            for (int i = 0; i < y.Length; i++)
            {
                y[i] *= scale;
            }
        }
        for (int i = 0, run = form.StartRun, length; !start.IsEmpty && i < y.Length; i += length)
        {
            // One division for a whole run: it takes longer than the addition.
            length = Math.Min(run, y.Length - i);
            T term = start[form.StartOf(i)];
            foreach (ref T sum in y.Slice(i, length))
            {
                sum += term;
            }
        }
    }

    private static ReadOnlySpan<TPlain> As<T, TPlain>(ReadOnlySpan<T> x) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TPlain>(ref MemoryMarshal.GetReference(x)), x.Length);
}
