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
        T[] shift = bias;
        if (folded)
        {
            shift = new T[mean.Length];
            for (int c = 0; c < shift.Length; c++)
            {
                shift[c] = bias[c] - mean[c] * factor[c];
            }
        }
        return new ByPlane(x, Math.Max(1, planeLength), folded, mean, factor, shift).Tensor(x.Shape, x.ElementType, 6, x.IsLazy);
    }

    private sealed class ByPlane(Tensor<T> x, int length, bool folded, T[] mean, T[] factor, T[] shift) : Deferred<T>
    {
        public override Produced<T>? Source => x.Source;

        public override void Fill(int start, Span<T> to)
        {
            using Stretches<T> stretches = new(x, hasPlace: true);
            for (int done = 0, count; done < to.Length; done += count)
            {
                (int plane, int inside) = Math.DivRem(start + done, length);
                int c = plane % mean.Length;
                count = Math.Min(length - inside, to.Length - done);
                Span<T> part = to.Slice(done, count);
                if (x.Held is null && x.Plain is { } plain
                    && ((ISpecial<T>)T.Zero).TryAffine(plain.Values.AsSpan(start + done, count), folded ? default : mean.AsSpan(c, 1), factor[c], shift[c], part))
                {
                    continue;
                }
                for (int at = 0, next; at < count; at = next)
                {
                    next = at + Math.Min(stretches.Longest, count - at);
                    ReadOnlySpan<T> from = stretches.Read(start + done + at, next - at, part[at..next]);
                    if (folded)
                    {
                        Folded(from, part[at..next], factor[c], shift[c]);
                    }
                    else
                    {
                        Centred(from, part[at..next], mean[c], factor[c], shift[c]);
                    }
                }
            }
        }
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
