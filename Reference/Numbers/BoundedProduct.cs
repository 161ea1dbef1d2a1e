using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>Products of numbers that carry an error radius: values, magnitudes and radii each by the SIMD kernels.</summary>
/// <remarks>
/// Value A·B in double; magnitude |A||B| in float where the profile is no finer than float (it costs half of the value, and overflows where the audited code does), else in double;
/// radius |A|·rB + rA·(|B| + rB) in double, only if an operand has a radius. Then <see cref="Tracking{TProfile}.Accumulated(double, double, double, int)"/> for each element,
/// with one rounding more for a start term (it is one more term, wherever in the sum it is added) and for a scale (applied before, amid or after).<br/>
/// Each kernel's own roundings are made up for: a sum of k non-negative products is at least (1 − γₖ) of the exact one,
/// less k·2⁻¹⁴⁹ where products fall below float's range. Sums that are infinite or NaN are decided term by term (<see cref="IndefiniteSums{TProfile}"/>).
/// </remarks>
internal static class BoundedProduct<TProfile> where TProfile : struct, IProfile
{
    /// <summary>Below this, registers filled with a start term serve too few sums.</summary>
    private const int ShortestRun = 8;
    private const double SingleUnit = 1.0 / (1 << 24);
    private const double DoubleUnit = 1.1102230246251565e-16;

