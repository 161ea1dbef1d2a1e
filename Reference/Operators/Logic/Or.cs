using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Disjunction: x ∨ y of bools, elementwise with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Since: 7 (broadcasting); 1 broadcasts by attribute.<br/>
/// Source: ONNX Or-7.
/// </remarks>
public readonly struct Or : IBinary<bool, bool>
{
    /// <inheritdoc/>
    public bool Of(bool x, bool y) => x || y;
}
