namespace Verification.Properties.Xunit;

/// <summary>A property that some input falsifies, or that too few inputs were left for: FsCheck's text is its message.</summary>
public sealed class PropertyFailedException : Exception
{
    private readonly Exception? thrown;

    internal PropertyFailedException(string message, Exception? thrown)
        : base(message) => this.thrown = thrown;

    /// <summary>Where the test method threw, for the simplest input; without the frames of FsCheck and of this adapter.</summary>
    public override string? StackTrace => thrown?.StackTrace is not { } trace ? ""
        : string.Join(Environment.NewLine, trace.Split('\n').Select(line => line.TrimEnd()).TakeWhile(line => !line.Contains("InvokeStub_", StringComparison.Ordinal)
            && !line.Contains("System.RuntimeMethodHandle.", StringComparison.Ordinal) && !line.Contains("System.Reflection.", StringComparison.Ordinal)));
}
