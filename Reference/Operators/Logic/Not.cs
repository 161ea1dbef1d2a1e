using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Negation of bools, elementwise.</summary>
/// <remarks>
/// Shape: x → same.<br/>
/// Source: ONNX Not-1.
/// </remarks>
public static class Not
{
    /// <summary>¬x.</summary>
    public static Tensor<bool> Of(Tensor<bool> x) => new(Array.ConvertAll(x.Values, value => !value), x.Shape);
}
