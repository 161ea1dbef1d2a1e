using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Comparison: x &gt; y, elementwise with broadcasting; false where either is NaN.</summary>
/// <remarks>
/// Shape: the common shape of both, bool.<br/>
/// Since: 7 (broadcasting); 1 broadcasts by attribute.<br/>
/// Source: ONNX Greater-13.
/// </remarks>
public readonly struct Greater : IComparison
{
    /// <inheritdoc/>
    public static bool Of<TNumber>(TNumber x, TNumber y) where TNumber : INumber<TNumber> => x > y;
}
