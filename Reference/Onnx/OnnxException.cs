namespace Verification.Reference.Onnx;

/// <summary>A model or input that cannot be used; the message says where, what was found and what was needed.</summary>
public class OnnxException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The same, with the name of the file that it is about in front.</summary>
    public virtual OnnxException In(string source) => new($"{source}: {Message}", this);
}

/// <summary>An operator (or a form of it) that the reference does not have.</summary>
public sealed class UnsupportedException : OnnxException
{
    /// <summary>An operator and the reason why it is not there.</summary>
    public UnsupportedException(string operatorName, string reason) : base($"{operatorName}: {reason}") => Operator = operatorName;

    private UnsupportedException(string operatorName, string message, UnsupportedException inner) : base(message, inner) => Operator = operatorName;

    /// <summary>The operator, with its domain and opset version.</summary>
    public string Operator { get; }

    /// <inheritdoc/>
    public override OnnxException In(string source) => new UnsupportedException(Operator, $"{source}: {Message}", this);
}
