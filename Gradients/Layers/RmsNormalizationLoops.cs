using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Root-mean-square normalization y = γ ⊙ x̂, x̂ = x/√(Σⱼ xⱼ²/D + ε) for each row: layer normalization without the mean.</summary>
/// <remarks>
/// Shape: x [N, D], γ [D] → y [N, D].<br/>
/// Domain: D ≥ 1; ε &gt; 0 where a row may be zero.<br/>
/// Source: [ZS19]; [ONNX] RMSNormalization-23, where ε stands inside the root.
/// </remarks>
/// <param name="epsilon">ε.</param>
public sealed class RmsNormalizationLoops(double epsilon = 1e-5) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardized<T>.Uncentred(x[0].Values, x[0].Shape[1], epsilon);
        Tensor<T> y = new(x[0].Shape);
        LayerNormalizationLoops.Scale<T>(standardized.Values, x[1].Values, [], y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardized<T>.Uncentred(x[0].Values, x[0].Shape[1], epsilon);
        Tensor<T> xGrad = new(x[0].Shape), gammaGrad = new(x[1].Shape);
        T[] xHatGrad = new T[x[0].Count];
        LayerNormalizationLoops.BackToGamma<T>(standardized.Values, cotangents[0].Values, gammaGrad.Values);
        LayerNormalizationLoops.BackToStandardized<T>(x[1].Values, cotangents[0].Values, xHatGrad);
        standardized.Back(xHatGrad, isCentred: false, xGrad.Values);
        return [xGrad, gammaGrad];
    }
}
