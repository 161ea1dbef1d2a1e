using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Verification.Reference.Numbers;

/// <summary>Σ p ln(p ÷ a ÷ q), a a row's divisor and q a column's, with its error radius, four terms at a time.</summary>
/// <remarks>
/// One term, with L = ln(p ÷ a ÷ q), D the error of two divisions and C|L| that of the logarithm and the product, ours included:<br/>
/// the exact argument differs from r = p ÷ a ÷ q by a factor whose logarithm is at most Λ = (1 + 2⁻⁹)(rp/p + ra/a + rq/q), where each quotient is at most 2⁻¹⁰;
/// so |p′L′ − pL| ≤ rp(|L| + Λ) + pΛ, and what an implementation adds is at most (p + rp)(D + C(|L| + Λ)).
/// Terms outside those conditions (a zero, a mass whose radius reaches zero, a quotient near the ends of the range) are looked at one by one.<br/>
/// The divisions by ra/a and rq/q are all that the radii cost: rp ÷ p cancels against p. Measured beside the same sum by single operations of <c>Tracked</c>: see the claims benchmark.
/// </remarks>
/// <typeparam name="TProfile">The arithmetic of the code under audit.</typeparam>
internal static class BoundedRelativeEntropy<TProfile> where TProfile : struct, IProfile
{
    private const double Own = Tracking<TProfile>.Own;
    private const double Small = 1.0 / 1024, Stretch = 1 + 2 * Small, Together = 3 * Small * Stretch;
    private const double LeastQuotient = 1e-290, MostQuotient = 1e290;

    // Errors per unit of p and of p·|L|: two divisions; a logarithm of the profile's and one of ours of at most 4 ulp (the worst of 12 million arguments
    // had 2.46, near 4/3, where Math.Log has less than 1), and two products.
    private static double Divisions => 2 * (TProfile.DivisionError + Own) * Stretch;
    private static double Logarithm => (TProfile.Error(Function.Log, 1, 1) + TProfile.UnitRoundoff + 9 * Own) * Stretch;

    public static Pair Of(ReadOnlySpan<Pair> p, ReadOnlySpan<Pair> rows, ReadOnlySpan<Pair> columns)
    {
        int width = Reduction.Width(p.Length, rows.Length, columns.Length);
        Sums sums = default;
        Span<Pair> masses = stackalloc Pair[4], divisors = stackalloc Pair[4];
        for (int start = 0, row = 0; start < p.Length; start += width, row++)
        {
            ReadOnlySpan<Pair> line = p.Slice(start, width);
            Pair divisor = rows.IsEmpty ? new(1, 0) : rows[row];
            if (Avx2.IsSupported && TProfile.IsUniform && divisor.Value > 0 && divisor.Extra <= Small * divisor.Value)
            {
                Fast(line, divisor, columns, masses, divisors, ref sums);
                continue;
            }
            for (int i = 0; i < line.Length; i++)
            {
                sums.Add(Term(line[i], divisor, columns.IsEmpty ? new(1, 0) : columns[i]));
            }
        }
        double value = sums.Value + Vector256.Sum(sums.Values), radius = sums.Radius + Vector256.Sum(sums.Radii);
        if (double.IsFinite(value) && radius < double.PositiveInfinity)
        {
            double inflation = 1 + 2 * p.Length * Own, magnitude = sums.Magnitude + Vector256.Sum(sums.Magnitudes);
            return Tracking<TProfile>.Accumulated(value, radius * inflation, (magnitude + radius) * inflation, Tracking<TProfile>.RoundingOf(sums.Terms - 1));
        }
        Pair[] terms = new Pair[p.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = Term(p[i], rows.IsEmpty ? new(1, 0) : rows[i / width], columns.IsEmpty ? new(1, 0) : columns[i % width]);
        }
        return Tracking<TProfile>.Sum(terms);
    }

