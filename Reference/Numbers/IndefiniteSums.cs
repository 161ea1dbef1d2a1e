using System.Runtime.Intrinsics;

namespace Verification.Reference.Numbers;

/// <summary>Sums that are infinite or NaN: certain whatever the order of summation, or open.</summary>
/// <remarks>
/// A term that is NaN makes every order NaN, and so do two infinite terms of opposite signs. Infinite terms of one sign s make every order s·∞, unless finite terms of
/// the other sign can overflow among themselves: then some order meets −s·∞ and is NaN. They cannot as long as Σ(|x| + r) over them, with the error γₙ of adding them, is
/// no more than the profile's largest number. Terms of the same sign may overflow as they like. A term whose own class is open (an infinite radius) leaves the sum open, and so does
/// a product that overflows in the profile only: rounded once with its sum, it need not.
/// </remarks>
internal static class IndefiniteSums<TProfile> where TProfile : struct, IProfile
{
    /// <summary>The value with radius 0 where every order of summation comes to it, +∞ where not.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="value">Their sum in double, infinite or NaN.</param>
    public static Pair Of(ReadOnlySpan<Pair> terms, double value)
    {
        double positive = 0, negative = 0, total = 0;
        bool open = false, nan = false;
        foreach (Pair term in terms)
        {
            total += term.Value;
            nan |= double.IsNaN(term.Value) && term.Extra == 0;
            open |= !(term.Extra < double.PositiveInfinity) || (term.Extra > 0 && !double.IsFinite(term.Value));
            if (double.IsFinite(term.Value))
            {
                positive += Math.Max(0, term.Value + term.Extra);
                negative += Math.Max(0, term.Extra - term.Value);
            }
        }
        if (nan && double.IsNaN(value))
        {
            return new(value, 0);
        }
        double against = value > 0 ? negative : value < 0 ? positive : 0, grown = 1 + Ieee.Gamma(terms.Length, TProfile.UnitRoundoff + Tracking<TProfile>.Own);
        return new(value, !open && total.Equals(value) && against * grown <= TProfile.Largest ? 0 : double.PositiveInfinity);
    }

    /// <summary>Decides the infinite and NaN sums among those of a product, term by term; nothing is done where all are finite.</summary>
    public static void Settle<TForm>(TForm form, Planes left, Planes right, ReadOnlySpan<Pair> start, Span<Pair> y, ReadOnlySpan<double> values) where TForm : struct, IProduct
    {
        if (start.IsEmpty && AllFinite(values))
        {
            return;
        }
        double[] x = new double[form.Depth], w = new double[form.Depth], rx = new double[form.Depth], rw = new double[form.Depth];
        double[] noneLeft = new double[left.Extras.IsEmpty ? left.Length : 0], noneRight = new double[right.Extras.IsEmpty ? right.Length : 0];
        Pair[] terms = new Pair[form.Depth + 1];
        Pair scale = new(form.Scale, 0);
        for (int i = 0; i < y.Length; i++)
        {
            if (double.IsFinite(y[i].Value))
            {
                continue;
            }
            int count = form.Gather(i, left.Values, right.Values, x, w);
            form.Gather(i, left.Extras.IsEmpty ? noneLeft : left.Extras, right.Extras.IsEmpty ? noneRight : right.Extras, rx, rw);
            for (int t = 0; t < count; t++)
            {
                terms[t] = Tracking<TProfile>.Multiply(new(x[t], rx[t]), new(w[t], rw[t]));
            }

            // The scale may be applied before or after the terms are added: both sums must be certain.
            bool certain = form.Scale == 1 || Tracking<TProfile>.Sum(terms.AsSpan(0, count)).Extra < double.PositiveInfinity;
            for (int t = 0; t < count && form.Scale != 1; t++)
            {
                terms[t] = Tracking<TProfile>.Multiply(scale, terms[t]);
            }
            terms[count] = start.IsEmpty ? default : start[form.StartOf(i)];
            Pair sum = Of(terms.AsSpan(0, start.IsEmpty ? count : count + 1), y[i].Value);
            y[i] = certain ? sum : sum with { Extra = double.PositiveInfinity };
        }
    }

    // An infinity or NaN has all its exponent bits, and so has no finite number.
    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        Vector256<double> most = Vector256<double>.Zero;
        int i = 0;
        for (; i + 4 <= values.Length; i += 4)
        {
            Vector256<double> x = Vector256.Create(values[i..]);
            most |= Vector256.Equals(x - x, Vector256<double>.Zero) ^ Vector256<double>.AllBitsSet;
        }
        bool finite = Vector256.EqualsAll(most.AsInt64(), Vector256<long>.Zero);
        for (; i < values.Length; i++)
        {
            finite &= double.IsFinite(values[i]);
        }
        return finite;
    }
}
