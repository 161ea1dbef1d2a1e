namespace Verification.Tools.Verify;

/// <summary>The exit codes: 0 all hold, 1 something refuted or violated, 2 bad usage or bad input.</summary>
internal static class Exit
{
    public const int Good = 0, Refuted = 1, Bad = 2;

    /// <summary>One clear line on standard error, and exit code 2.</summary>
    public static int BadInput(string message)
    {
        Console.Error.WriteLine("verify: " + message.ReplaceLineEndings(" "));
        return Bad;
    }
}

/// <summary>A command line that cannot be meant as it stands.</summary>
internal sealed class UsageException(string message) : Exception(message);
