using Verification.Properties.Claims;

namespace Verification.Gradients.Operators;

/// <summary>Every claim about the derivative of an ONNX operator.</summary>
public static class OperatorCatalogue
{
    /// <summary>The claims, checkable.</summary>
    public static IReadOnlyList<Check> All { get; } = Checks.Of(new OperatorClaims());
}
