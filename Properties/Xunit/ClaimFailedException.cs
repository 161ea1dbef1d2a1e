namespace Verification.Properties.Xunit;

/// <summary>A claim that one of its five checks does not pass.</summary>
/// <param name="message">Which, and what was found.</param>
public sealed class ClaimFailedException(string message) : Exception(message);