    private static void Fast(ReadOnlySpan<Pair> p, Pair row, ReadOnlySpan<Pair> columns, Span<Pair> lastMasses, Span<Pair> lastDivisors, ref Sums sums)
    {
        ref double pairs = ref Unsafe.As<Pair, double>(ref MemoryMarshal.GetReference(p)), others = ref Unsafe.As<Pair, double>(ref MemoryMarshal.GetReference(columns));
        Vector256<double> divisor = Vector256.Create(row.Value), ofDivisor = Vector256.Create(row.Extra == 0 ? 0 : row.Extra / row.Value);
        Vector256<double> d = Vector256.Create(Divisions), c = Vector256.Create(Logarithm), underflow = Vector256.Create(2 * Tracking<TProfile>.Underflow);
        Vector256<double> values = sums.Values, radii = sums.Radii, magnitudes = sums.Magnitudes;
        for (int i = 0; i < p.Length; i += 4)
        {
            int left = p.Length - i;
            (Vector256<double> mass, Vector256<double> ofMass) = left >= 4 ? Load(ref pairs, i) : Load(ref Filled(p[i..], lastMasses), 0);
            Vector256<double> relative = ofDivisor, quotient = row.Value == 1 ? mass : mass / divisor;
            Vector256<double> good = Vector256.LessThanOrEqual(ofMass, mass * Small);
            if (!columns.IsEmpty)
            {
                (Vector256<double> other, Vector256<double> ofOther) = left >= 4 ? Load(ref others, i) : Load(ref Filled(columns[i..], lastDivisors), 0);
                quotient /= other;
                relative += ofOther / other;
                good &= Vector256.LessThanOrEqual(ofOther, other * Small);
            }
            good &= Vector256.GreaterThan(quotient, Vector256.Create(LeastQuotient)) & Vector256.LessThan(quotient, Vector256.Create(MostQuotient));
            if (Vector256.ExtractMostSignificantBits(good) != 0xF)
            {
                for (int k = i; k < Math.Min(p.Length, i + 4); k++)
                {
                    sums.Add(Term(p[k], row, columns.IsEmpty ? new(1, 0) : columns[k]));
                }
                continue;
            }

            // In the order of Load: places 0, 2, 1, 3; those beyond the end repeat the last term and do not count.
            Vector256<double> counted = left >= 4 ? Vector256<double>.AllBitsSet : Vector256.LessThan(Vector256.Create(0.0, 2, 1, 3), Vector256.Create((double)left));
            Vector256<double> logarithm = Vector256.Log(quotient), size = Vector256.Abs(logarithm) + Vector256.Create(Together);
            values += counted & (mass * logarithm);
            magnitudes += counted & (mass * size);
            radii += counted & (ofMass * (size + Vector256.Create(Stretch)) + mass * (relative * Stretch) + (mass + ofMass) * (d + c * size) + underflow);
            sums.Terms += Math.Min(left, 4);
        }
        (sums.Values, sums.Radii, sums.Magnitudes) = (values, radii, magnitudes);
    }

    // Four values and their four radii; both in the order 0, 2, 1, 3, which a sum does not mind.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Values, Vector256<double> Radii) Load(ref double pairs, int i)
    {
        Vector256<double> first = Vector256.LoadUnsafe(ref pairs, (nuint)(2 * i)), second = Vector256.LoadUnsafe(ref pairs, (nuint)(2 * i + 4));
        return (Avx.UnpackLow(first, second), Avx.UnpackHigh(first, second));
    }

    // The last one to three terms, and the last of them again for the others.
    private static ref double Filled(ReadOnlySpan<Pair> rest, Span<Pair> buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = rest[Math.Min(i, rest.Length - 1)];
        }
        return ref Unsafe.As<Pair, double>(ref MemoryMarshal.GetReference(buffer));
    }

    // By the single operations: with a row's divisor a, as a · (p/a) ln((p/a) ÷ q).
    private static Pair Term(Pair p, Pair row, Pair column)
    {
        if (p.Value == 0 && p.Extra == 0)
        {
            return default;
        }
        if (row.Value == 1 && row.Extra == 0)
        {
            return Tracking<TProfile>.Apply2<Elementary.RelativeEntropy>(p, column);
        }
        return column.Value == 0 && column.Extra == 0 && p.Value > p.Extra && row.Value > row.Extra && double.IsFinite(p.Value)
            ? new(double.PositiveInfinity, 0) // a mass that is surely positive over none at all
            : Tracking<TProfile>.Multiply(row, Tracking<TProfile>.Apply2<Elementary.RelativeEntropy>(Tracking<TProfile>.Divide(p, row), column));
    }

    private struct Sums
    {
        public double Value, Radius, Magnitude;
        public Vector256<double> Values, Radii, Magnitudes;
        public int Terms;

        public void Add(Pair term)
        {
            Value += term.Value;
            Radius += term.Extra;
            Magnitude += Math.Abs(term.Value);
            Terms += term.Value == 0 && term.Extra == 0 ? 0 : 1;
        }
    }
}
