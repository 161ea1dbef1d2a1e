namespace Verification.Reference.Numbers;

/// <summary>The terms of a family of sums of products, listed by the factors on one side.</summary>
internal sealed class AdjointTerms
{
    /// <summary>Where the terms of a factor begin; those of the next one follow.</summary>
    public required int[] Starts { get; init; }

    /// <summary>Of each term, the sum that it is in.</summary>
    public required int[] Sums { get; init; }

    /// <summary>Of each term, the factor on the other side.</summary>
    public required int[] Others { get; init; }

    /// <summary>The most terms that a factor is in.</summary>
    public required int Depth { get; init; }
}
