namespace Verification.Properties.Snapshots;

/// <summary>The snapshots of a parameterised test.</summary>
/// <param name="Class">The test class.</param>
/// <param name="Test">Its method.</param>
/// <param name="Names">The names that it asks for, over all its cases.</param>
public sealed record SnapshotCases(string Class, string Test, IReadOnlyCollection<string> Names);
