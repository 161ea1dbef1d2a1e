namespace Verification.Identities.Subjects;

/// <summary>A claim asks for a measure that the subject does not have.</summary>
internal sealed class MissingMeasureException(string measure) : Exception($"the subject has no {measure}")
{
    /// <summary>The measure's name.</summary>
    public string Measure { get; } = measure;
}
