namespace Verification.Reference.Numbers;

/// <summary>The unevaluated sum Hi + Lo of two doubles with |Lo| ≤ ulp(Hi)/2: a number of about 106 bits, 32 decimal digits.</summary>
/// <remarks>
/// Domain: the range of double. A number below 2^−969 has fewer bits, because Lo stops at 2^−1074.<br/>
/// Method: error-free transformations; an infinite or NaN result carries Lo = 0, so that ∞ − ∞ never arises inside a later operation.<br/>
/// Error: every member states its relative error, with u = 2^−53 (u² = 1.2e-32). Where a result or an intermediate lies below 2^−969
/// the statement holds with a further absolute 2^−1072; where the result exceeds the largest double it is ±∞.<br/>
/// The bounds of + − × ÷ √ stated in u² are proved in the sources; those of the functions stated as decimals are asserted against
/// arbitrary precision at about ten times the worst error measured, which is given beside them where it was.<br/>
/// Source: [JMP17] Joldes, Muller, Popescu, Tight and rigorous error bounds for basic building blocks of double-word arithmetic, 2017;
/// [MR22] Muller, Rideau, Formalization of double-word arithmetic, 2022; [LLMPR23] Lefèvre, Louvet, Muller, Picot, Rideau, Accurate calculation
/// of Euclidean norms using double-word arithmetic, 2023.
/// </remarks>
/// <param name="Hi">The double nearest to the number.</param>
/// <param name="Lo">The remainder, at most half a unit in the last place of <paramref name="Hi"/>. The constructor does not normalise: see <see cref="FromSum"/>.</param>
public readonly partial record struct DoubleDouble(double Hi, double Lo)
{
    /// <summary>x ↦ x + 0. Error: none.</summary>
    /// <param name="x">Any double.</param>
    public static implicit operator DoubleDouble(double x) => new(x, 0);

    /// <summary>a + b, normalised. Domain: any two doubles in any order of magnitude. Error: none, unless a + b overflows.</summary>
    /// <param name="a">Any double.</param>
    /// <param name="b">Any double.</param>
    public static DoubleDouble FromSum(double a, double b)
    {
        var (s, e) = TwoSum(a, b);
        return double.IsFinite(e) ? new(s, e) : AddSpecial(a, b);
    }

    /// <summary>a · b. Error: none where 2^−969 ≤ |a·b| and a·b does not overflow, else 2^−1075.</summary>
    /// <param name="a">Any double.</param>
    /// <param name="b">Any double.</param>
    public static DoubleDouble FromProduct(double a, double b)
    {
        var p = a * b;
        return double.IsFinite(p) ? new(p, Math.FusedMultiplyAdd(a, b, -p)) : new(p, 0);
    }

    /// <summary>The double nearest to x, which is Hi.</summary>
    /// <param name="x">Any number.</param>
    public static double ToDouble(DoubleDouble x) => x.Hi;

    /// <summary>Whether x is neither infinite nor NaN.</summary>
    /// <param name="x">Any number.</param>
    public static bool IsFinite(DoubleDouble x) => double.IsFinite(x.Hi);

    /// <summary>Whether x is NaN.</summary>
    /// <param name="x">Any number.</param>
    public static bool IsNaN(DoubleDouble x) => double.IsNaN(x.Hi);

    /// <summary>Whether x is +∞ or −∞.</summary>
    /// <param name="x">Any number.</param>
    public static bool IsInfinity(DoubleDouble x) => double.IsInfinity(x.Hi);

    /// <summary>Whether the sign bit of x is set (−0 and NaN included).</summary>
    /// <param name="x">Any number.</param>
    public static bool IsNegative(DoubleDouble x) => double.IsNegative(x.Hi);

    /// <summary>Whether x is a finite whole number.</summary>
    /// <param name="x">Any number.</param>
    public static bool IsInteger(DoubleDouble x) => double.IsInteger(x.Hi) && (x.Lo == 0 || double.IsInteger(x.Lo));

    /// <summary>Whether x is an odd whole number. Method: with both words whole, x is odd when exactly one of them is.</summary>
    /// <param name="x">Any number.</param>
    public static bool IsOddInteger(DoubleDouble x) => IsInteger(x) && double.IsOddInteger(x.Hi) != double.IsOddInteger(x.Lo);

    /// <summary>Whether x is an even whole number.</summary>
    /// <param name="x">Any number.</param>
    public static bool IsEvenInteger(DoubleDouble x) => IsInteger(x) && double.IsOddInteger(x.Hi) == double.IsOddInteger(x.Lo);
}
