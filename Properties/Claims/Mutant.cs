namespace Verification.Properties.Claims;

/// <summary>A wrong variant that a claim must reject: without one, nobody has seen the claim fail.</summary>
/// <typeparam name="TGiven">What the claim's sides are given.</typeparam>
/// <typeparam name="TSide">The type of its sides.</typeparam>
/// <param name="Name">What is wrong: <c>the condition is dropped</c>.</param>
/// <param name="Right">The wrong right side; null where the left is the wrong one.</param>
public sealed record Mutant<TGiven, TSide>(string Name, Func<TGiven, TSide>? Right = null)
{
    /// <summary>The wrong left side; null where the right is the wrong one.</summary>
    public Func<TGiven, TSide>? Left { get; init; }
}
