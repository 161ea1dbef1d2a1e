using System.Numerics;
using Verification.Reference.Numbers;

namespace Verification.Properties.Claims;

/// <summary>Derivatives by differences, written once for every number type: the right side of a claim about a derivative.</summary>
/// <remarks>
/// Unit: that of the curve per unit of t.<br/>
/// Method: D(h) = (c(h) − c(−h)) ÷ 2h = c′(0) + a₂h² + a₄h⁴ + … at the four steps h = s, s/2, s/4, s/8 gives R, from which the powers 2, 4 and 6 are eliminated (Richardson);
/// S(h) = (c(h) + c(−h) − 2c(0)) ÷ h = J + b₁h + b₃h³ + …, from which 1, 3 and 5 are, gives the jump J of the derivative: 0 but for a kink.<br/>
/// Error: what rounding does is in the values' own radii, proven; what is cut off is estimated as 4·max(|R − R of the finest three|, |R − R of the coarsest three|) + 4|J|.
/// For a kink of jump b at a distance δ·s/8 the error of R is |b/2 (1 − 1.22δ)| and the estimate 4|b||1 − 1.63δ| + 1.22|b|δ, which is more for every δ ≤ 1; a kink farther away moves
/// the coarse steps alone, and one exactly at 0 shows in J. The step balances the two: s = u^(1/10), of powers of two.<br/>
/// Source: [Higham02] 1.14 and 27.5 for differences and their rounding errors.
/// </remarks>
public static class DifferenceQuotient
{
    private const int Levels = 4;

    /// <summary>c′(0) of a curve, entry by entry, and what its estimate may be wrong by besides rounding.</summary>
    /// <typeparam name="T">The number type.</typeparam>
    /// <param name="curve">c.</param>
    /// <exception cref="InvalidOperationException">The curve has another number of entries at one point than at another.</exception>
    public static (T[] Value, double[] Error) Of<T>(Func<T, T[]> curve) where T : struct, IFloatingPointIeee754<T>
    {
        double roundoff = Math.Max(Special.Radius(T.One / T.CreateChecked(3)), Math.ScaleB(1, -110));
        T step = T.CreateChecked(Math.ScaleB(1, (int)Math.Round(Math.Log2(roundoff) / 10)));
        T[] here = curve(T.Zero);
        T[][] slopes = new T[Levels][], bends = new T[Levels][];
        for (int level = 0; level < Levels; level++)
        {
            (T[] ahead, T[] behind) = (curve(step), curve(-step));
            if (ahead.Length != here.Length || behind.Length != here.Length)
            {
                throw new InvalidOperationException($"the curve has {here.Length} entries at 0, {behind.Length} and {ahead.Length} beside it: need as many everywhere");
            }
            T h = step;
            slopes[level] = [.. ahead.Zip(behind, (a, b) => (a - b) / (h + h))];
            bends[level] = [.. ahead.Zip(behind, (a, b) => a + b).Zip(here, (sum, c) => (sum - c - c) / h)];
            step /= T.CreateChecked(2);
        }
        T[] value = Extrapolated(slopes, 2);
        double[] jumps = Plain(Extrapolated(bends, 1)), all = Plain(value), finest = Plain(Extrapolated(slopes[1..], 2)), coarsest = Plain(Extrapolated(slopes[..^1], 2));
        return (value, [.. all.Select((v, i) => 4 * (Math.Max(Math.Abs(v - finest[i]), Math.Abs(v - coarsest[i])) + Math.Abs(jumps[i])))]);
    }

    // Steps halve from one level to the next: (2ᵖ·fine − coarse) ÷ (2ᵖ − 1) is free of the power p.
    private static T[] Extrapolated<T>(T[][] levels, int power) where T : struct, IFloatingPointIeee754<T>
    {
        for (; levels.Length > 1; power += 2)
        {
            T scale = T.CreateChecked(1 << power), rest = T.CreateChecked((1 << power) - 1);
            levels = [.. levels.Skip(1).Zip(levels, (fine, coarse) => (T[])[.. fine.Zip(coarse, (f, c) => (scale * f - c) / rest)])];
        }
        return levels[0];
    }

    private static double[] Plain<T>(T[] values) where T : struct, IFloatingPointIeee754<T> => Array.ConvertAll(values, double.CreateTruncating);
}
