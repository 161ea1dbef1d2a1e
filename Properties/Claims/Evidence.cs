namespace Verification.Properties.Claims;

/// <summary>What one case shows: both sides, their gap, and the derived bound of what rounding alone may make of it.</summary>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Gap">|left − right| of an equality; how far left exceeds right of an inequality. NaN where a side is NaN.</param>
/// <param name="Bound">The sum of both sides' error radii.</param>
/// <param name="Entry">Which entry of vector-valued sides this is; −1 for scalar sides.</param>
public readonly record struct Evidence(double Left, double Right, double Gap, double Bound, int Entry = -1)
{
    /// <summary>Gap ÷ bound: above 1 the claim is refuted. 0 where there is no gap.</summary>
    public double Ratio => Gap == 0 ? 0 : Gap / Bound;

    /// <summary>How near the sides come to each other in units of the bound, whichever is greater: what tells whether an inequality's bound means something.</summary>
    /// <remarks>0 where they are the same number; infinite, as far as can be, where they are the same infinity, which no bound comes near to.</remarks>
    public double Distance => !Left.Equals(Right) ? Math.Abs(Left - Right) / Bound : double.IsFinite(Left) ? 0 : double.PositiveInfinity;

    /// <summary>The verdict of this case.</summary>
    /// <param name="resolution">The widest bound, relative to max(1, |left|, |right|), that decides anything.</param>
    public Verdict Judge(double resolution)
    {
        // An infinite or useless bound decides nothing, and neither does one that is no number; a NaN inside a sound bound is refuted by !(gap <= bound).
        double scale = Math.Max(1, Math.Max(Finite(Left), Finite(Right)));
        return !(Bound <= resolution * scale) ? !(Gap <= Bound) && Bound < double.PositiveInfinity ? Verdict.Refuted : Verdict.Undecided
            : !(Gap <= Bound) ? Verdict.Refuted : Verdict.Holds;
    }

    // Refuted before undecided, then by ratio; a NaN is the worst of all.
    internal bool IsWorseThan(in Evidence other, double resolution)
    {
        Verdict own = Judge(resolution), others = other.Judge(resolution);
        return own > others || (own == others && !(Ratio <= other.Ratio) && !double.IsNaN(other.Ratio));
    }

    private static double Finite(double x) => double.IsFinite(x) ? Math.Abs(x) : 0;
}
