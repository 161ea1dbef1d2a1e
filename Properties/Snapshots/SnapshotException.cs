namespace Verification.Properties.Snapshots;

/// <summary>A snapshot that does not pass, or cannot be judged; the message says which, what was found and what to do.</summary>
/// <param name="message">The text.</param>
public sealed class SnapshotException(string message) : Exception(message);
