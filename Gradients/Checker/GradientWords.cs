namespace Verification.Gradients;

/// <summary>What a report calls the things that it compares.</summary>
internal sealed record GradientWords
{
    /// <summary>What is checked, as a formula.</summary>
    public string Claim { get; init; } = "x̄ = Jᵀ(x)·ȳ";

    /// <summary>The value under test.</summary>
    public string Left { get; init; } = "pullback";

    /// <summary>The value that it is compared with.</summary>
    public string Right { get; init; } = "derivative";

    /// <summary>The function's results.</summary>
    public string Output { get; init; } = "y";

    /// <summary>Their weights.</summary>
    public string Cotangent { get; init; } = "ȳ";

    /// <summary>What is counted.</summary>
    public string Entries { get; init; } = "entries";

    /// <summary>What the relative error is relative to.</summary>
    public string Largest { get; init; } = "the largest of its input";
}
