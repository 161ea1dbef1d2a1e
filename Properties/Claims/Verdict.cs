namespace Verification.Properties.Claims;

/// <summary>What a check says of a claim, and of each single case.</summary>
public enum Verdict
{
    /// <summary>The gap is within a bound that is tight enough to mean something.</summary>
    Holds,

    /// <summary>The bound is too wide to tell: counted and shown, never a pass.</summary>
    Undecided,

    /// <summary>The gap exceeds the bound for a concrete input.</summary>
    Refuted,
}