    public static void Of<TForm>(TForm form, ReadOnlySpan<Pair> a, ReadOnlySpan<Pair> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct
    {
        if (y.IsEmpty)
        {
            return;
        }
        bool single = IsSingle(form);
        using Planes left = Planes.Of(a, single), right = Planes.Of(b, single);
        Of(form, left, right, single, start, y);
    }

    /// <summary>The same for factors without radii, if their magnitudes would be found in float anyway.</summary>
    public static bool TryOf<TForm>(TForm form, ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct
    {
        if (y.IsEmpty || !IsSingle(form))
        {
            return false;
        }
        using Planes left = Planes.Of(a), right = Planes.Of(b);
        Of(form, left, right, true, start, y);
        return true;
    }

    private static bool IsSingle<TForm>(TForm form) where TForm : struct, IProduct =>
        TProfile.Largest <= float.MaxValue && TProfile.UnitRoundoff >= SingleUnit && form.Depth <= 1 << 20;

    private static void Of<TForm>(TForm form, Planes left, Planes right, bool single, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct
    {
        double[] values = ArrayPool<double>.Shared.Rent(y.Length);
        form.Values(left.Values, right.Values, values.AsSpan(0, y.Length));
        float[]? singles = single ? ArrayPool<float>.Shared.Rent(y.Length) : null;
        double[]? magnitudes = single ? null : ArrayPool<double>.Shared.Rent(y.Length);
        if (single)
        {
            form.Values(left.Magnitudes, right.Magnitudes, singles.AsSpan(0, y.Length));
        }
        else
        {
            form.Magnitudes(left.Values, right.Values, magnitudes.AsSpan(0, y.Length));
        }
        double[]? radii = left.Extras.IsEmpty && right.Extras.IsEmpty ? null : Radii(form, left, right, y.Length);
        Finish(form, values, magnitudes, singles, radii, Flushed(form, left, right), start, y);
        IndefiniteSums<TProfile>.Settle(form, left, right, start, y, values.AsSpan(0, y.Length));
        Return(values);
        Return(magnitudes);
        Return(radii);
        if (singles is not null)
        {
            ArrayPool<float>.Shared.Return(singles);
        }
    }

    private static unsafe void Finish<TForm>(
        TForm form, double[] values, double[]? magnitudes, float[]? singles, double[]? radii, double flushed, ReadOnlySpan<Pair> start, Span<Pair> y) where TForm : struct, IProduct
    {
        int roundings = form.Depth + (start.IsEmpty ? 0 : 1) + (form.Scale != 1 ? 1 : 0);
        Ending ending = new()
        {
            Scale = form.Scale,
            Flushed = flushed * Math.Abs(form.Scale),
            Inflation = (1 + 2 * (form.Depth + 2) * (singles is null ? DoubleUnit : SingleUnit)) * Math.Abs(form.Scale),
            Lost = singles is null ? 0 : form.Depth * (double)float.Epsilon * Math.Abs(form.Scale),
            RadiusInflation = (1 + 4 * (form.Depth + 4) * DoubleUnit) * Math.Abs(form.Scale),
            Rounding = Tracking<TProfile>.RoundingOf(roundings),
        };
        bool starts = !start.IsEmpty;
        int run = starts ? form.StartRun : y.Length;
        fixed (Pair* firstStart = start, firstResult = y)
        {
            Pair* from = firstStart, to = firstResult;
            Loops.For<double>(y.Length, 4, (first, end) =>
            {
                Ending local = ending;
                Span<Pair> part = new(to + first, end - first);
                if (singles is null || radii is not null || run < ShortestRun)
                {
                    for (int i = first; i < end; i++)
                    {
                        Pair term = starts ? from[form.StartOf(i)] : default;
                        part[i - first] = local.Of(values[i], singles is null ? magnitudes![i] : singles[i], radii is null ? 0 : radii[i], term);
                    }
                    return;
                }
                for (int i = first, length; i < end; i += length)
                {
                    length = Math.Min(end - i, run - i % run);
                    local.Of(values.AsSpan(i, length), singles.AsSpan(i, length), starts ? from[form.StartOf(i)] : default, part.Slice(i - first, length));
                }
            });
        }
    }

    /// <summary>What turns the kernels' results for one sum into its value and radius.</summary>
    private struct Ending
    {
        public double Scale, Flushed, Inflation, Lost, RadiusInflation;
        public Rounding Rounding;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Pair Of(double value, double magnitude, double radius, Pair term)
        {
            double carried = Carried(radius, term);
            return Tracking<TProfile>.Accumulated(value * Scale + term.Value, carried, magnitude * Inflation + Lost + Math.Abs(term.Value) + carried, Rounding);
        }

        /// <summary>The same for sums with one start term of factors without radii: four at a time, as long as no bound is infinite.</summary>
        public readonly void Of(ReadOnlySpan<double> values, ReadOnlySpan<float> magnitudes, Pair term, Span<Pair> y)
        {
            Vector256<double> start = Vector256.Create(term.Value), size = Vector256.Abs(start);
            Vector256<double> scale = Vector256.Create(Scale), carried = Vector256.Create(Carried(0, term)), inflation = Vector256.Create(Inflation), lost = Vector256.Create(Lost);
            Vector256<double> relative = Vector256.Create(Rounding.Relative), absolute = Vector256.Create(Rounding.Absolute), enlarge = Vector256.Create(Tracking<TProfile>.Enlarge);
            Vector256<double> largest = Vector256.Create(TProfile.Largest), infinity = Vector256.Create(double.PositiveInfinity);
            ref double value = ref MemoryMarshal.GetReference(values);
            ref float sizes = ref MemoryMarshal.GetReference(magnitudes[..values.Length]);
            ref double to = ref Unsafe.As<Pair, double>(ref MemoryMarshal.GetReference(y[..values.Length]));
            int i = 0;
            for (; i <= values.Length - 4; i += 4)
            {
                (Vector128<double> low, Vector128<double> high) = Vector128.Widen(Vector128.LoadUnsafe(ref sizes, (nuint)i));
                Vector256<double> magnitude = Vector256.Create(low, high) * inflation + lost + size + carried;
                Vector256<double> radius = (carried + relative * magnitude + absolute) * enlarge;
                if ((Vector256.LessThanOrEqual(magnitude, largest) & Vector256.LessThan(radius, infinity)).ExtractMostSignificantBits() != 0b1111)
                {
                    for (int j = i; j < i + 4; j++)
                    {
                        y[j] = Of(values[j], magnitudes[j], 0, term);
                    }
                    continue;
                }
                PairLanes.Store(Vector256.LoadUnsafe(ref value, (nuint)i) * scale + start, radius, ref Unsafe.Add(ref to, 2 * i));
            }
            for (; i < values.Length; i++)
            {
                y[i] = Of(values[i], magnitudes[i], 0, term);
            }
        }

        private readonly double Carried(double radius, Pair term) =>
            radius * RadiusInflation + Flushed + term.Extra + (TProfile.FlushesInputs && IsSmall(term.Value, term.Extra) ? TProfile.Underflow : 0);
    }

    private static double[] Radii<TForm>(TForm form, Planes left, Planes right, int count) where TForm : struct, IProduct
    {
        double[] sum = ArrayPool<double>.Shared.Rent(count);
        sum.AsSpan(0, count).Clear();
        if (!right.Extras.IsEmpty)
        {
            form.Magnitudes(left.Values, right.Extras, sum.AsSpan(0, count));
        }
        if (!left.Extras.IsEmpty)
        {
            double[] more = ArrayPool<double>.Shared.Rent(count), reach = ArrayPool<double>.Shared.Rent(right.Length);
            for (int i = 0; i < right.Length; i++)
            {
                reach[i] = Math.Abs(right.Values[i]) + (right.Extras.IsEmpty ? 0 : right.Extras[i]);
            }
            form.Values<double>(left.Extras, reach.AsSpan(0, right.Length), more.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                sum[i] += more[i];
            }
            Return(more);
            Return(reach);
        }
        return sum;
    }

    /// <summary>What reading subnormal operands as zero may change: at most η(|x| + |y|) for each product, of which the largest is taken for all.</summary>
    private static double Flushed<TForm>(TForm form, Planes left, Planes right) where TForm : struct, IProduct
    {
        if (!TProfile.FlushesInputs)
        {
            return 0;
        }
        (bool smallLeft, double largestLeft) = Range(left);
        (bool smallRight, double largestRight) = Range(right);
        return smallLeft || smallRight ? TProfile.Underflow * form.Depth * (largestLeft + largestRight) : 0;
    }

    private static (bool AnySmall, double Largest) Range(Planes x)
    {
        bool small = false;
        double largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double magnitude = Math.Abs(x.Values[i]), radius = x.Extras.IsEmpty ? 0 : x.Extras[i];
            small |= IsSmall(magnitude, radius);
            largest = double.IsFinite(magnitude) ? Math.Max(largest, magnitude + radius) : largest;
        }
        return (small, largest);
    }

    private static bool IsSmall(double value, double radius) => Math.Abs(value) - radius < TProfile.Underflow && (value != 0 || radius != 0);

    private static void Return(double[]? array)
    {
        if (array is not null)
        {
            ArrayPool<double>.Shared.Return(array);
        }
    }
}
