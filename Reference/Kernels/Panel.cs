using System.Numerics;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Kernels;

/// <summary>Copies a strip of a matrix so that a tile reads it in sequence: <c>to[p·width + i] = from[i·across + p·along]</c>.</summary>
internal static unsafe class Panel
{
    /// <summary>Packs <paramref name="count"/> ≤ <paramref name="width"/> lines over <paramref name="depth"/> steps; the missing lines become zeros.</summary>
    internal static void Pack<T>(T* to, int width, T* from, int count, nint across, nint depth, nint along)
        where T : unmanaged
    {
        if (across == 1)
            Copy(to, width, from, count, depth, along);
        else
            Turn(to, width, from, count, across, depth, along);
    }

    /// <summary>Replaces every number by its magnitude.</summary>
    internal static void Magnitudes<T>(T* data, nint length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint i = 0;
        for (; i <= length - Vector512<T>.Count; i += Vector512<T>.Count)
            Vector512.Abs(Vector512.Load(data + i)).Store(data + i);

        for (; i < length; i++)
            data[i] = T.Abs(data[i]);
    }

    private static void Copy<T>(T* to, int width, T* from, int count, nint depth, nint along)
        where T : unmanaged
    {
        for (nint p = 0; p < depth; p++)
        {
            int i = 0;
            for (; i <= count - Vector512<T>.Count; i += Vector512<T>.Count)
                Vector512.Load(from + i).Store(to + i);
            for (; i <= count - Vector128<T>.Count; i += Vector128<T>.Count)
                Vector128.Load(from + i).Store(to + i);
            for (; i < count; i++)
                to[i] = from[i];
            for (; i < width; i++)
                to[i] = default;

            from += along;
            to += width;
        }
    }

    private static void Turn<T>(T* to, int width, T* from, int count, nint across, nint depth, nint along)
        where T : unmanaged
    {
        int i = 0;
        for (; i <= count - Transposition.Lines; i += Transposition.Lines)
        {
            nint p = along == 1 ? Transposition.Blocks(to + i, width, from + (i * across), across, depth) : 0;
            T* a0 = from + (i * across) + (p * along), a1 = a0 + across, a2 = a1 + across, a3 = a2 + across;
            T* t = to + i + (p * width);
            for (; p < depth; p++)
            {
                t[0] = *a0;
                t[1] = *a1;
                t[2] = *a2;
                t[3] = *a3;
                a0 += along;
                a1 += along;
                a2 += along;
                a3 += along;
                t += width;
            }
        }

        for (; i < width; i++)
        {
            T* a = from + (i * across);
            for (nint p = 0; p < depth; p++)
                to[(p * width) + i] = i < count ? a[p * along] : default;
        }
    }
}
