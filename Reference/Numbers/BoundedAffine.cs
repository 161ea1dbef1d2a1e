using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Verification.Reference.Numbers;

/// <summary>(x − c)·k + s and x·k + s of plain numbers x, where c, k and s carry radii: four at a time.</summary>
/// <remarks>
/// The steps of <see cref="Tracking{TProfile}"/>'s −, × and +, in the same order, with a radius of 0 for x: the same values, and the same radii except that
/// exact zeros and powers of two are not looked for, where those operations add no rounding and this adds one. Where a step leaves the profile's range, the
/// four are done again by those operations themselves.
/// </remarks>
internal static class BoundedAffine<TProfile> where TProfile : struct, IProfile
{
    private static double Unit => TProfile.UnitRoundoff + Tracking<TProfile>.Own;

    public static bool TryOf(ReadOnlySpan<float> x, ReadOnlySpan<Pair> centre, Pair factor, Pair shift, Span<Pair> y)
    {
        if (TProfile.FlushesInputs)
        {
            return false;
        }
        bool centred = !centre.IsEmpty;
        Pair middle = centred ? centre[0] : default;
        Span<double> words = MemoryMarshal.Cast<Pair, double>(y);
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.Create(x.Slice(i, 4)));
            Vector256<double> value = Vector256.Create(low, high), radius = Vector256<double>.Zero, inside = Vector256<double>.AllBitsSet;
            if (centred)
            {
                value -= Vector256.Create(middle.Value);
                radius = Finish(value, Vector256.Create(middle.Extra), 0, ref inside);
            }
            Vector256<double> k = Vector256.Create(factor.Value), r = Vector256.Create(factor.Extra);
            Vector256<double> carried = Vector256.Abs(value) * r + Vector256.Abs(k) * radius + radius * r;
            value *= k;
            radius = Finish(value, carried, Tracking<TProfile>.Underflow, ref inside);
            value += Vector256.Create(shift.Value);
            radius = Finish(value, radius + Vector256.Create(shift.Extra), 0, ref inside);
            if (!Vector256.EqualsAll(inside.AsInt64(), Vector256<long>.AllBitsSet))
            {
                for (int j = i; j < i + 4; j++)
                {
                    y[j] = One(x[j], centred, middle, factor, shift);
                }
                continue;
            }
            for (int j = 0; j < 4; j += 2)
            {
                Vector128<double> v = j == 0 ? value.GetLower() : value.GetUpper(), e = j == 0 ? radius.GetLower() : radius.GetUpper();
                Vector128.Create(v.GetLower(), e.GetLower()).CopyTo(words[(2 * (i + j))..]);
                Vector128.Create(v.GetUpper(), e.GetUpper()).CopyTo(words[(2 * (i + j) + 2)..]);
            }
        }
        for (; i < x.Length; i++)
        {
            y[i] = One(x[i], centred, middle, factor, shift);
        }
        return true;
    }

    private static Pair One(double x, bool centred, Pair centre, Pair factor, Pair shift)
    {
        Pair from = centred ? Tracking<TProfile>.Subtract(new Pair(x, 0), centre) : new Pair(x, 0);
        return Tracking<TProfile>.Add(Tracking<TProfile>.Multiply(from, factor), shift);
    }

    /// <summary>The radius of a step, of which value and carried radius are known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Finish(Vector256<double> value, Vector256<double> carried, double underflow, ref Vector256<double> inside)
    {
        Vector256<double> magnitude = Vector256.Abs(value);
        Vector256<double> radius = (carried + Vector256.Create(Unit) * (magnitude + carried) + Vector256.Create(underflow)) * Vector256.Create(Tracking<TProfile>.Enlarge);
        inside &= Vector256.LessThanOrEqual(magnitude + radius, Vector256.Create(TProfile.Largest));
        return radius;
    }
}
