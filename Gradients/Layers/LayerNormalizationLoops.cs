using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Layer normalization y = γ ⊙ x̂ + β, x̂ = (x − μ)/√(σ² + ε) with mean and variance (1/D) of each row.</summary>
/// <remarks>
/// Shape: x [N, D], γ [D], β [D] → y [N, D].<br/>
/// Domain: D ≥ 1; ε &gt; 0 where a row may be constant.<br/>
/// Source: [BKH16]; [ONNX] LayerNormalization-17, where ε stands inside the root.
/// </remarks>
/// <param name="epsilon">ε.</param>
public sealed class LayerNormalizationLoops(double epsilon = 1e-5) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardized<T>.Of(x[0].Values, x[0].Shape[1], epsilon);
        Tensor<T> y = new(x[0].Shape);
        Scale<T>(standardized.Values, x[1].Values, x[2].Values, y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Standardized<T> standardized = Standardized<T>.Of(x[0].Values, x[0].Shape[1], epsilon);
        Tensor<T> xGrad = new(x[0].Shape), gammaGrad = new(x[1].Shape), betaGrad = new(x[2].Shape);
        T[] xHatGrad = new T[x[0].Count];
        BackToBeta<T>(cotangents[0].Values, betaGrad.Values);
        BackToGamma<T>(standardized.Values, cotangents[0].Values, gammaGrad.Values);
        BackToStandardized<T>(x[1].Values, cotangents[0].Values, xHatGrad);
        standardized.Back(xHatGrad, isCentred: true, xGrad.Values);
        return [xGrad, gammaGrad, betaGrad];
    }

    /// <summary>y[r, j] = γ[j] · x̂[r, j] + β[j]; without β where it is empty.</summary>
    public static void Scale<T>(ReadOnlySpan<T> xHat, ReadOnlySpan<T> gamma, ReadOnlySpan<T> beta, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < y.Length; start += gamma.Length)
        {
            ReadOnlySpan<T> row = xHat.Slice(start, gamma.Length);
            Span<T> to = y.Slice(start, gamma.Length);
            for (int j = 0; j < row.Length; j++)
            {
                to[j] = beta.IsEmpty ? gamma[j] * row[j] : gamma[j] * row[j] + beta[j];
            }
        }
    }

    /// <summary>β.grad[j] += y.grad[r, j].</summary>
    public static void BackToBeta<T>(ReadOnlySpan<T> yGrad, Span<T> betaGrad)
        where T : struct, IFloatingPointIeee754<T> => LinearLoops.BackToBias(yGrad, betaGrad);

    /// <summary>γ.grad[j] += y.grad[r, j] · x̂[r, j].</summary>
    public static void BackToGamma<T>(ReadOnlySpan<T> xHat, ReadOnlySpan<T> yGrad, Span<T> gammaGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < yGrad.Length; start += gammaGrad.Length)
        {
            ReadOnlySpan<T> row = xHat.Slice(start, gammaGrad.Length), rowGrad = yGrad.Slice(start, gammaGrad.Length);
            for (int j = 0; j < row.Length; j++)
            {
                gammaGrad[j] += rowGrad[j] * row[j];
            }
        }
    }

    /// <summary>x̂.grad[r, j] += y.grad[r, j] · γ[j].</summary>
    public static void BackToStandardized<T>(ReadOnlySpan<T> gamma, ReadOnlySpan<T> yGrad, Span<T> xHatGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int start = 0; start < yGrad.Length; start += gamma.Length)
        {
            ReadOnlySpan<T> rowGrad = yGrad.Slice(start, gamma.Length);
            Span<T> to = xHatGrad.Slice(start, gamma.Length);
            for (int j = 0; j < rowGrad.Length; j++)
            {
                to[j] += rowGrad[j] * gamma[j];
            }
        }
    }
}
