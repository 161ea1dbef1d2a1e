using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Strings joined pairwise, with broadcasting.</summary>
/// <remarks>
/// Shape: the common shape of both.<br/>
/// Since: 20.<br/>
/// Source: ONNX StringConcat-20.
/// </remarks>
public readonly struct StringConcat : IBinary<string, string>
{
    /// <summary>Every string of x followed by that of y.</summary>
    public static Tensor<string> Of(Tensor<string> x, Tensor<string> y) => Broadcasting.Map<string, string, StringConcat>(x, y, default, ElementType.String);

    /// <inheritdoc/>
    public string Of(string x, string y) => x + y;
}
