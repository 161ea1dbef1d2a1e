using Verification.Properties.Claims;

namespace Verification.Models.Claims;

/// <summary>Every claim about the error bound of an ONNX operator.</summary>
public static class OperatorBoundCatalogue
{
    /// <summary>The claims, checkable.</summary>
    public static IReadOnlyList<Check> All { get; } = Checks.Of(new OperatorBoundClaims());
}
