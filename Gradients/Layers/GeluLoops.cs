using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The Gaussian error linear unit y = xΦ(x), and its derivative Φ(x) + xφ(x) as two loops, one for each factor.</summary>
/// <remarks>
/// Shape: x → same. Domain: every finite x; neither tail cancels. <see cref="GeluTanhLoops"/> is another function.<br/>
/// Source: [HG16] Section 2; [ONNX] Gelu-20, approximate = none.
/// </remarks>
public sealed class GeluLoops : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x)
        where T : struct, IFloatingPointIeee754<T> => [new(Array.ConvertAll(x[0].Values, v => v * Special.NormalCdf(v)), x[0].Shape)];

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(x[0].Shape);
        BackToFactor<T>(x[0].Values, cotangents[0].Values, xGrad.Values);
        BackThroughCdf<T>(x[0].Values, cotangents[0].Values, xGrad.Values);
        return [xGrad];
    }

    /// <summary>x.grad[i] += y.grad[i] · Φ(x[i]).</summary>
    public static void BackToFactor<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            xGrad[i] += yGrad[i] * Special.NormalCdf(x[i]);
        }
    }

    /// <summary>x.grad[i] += y.grad[i] · x[i] · φ(x[i]), φ(x) = exp(−x²/2)/√(2π).</summary>
    public static void BackThroughCdf<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        T density = Special.Constant<T>(DoubleDouble.InverseSqrtTau), half = T.CreateChecked(0.5);
        for (int i = 0; i < x.Length; i++)
        {
            xGrad[i] += yGrad[i] * x[i] * density * T.Exp(-half * x[i] * x[i]);
        }
    }
}
