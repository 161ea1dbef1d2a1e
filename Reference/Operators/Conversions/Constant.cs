using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>
/// A tensor that the graph itself holds: in one of the attributes <c>value</c>, <c>sparse_value</c>, <c>value_float(s)</c>, <c>value_int(s)</c>, <c>value_string(s)</c>.
/// </summary>
/// <remarks>
/// Shape: that of the tensor; a scalar for the singular forms, a vector for the plural ones.<br/>
/// Since: 12 (plain numbers and texts); 11 (sparse); 1.<br/>
/// Source: ONNX Constant-25.
/// </remarks>
public static class Constant
{
    /// <summary>The constant that a node's attributes hold.</summary>
    /// <exception cref="OnnxException">There is none.</exception>
    public static Tensor Of<T>(Call<T> c) where T : IFloatingPointIeee754<T> =>
        c.Constant("value") ?? c.Constant("sparse_value")
        ?? (c.Has("value_float") ? Tensor<T>.Scalar(c.Float("value_float", 0), ElementType.Float)
        : c.Has("value_floats") ? new Tensor<T>(c.Numbers("value_floats"), [c.Floats("value_floats").Length], ElementType.Float)
        : c.Has("value_int") ? Tensor<long>.Scalar(c.Int("value_int"))
        : c.Has("value_ints") ? Tensor<long>.Vector(c.Ints("value_ints"))
        : c.Has("value_string") ? Tensor<string>.Scalar(c.Text("value_string", ""))
        : c.Has("value_strings") ? Tensor<string>.Vector(c.Texts("value_strings"))
        : throw c.Error("it has no value"));
}
