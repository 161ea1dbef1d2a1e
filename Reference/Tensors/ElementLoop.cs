using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Verification.Reference.Tensors;

/// <summary>The innermost loops of elementwise operators: in registers where the function is given for them, else one by one.</summary>
internal static class ElementLoop
{
    /// <summary>f of each element.</summary>
    public static void Of<TIn, TOut, TFunction>(ReadOnlySpan<TIn> x, Span<TOut> y, TFunction f) where TFunction : struct, IUnary<TIn, TOut>
    {
        int i = 0;
        if (InRegisters<TIn, TOut>() && TFunction.HasRegisters)
        {
            ref TIn from = ref MemoryMarshal.GetReference(x), to = ref Unsafe.As<TOut, TIn>(ref MemoryMarshal.GetReference(y));
            for (; i <= x.Length - Vector<TIn>.Count; i += Vector<TIn>.Count)
            {
                TFunction.Of(Vector.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            }
        }
        y = y[..x.Length];
        for (; i < y.Length; i++)
        {
            y[i] = f.Of(x[i]);
        }
    }

    /// <summary>f of each pair.</summary>
    public static void Of<TIn, TOut, TFunction>(ReadOnlySpan<TIn> x, ReadOnlySpan<TIn> y, Span<TOut> z, TFunction f) where TFunction : struct, IBinary<TIn, TOut>
    {
        int i = 0;
        if (InRegisters<TIn, TOut>() && TFunction.HasRegisters)
        {
            ref TIn a = ref MemoryMarshal.GetReference(x), b = ref MemoryMarshal.GetReference(y), to = ref Unsafe.As<TOut, TIn>(ref MemoryMarshal.GetReference(z));
            for (; i <= x.Length - Vector<TIn>.Count; i += Vector<TIn>.Count)
            {
                TFunction.Of(Vector.LoadUnsafe(ref a, (nuint)i), Vector.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            }
        }
        y = y[..x.Length];
        z = z[..x.Length];
        for (; i < x.Length; i++)
        {
            z[i] = f.Of(x[i], y[i]);
        }
    }

    /// <summary>f of each element with one and the same.</summary>
    public static void Of<TIn, TOut, TFunction>(ReadOnlySpan<TIn> x, TIn y, Span<TOut> z, TFunction f) where TFunction : struct, IBinary<TIn, TOut>
    {
        int i = 0;
        if (InRegisters<TIn, TOut>() && TFunction.HasRegisters)
        {
            ref TIn a = ref MemoryMarshal.GetReference(x), to = ref Unsafe.As<TOut, TIn>(ref MemoryMarshal.GetReference(z));
            Vector<TIn> all = Vector.Create(y);
            for (; i <= x.Length - Vector<TIn>.Count; i += Vector<TIn>.Count)
            {
                TFunction.Of(Vector.LoadUnsafe(ref a, (nuint)i), all).StoreUnsafe(ref to, (nuint)i);
            }
        }
        z = z[..x.Length];
        for (; i < x.Length; i++)
        {
            z[i] = f.Of(x[i], y);
        }
    }

    private static bool InRegisters<TIn, TOut>() => typeof(TIn) == typeof(TOut) && (typeof(TIn) == typeof(float) || typeof(TIn) == typeof(double));
}
