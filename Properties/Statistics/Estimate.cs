namespace Verification.Properties.Statistics;

/// <summary>A mean of random samples with a confidence radius that was derived.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="Radius">How far the expectation may be from it, but for the stated false-alarm probability; the rounding of the mean included.</param>
/// <param name="Detectable">The smallest error of an expectation that is found with probability 0.99 or more.</param>
public readonly record struct Estimate(double Mean, double Radius, double Detectable);
