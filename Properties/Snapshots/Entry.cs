namespace Verification.Properties.Snapshots;

/// <summary>One entry of a tensor, held exactly: a real number as a double, a whole number or truth value as an integer.</summary>
internal readonly record struct Entry
{
    private Entry(double real, Int128 whole, bool isWhole) => (Real, Whole, IsWhole) = (real, whole, isWhole);

    public double Real { get; }

    public Int128 Whole { get; }

    public bool IsWhole { get; }

    /// <summary>The double nearest to it.</summary>
    public double Nearest => IsWhole ? (double)Whole : Real;

    public bool IsFinite => IsWhole || double.IsFinite(Real);

    public static Entry Of(double real) => new(real, 0, false);

    public static Entry Of(Int128 whole) => new(0, whole, true);

    /// <summary>Whether the two are of one class (NaN, ∞, −∞, finite) and |this − other| ≤ bound, decided exactly.</summary>
    /// <remarks>
    /// With d the exact difference, h its double and l = d − h, |d| ≤ b exactly where |h| &lt; b, or |h| = b and l does not point away from zero: rounding is
    /// monotone and b is a double.
    /// </remarks>
    public bool IsWithin(double bound, Entry other)
    {
        if (!double.IsFinite(bound))
        {
            return false;
        }
        if (IsWhole || other.IsWhole)
        {
            return IsWhole && other.IsWhole && (bound >= 1e30 || Int128.Abs(Whole - other.Whole) <= (Int128)Math.Floor(bound));
        }
        if (!double.IsFinite(Real) || !double.IsFinite(other.Real))
        {
            return Real.Equals(other.Real);
        }
        double high = Real - other.Real, back = high - Real, low = (Real - (high - back)) - (other.Real + back);
        return Math.Abs(high) < bound || (Math.Abs(high) == bound && low * Math.Sign(high) <= 0);
    }

    /// <summary>|this − other|, rounded, for the reader; NaN between classes.</summary>
    public double Gap(Entry other) => !IsFinite || !other.IsFinite || IsWhole != other.IsWhole ? double.NaN
        : IsWhole ? (double)Int128.Abs(Whole - other.Whole) : Math.Abs(Real - other.Real);
}
