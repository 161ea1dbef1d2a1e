using System.Numerics;
using System.Runtime.InteropServices;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>(x − m)·k + b with k = scale / √(v + ε), where m, v, scale and b are constant on each plane of a tensor.</summary>
/// <remarks>
/// The common end of batch, instance and group normalization. Arrays shorter than the number of planes repeat: one entry per channel
/// serves every batch element.<br/>
/// The factor k is found once per plane, so that an element costs −, × and + only.
/// </remarks>
/// <param name="mean">m of each plane.</param>
/// <param name="factor">k of each plane.</param>
/// <param name="bias">b of each plane.</param>
internal readonly struct Standardization<T>(T[] mean, T[] factor, T[] bias) where T : IFloatingPointIeee754<T>
{
    /// <summary>From the variances.</summary>
    public static Standardization<T> Of(T[] mean, T[] variance, T[] scale, T[] bias, T epsilon)
    {
        T[] factor = new T[mean.Length];
        for (int i = 0; i < factor.Length; i++)
        {
            factor[i] = scale[i] / T.Sqrt(variance[i] + epsilon);
        }
        return new Standardization<T>(mean, factor, bias);
    }

    /// <summary>Every plane of x as the textbook has it, (x − m)·k + b, or folded: x·k + (b − m·k).</summary>
    public Tensor<T> Apply(Tensor<T> x, int planeLength, bool folded)
    {
        (T[] m, T[] k, T[] b) = (mean, factor, bias);
        T[] result = Shape.AllocateUncleared<T>(x.Shape);
        Loops.For<T>(planeLength == 0 ? 0 : x.Count / planeLength, 6L * planeLength, (start, end) =>
        {
            using Stretches<T> stretches = new(x);
            for (int p = start, c = m.Length == 0 ? 0 : start % m.Length; p < end; p++, c = c + 1 == m.Length ? 0 : c + 1)
            {
                T shift = folded ? b[c] - m[c] * k[c] : b[c];
                if (x.Held is null && ((ISpecial<T>)T.Zero).TryAffine(
                    x.Plain!.Values.AsSpan(p * planeLength, planeLength), folded ? default : m.AsSpan(c, 1), k[c], shift, result.AsSpan(p * planeLength, planeLength)))
                {
                    continue;
                }
                for (int at = p * planeLength, next; at < (p + 1) * planeLength; at = next)
                {
                    next = at + Math.Min(stretches.Longest, (p + 1) * planeLength - at);
                    ReadOnlySpan<T> from = stretches.Read(at, next - at);
                    Span<T> to = result.AsSpan(at, next - at);
                    if (folded)
                    {
                        Folded(from, to, k[c], shift);
                    }
                    else
                    {
                        Centred(from, to, m[c], k[c], shift);
                    }
                }
            }
        });
        return new Tensor<T>(result, x.Shape, x.ElementType);
    }

    private static void Centred(ReadOnlySpan<T> x, Span<T> y, T mean, T factor, T bias)
    {
        int i = 0;
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            ref T from = ref MemoryMarshal.GetReference(x), to = ref MemoryMarshal.GetReference(y);
            Vector<T> m = Vector.Create(mean), k = Vector.Create(factor), b = Vector.Create(bias);
            for (; i <= x.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                ((Vector.LoadUnsafe(ref from, (nuint)i) - m) * k + b).StoreUnsafe(ref to, (nuint)i);
            }
        }
        y = y[..x.Length];
        for (; i < y.Length; i++)
        {
            y[i] = (x[i] - mean) * factor + bias;
        }
    }

    private static void Folded(ReadOnlySpan<T> x, Span<T> y, T factor, T shift)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = x[i] * factor + shift;
        }
    }
}
