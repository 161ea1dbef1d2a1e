using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>HardSigmoid: max(0, min(1, αx + β)), elementwise.</summary>
/// <remarks>
/// Shape: x → same. Domain: every x.<br/>
/// Source: ONNX HardSigmoid-22.
/// </remarks>
public static class HardSigmoid
{
    /// <summary>The function at every element.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, T alpha, T beta) where T : IFloatingPointIeee754<T> => Broadcasting.Map<T, T, Each<T>>(x, new(alpha, beta), x.ElementType);

    private readonly record struct Each<T>(T Alpha, T Beta) : IUnary<T, T> where T : IFloatingPointIeee754<T>
    {
        public T Of(T x) => T.Max(T.Zero, T.Min(T.One, Alpha * x + Beta));
    }
}
