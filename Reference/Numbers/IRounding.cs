namespace Verification.Reference.Numbers;

/// <summary>The absolute rounding errors of a profile, as an object: for recording on a <see cref="Tape"/>.</summary>
public interface IRounding
{
    /// <summary>The most that one + − × ÷ or √ with this result may be off.</summary>
    double Error(double result);

    /// <summary>The most that an elementary function may be off at x, where its result is y.</summary>
    double Error(Function function, double x, double y);

    /// <summary>The most that a sum with that many roundings may be off, in any order, where Σ|xᵢ| = magnitude.</summary>
    double SumError(int roundings, double magnitude);
}
