namespace Verification.Gradients;

/// <summary>A gradient that was refuted or could not be decided where it had to be, or a function that cannot be checked at all.</summary>
public sealed class GradientException : Exception
{
    /// <summary>With the report as text.</summary>
    public GradientException(string message) : base(message)
    {
    }

    /// <summary>With the function's own exception.</summary>
    public GradientException(string message, Exception inner) : base(message, inner)
    {
    }
}
