namespace Verification.Identities.Subjects;

/// <summary>Claims about a subject do not hold: the message says which, and everything that is needed to see why.</summary>
public sealed class AuditException : Exception
{
    /// <summary>Without a message.</summary>
    public AuditException()
    {
    }

    /// <summary>With the text of what does not hold.</summary>
    public AuditException(string message) : base(message)
    {
    }

    /// <summary>With the text of what does not hold, and why.</summary>
    public AuditException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
