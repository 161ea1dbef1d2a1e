namespace Verification.Reference.Numbers;

/// <summary>What the roundings of a sum may add up to.</summary>
/// <param name="Relative">Of Σ|terms|.</param>
/// <param name="Absolute">Besides, for results in the subnormal range.</param>
internal readonly record struct Rounding(double Relative, double Absolute);
