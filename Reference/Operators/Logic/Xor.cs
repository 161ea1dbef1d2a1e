using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Exclusive disjunction: x ≠ y of bools, elementwise with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Since: 7 (broadcasting); 1 broadcasts by attribute.<br/>
/// Source: ONNX Xor-7.
/// </remarks>
public readonly struct Xor : IBinary<bool, bool>
{
    /// <inheritdoc/>
    public bool Of(bool x, bool y) => x != y;
}
