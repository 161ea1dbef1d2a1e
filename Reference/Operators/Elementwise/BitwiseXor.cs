using System.Numerics;

namespace Verification.Reference.Operators;

/// <summary>Bitwise exclusive or of integers, elementwise with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Source: ONNX BitwiseXor-18.
/// </remarks>
public readonly struct BitwiseXor : IBitwise
{
    /// <inheritdoc/>
    public static TInteger Of<TInteger>(TInteger x, TInteger y) where TInteger : IBinaryInteger<TInteger> => x ^ y;
}
