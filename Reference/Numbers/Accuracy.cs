namespace Verification.Reference.Numbers;

/// <summary>How far an implementation of a function may be from the exact value y = f(x): max(Ulps + PerMagnitude·|x| ulps, Absolute).</summary>
/// <param name="Ulps">Units in the last place of the profile's format.</param>
/// <param name="Absolute">An absolute error that is allowed besides.</param>
/// <param name="PerMagnitude">Further ulps for each unit of |x|.</param>
/// <param name="Within">The absolute error is allowed for |x| up to this only.</param>
public readonly record struct Accuracy(double Ulps, double Absolute = 0, double PerMagnitude = 0, double Within = double.PositiveInfinity)
{
    /// <summary>The absolute error at x, where the result is y. One ulp is at most 2u|y|.</summary>
    public double At(double x, double y, double unitRoundoff)
    {
        double magnitude = PerMagnitude == 0 || double.IsInfinity(x) ? 0 : PerMagnitude * Math.Abs(x); // the limit at ±∞ is rounded too: arctan ∞ is no number of any format
        double relative = y == 0 ? 0 : (Ulps + magnitude) * 2 * unitRoundoff * Math.Abs(y);
        return Math.Abs(x) <= Within ? Math.Max(relative, Absolute) : relative;
    }
}
