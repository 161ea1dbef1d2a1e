using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Bitwise or of integers, elementwise with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Source: ONNX BitwiseOr-18.
/// </remarks>
public readonly struct BitwiseOr : IBitwise
{
    /// <inheritdoc/>
    public static TInteger Of<TInteger>(TInteger x, TInteger y) where TInteger : IBinaryInteger<TInteger> => x | y;
}
