namespace Verification.Properties.Claims;

/// <summary>What a check of one claim found.</summary>
public sealed record Report
{
    /// <summary>The check it is about.</summary>
    public required Check Check { get; init; }

    /// <summary>Refuted by one case; undecided where no case was decided; else holds.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Whether that is the verdict that the claim must come to.</summary>
    public bool IsAsExpected => Verdict == Check.Expected;

    /// <summary>How many cases were looked at.</summary>
    public required long Cases { get; init; }

    /// <summary>How many of them were undecided, the retry in double-double included.</summary>
    public required long Undecided { get; init; }

    /// <summary>How many needed that retry.</summary>
    public required long Retried { get; init; }

    /// <summary>The greatest gap ÷ bound, and how it came about.</summary>
    public required Evidence Worst { get; init; }

    /// <summary>The case with the greatest gap ÷ bound; −1 where none was decided.</summary>
    public required long WorstCase { get; init; }

    /// <summary>How near some case came to its bound: the greatest gap ÷ bound of an equality, bound ÷ least distance of an inequality.</summary>
    public required double Sharpness { get; init; }

    /// <summary>The first refuted case, shrunk; null where none is.</summary>
    public Counterexample? Counterexample { get; init; }

    /// <summary>For a mean: the smallest error that a case detects with probability 0.99, at worst.</summary>
    public double Detectable { get; init; }

    /// <summary>How long it took.</summary>
    public required double Seconds { get; init; }
}

/// <summary>A concrete input that refutes a claim.</summary>
/// <param name="Case">The case it was found at.</param>
/// <param name="Shrinks">How many times it was made simpler.</param>
/// <param name="Input">The simplest input that still exceeds its own bound.</param>
/// <param name="Evidence">The evidence there.</param>
public sealed record Counterexample(long Case, int Shrinks, string Input, Evidence Evidence);

/// <summary>Whether a mutant was rejected.</summary>
/// <param name="Name">What is wrong with it.</param>
/// <param name="Rejected">Whether some case refuted it.</param>
/// <param name="Cases">How many cases that took.</param>
public sealed record MutantReport(string Name, bool Rejected, long Cases);
