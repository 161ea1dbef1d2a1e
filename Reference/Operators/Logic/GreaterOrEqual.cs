using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Comparison: x ≥ y, elementwise with broadcasting; false where either is NaN.</summary>
/// <remarks>
/// Shape: the common shape of both, bool.<br/>
/// Source: ONNX GreaterOrEqual-16.
/// </remarks>
public readonly struct GreaterOrEqual : IComparison
{
    /// <inheritdoc/>
    public static bool Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x >= y;
}
