using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>The values and the extra words of a run of pairs, each in an array of their own, where the SIMD kernels can read them.</summary>
internal sealed class Planes : IDisposable
{
    private readonly double[] values;
    private readonly float[]? magnitudes;
    private double[]? extras;

    private Planes(int length, bool withMagnitudes)
    {
        Length = length;
        values = ArrayPool<double>.Shared.Rent(length);
        magnitudes = withMagnitudes ? ArrayPool<float>.Shared.Rent(length) : null;
    }

    public int Length { get; }

    public ReadOnlySpan<double> Values => values.AsSpan(0, Length);

    /// <summary>The extra words; empty if all of them are zero.</summary>
    public ReadOnlySpan<double> Extras => extras is null ? default : extras.AsSpan(0, Length);

    /// <summary>The magnitudes in single precision, none of them below that of its value; empty unless asked for.</summary>
    public ReadOnlySpan<float> Magnitudes => magnitudes is null ? default : magnitudes.AsSpan(0, Length);

    /// <summary>The planes of plain numbers.</summary>
    public static unsafe Planes Of(ReadOnlySpan<float> numbers)
    {
        Planes planes = new(numbers.Length, withMagnitudes: true);
        fixed (float* first = numbers)
        {
            float* from = first;
            Loops.For<double>(numbers.Length, 1, (start, end) =>
            {
                ReadOnlySpan<float> part = new(from + start, end - start);
                Span<double> values = planes.values.AsSpan(start, part.Length);
                Span<float> magnitudes = planes.magnitudes.AsSpan(start, part.Length);
                int i = 0;
                for (; i <= part.Length - Vector256<float>.Count; i += Vector256<float>.Count)
                {
                    Vector256<float> x = Vector256.Create(part[i..]);
                    (Vector256<double> low, Vector256<double> high) = Vector256.Widen(x);
                    low.CopyTo(values[i..]);
                    high.CopyTo(values[(i + Vector256<double>.Count)..]);
                    Vector256.Abs(x).CopyTo(magnitudes[i..]);
                }
                for (; i < part.Length; i++)
                {
                    values[i] = part[i];
                    magnitudes[i] = MathF.Abs(part[i]);
                }
            });
        }
        return planes;
    }

    public static unsafe Planes Of(ReadOnlySpan<Pair> pairs, bool withMagnitudes = false)
    {
        Planes planes = new(pairs.Length, withMagnitudes);
        bool anyExtra = false;
        fixed (Pair* first = pairs)
        {
            Pair* from = first;
            Loops.For<double>(pairs.Length, 1, (start, end) =>
            {
                ReadOnlySpan<Pair> part = new(from + start, end - start);
                if (Split(part, planes.values.AsSpan(start, part.Length), planes.magnitudes is null ? default : planes.magnitudes.AsSpan(start, part.Length)))
                {
                    Volatile.Write(ref anyExtra, true);
                }
            });
            if (anyExtra)
            {
                double[] extras = planes.extras = ArrayPool<double>.Shared.Rent(pairs.Length);
                Loops.For<double>(pairs.Length, 1, (start, end) =>
                {
                    ReadOnlySpan<Pair> part = new(from + start, end - start);
                    Span<double> into = extras.AsSpan(start, part.Length);
                    for (int i = 0; i < part.Length; i++)
                    {
                        into[i] = part[i].Extra;
                    }
                });
            }
        }
        return planes;
    }

    /// <summary>Values and (unless that span is empty) magnitudes rounded up; whether any extra word is not zero.</summary>
    private static bool Split(ReadOnlySpan<Pair> pairs, Span<double> values, Span<float> magnitudes)
    {
        ReadOnlySpan<double> words = MemoryMarshal.Cast<Pair, double>(pairs);
        Vector128<double> extras = Vector128<double>.Zero;
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            ReadOnlySpan<double> eight = words.Slice(2 * i, 8);
            Vector128<double> a = Vector128.Create(eight), b = Vector128.Create(eight[2..]), c = Vector128.Create(eight[4..]), d = Vector128.Create(eight[6..]);
            Vector128<double> low = Vector128.Create(a.GetLower(), b.GetLower()), high = Vector128.Create(c.GetLower(), d.GetLower());
            extras |= (a | b) | (c | d);
            low.CopyTo(values[i..]);
            high.CopyTo(values[(i + 2)..]);
            if (!magnitudes.IsEmpty)
            {
                low = Vector128.Abs(low);
                high = Vector128.Abs(high);
                Vector128<float> near = Vector128.Narrow(low, high);
                (Vector128<double> nearLow, Vector128<double> nearHigh) = Vector128.Widen(near);
                // One step up in its bit pattern where rounding went down: a comparison's "true" is −1.
                Vector128<int> below = Vector128.Narrow(Vector128.LessThan(nearLow, low).AsInt64(), Vector128.LessThan(nearHigh, high).AsInt64());
                (near.AsInt32() - below).AsSingle().CopyTo(magnitudes[i..]);
            }
        }
        bool any = extras.AsInt64().GetElement(1) << 1 != 0; // a NaN is an extra word too, −0 is none
        for (; i < values.Length; i++)
        {
            double exact = Math.Abs(pairs[i].Value);
            values[i] = pairs[i].Value;
            any |= pairs[i].Extra != 0;
            if (!magnitudes.IsEmpty)
            {
                float near = (float)exact;
                magnitudes[i] = near < exact ? MathF.BitIncrement(near) : near;
            }
        }
        return any;
    }

    public void Dispose()
    {
        ArrayPool<double>.Shared.Return(values);
        if (magnitudes is not null)
        {
            ArrayPool<float>.Shared.Return(magnitudes);
        }
        if (extras is not null)
        {
            ArrayPool<double>.Shared.Return(extras);
        }
    }
}
