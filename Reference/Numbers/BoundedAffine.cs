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
    public static bool TryOf(ReadOnlySpan<float> x, ReadOnlySpan<Pair> centre, Pair factor, Pair shift, Span<Pair> y)
    {
        if (TProfile.FlushesInputs)
        {
            return false;
        }
        bool centred = !centre.IsEmpty;
        Pair middle = centred ? centre[0] : default;
        Steps steps = new(middle, factor, shift);
        ref float from = ref MemoryMarshal.GetReference(x);
        ref double to = ref Unsafe.As<Pair, double>(ref MemoryMarshal.GetReference(y[..x.Length]));
        int i = 0;
        for (; i <= x.Length - 4; i += 4)
        {
            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
            Vector256<double> value = Vector256.Create(low, high), radius = Vector256<double>.Zero, inside = Vector256<double>.AllBitsSet;
            if (centred)
            {
                steps.Subtract(ref value, ref radius, ref inside);
            }
            steps.MultiplyAndAdd(ref value, ref radius, ref inside);
            if (inside.ExtractMostSignificantBits() != 0b1111)
            {
                for (int j = i; j < i + 4; j++)
                {
                    y[j] = One(x[j], centred, middle, factor, shift);
                }
                continue;
            }
            PairLanes.Store(value, radius, ref Unsafe.Add(ref to, 2 * i));
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

    /// <summary>The operands and constants of the steps, each in a register: found anew, by calls that were not inlined, they were most of 10.6 ns for each element (now 2.8).</summary>
    private readonly struct Steps(Pair centre, Pair factor, Pair shift)
    {
        private readonly Vector256<double> centre = Vector256.Create(centre.Value), centreRadius = Vector256.Create(centre.Extra);
        private readonly Vector256<double> factor = Vector256.Create(factor.Value), factorRadius = Vector256.Create(factor.Extra), factorSize = Vector256.Create(Math.Abs(factor.Value));
        private readonly Vector256<double> shift = Vector256.Create(shift.Value), shiftRadius = Vector256.Create(shift.Extra);
        private readonly Vector256<double> unit = Vector256.Create(TProfile.UnitRoundoff + Tracking<TProfile>.Own), underflow = Vector256.Create(Tracking<TProfile>.Underflow);
        private readonly Vector256<double> enlarge = Vector256.Create(Tracking<TProfile>.Enlarge), largest = Vector256.Create(TProfile.Largest);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Subtract(ref Vector256<double> value, ref Vector256<double> radius, ref Vector256<double> inside)
        {
            value -= centre;
            Vector256<double> magnitude = Vector256.Abs(value);
            radius = (centreRadius + unit * (magnitude + centreRadius)) * enlarge;
            inside = Vector256.LessThanOrEqual(magnitude + radius, largest);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void MultiplyAndAdd(ref Vector256<double> value, ref Vector256<double> radius, ref Vector256<double> inside)
        {
            Vector256<double> carried = Vector256.Abs(value) * factorRadius + factorSize * radius + radius * factorRadius;
            value *= factor;
            Vector256<double> magnitude = Vector256.Abs(value);
            radius = (carried + unit * (magnitude + carried) + underflow) * enlarge;
            inside &= Vector256.LessThanOrEqual(magnitude + radius, largest);
            value += shift;
            carried = radius + shiftRadius;
            magnitude = Vector256.Abs(value);
            radius = (carried + unit * (magnitude + carried)) * enlarge;
            inside &= Vector256.LessThanOrEqual(magnitude + radius, largest);
        }
    }
}
