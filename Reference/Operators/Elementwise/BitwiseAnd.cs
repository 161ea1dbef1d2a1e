using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Bitwise and of integers, elementwise with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Source: ONNX BitwiseAnd-18.
/// </remarks>
public readonly struct BitwiseAnd : IBitwise
{
    /// <inheritdoc/>
    public static TInteger Of<TInteger>(TInteger x, TInteger y) where TInteger : IBinaryInteger<TInteger> => x & y;
}
