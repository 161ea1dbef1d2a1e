namespace Verification.Models.Conformance;

/// <summary>What was found of an official test that a backend does not pass: whose fault it is, and why.</summary>
/// <param name="Backend">The backend's name.</param>
/// <param name="Test">The test's folder.</param>
/// <param name="Verdict">
/// theirs (the backend is wrong), ours (the reference is), expectation (the expected output or its tolerance is), form (both readings are legitimate), random (values are drawn),
/// unsupported (refused, not wrong), environment (the machine lacks something).
/// </param>
/// <param name="Reason">Why, in one line.</param>
public sealed record Finding(string Backend, string Test, string Verdict, string Reason)
{
    /// <summary>The words that a verdict may be.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["theirs", "ours", "expectation", "form", "random", "unsupported", "environment"];
}
