using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Verification.Reference.Kernels;

/// <summary>Turns four lines into columns, and takes every second number of a line, in registers: three to four times the rate of single numbers.</summary>
internal static unsafe class Transposition
{
    /// <summary>Lines turned at a time.</summary>
    internal const int Lines = 4;

    /// <summary><c>to[p·width + i] = from[i·across + p]</c> for i &lt; 4 and as many p &lt; depth as whole blocks reach: returns where it stopped.</summary>
    internal static nint Blocks<T>(T* to, int width, T* from, nint across, nint depth)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float) && Sse.IsSupported)
            return Blocks((float*)to, width, (float*)from, across, depth);

        return typeof(T) == typeof(double) && Sse2.IsSupported ? Blocks((double*)to, width, (double*)from, across, depth) : 0;
    }

    /// <summary><c>to[i] = from[2·i]</c> for as many i &lt; length as can be read in whole registers: returns where it stopped.</summary>
    internal static nint EverySecond<T>(T* to, T* from, nint length)
        where T : unmanaged
    {
        nint i = 0;
        if (typeof(T) == typeof(float) && Sse.IsSupported)
        {
            // Strictly less: the last register also holds the number after the last one wanted, which need not exist.
            for (; i + 4 < length; i += 4)
            {
                float* at = (float*)(from + (2 * i));
                Sse.Shuffle(Vector128.Load(at), Vector128.Load(at + 4), 0b10_00_10_00).Store((float*)(to + i));
            }

            if (length >= 5 && i < length - 1)
            {
                // What is left but the last one, some of it once more: rows of 7 are two registers and one number.
                float* at = (float*)(from + (2 * (length - 5)));
                Sse.Shuffle(Vector128.Load(at), Vector128.Load(at + 4), 0b10_00_10_00).Store((float*)(to + length - 5));
                i = length - 1;
            }
        }
        else if (typeof(T) == typeof(double) && Sse2.IsSupported)
        {
            for (; i + 2 < length; i += 2)
            {
                double* at = (double*)(from + (2 * i));
                Sse2.UnpackLow(Vector128.Load(at), Vector128.Load(at + 2)).Store((double*)(to + i));
            }
        }

        return i;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Blocks(float* to, int width, float* from, nint across, nint depth)
    {
        nint p = 0;
        for (; p <= depth - 4; p += 4)
        {
            Vector128<float> r0 = Vector128.Load(from + p), r1 = Vector128.Load(from + across + p);
            Vector128<float> r2 = Vector128.Load(from + (2 * across) + p), r3 = Vector128.Load(from + (3 * across) + p);
            Vector128<float> low01 = Sse.UnpackLow(r0, r1), high01 = Sse.UnpackHigh(r0, r1), low23 = Sse.UnpackLow(r2, r3), high23 = Sse.UnpackHigh(r2, r3);
            float* t = to + (p * width);
            Sse.MoveLowToHigh(low01, low23).Store(t);
            Sse.MoveHighToLow(low23, low01).Store(t + width);
            Sse.MoveLowToHigh(high01, high23).Store(t + (2 * width));
            Sse.MoveHighToLow(high23, high01).Store(t + (3 * width));
        }

        return p;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Blocks(double* to, int width, double* from, nint across, nint depth)
    {
        nint p = 0;
        for (; p <= depth - 2; p += 2)
        {
            Vector128<double> r0 = Vector128.Load(from + p), r1 = Vector128.Load(from + across + p);
            Vector128<double> r2 = Vector128.Load(from + (2 * across) + p), r3 = Vector128.Load(from + (3 * across) + p);
            double* t = to + (p * width);
            Sse2.UnpackLow(r0, r1).Store(t);
            Sse2.UnpackLow(r2, r3).Store(t + 2);
            Sse2.UnpackHigh(r0, r1).Store(t + width);
            Sse2.UnpackHigh(r2, r3).Store(t + width + 2);
        }

        return p;
    }
}
