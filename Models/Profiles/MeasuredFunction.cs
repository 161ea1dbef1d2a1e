using Verification.Reference.Numbers;

namespace Verification.Models.Profiles;

/// <summary>What an implementation of a function was measured to lose, and what a profile allows it in consequence.</summary>
/// <param name="Function">The function.</param>
/// <param name="Measured">The worst error of a normal result that was found, in ulps; where an absolute error is allowed besides, of results that miss by more than that.</param>
/// <param name="Witness">Where it was found.</param>
public sealed record MeasuredFunction(Function Function, double Measured, string Witness)
{
    /// <summary>The ulps that are allowed.</summary>
    public required double Ulps { get; init; }

    /// <summary>An absolute error that is allowed besides, where the implementation flattens; 0 for none.</summary>
    public double Absolute { get; init; }

    /// <summary>Why the absolute error is there.</summary>
    public string Reason { get; init; } = "";
}
