using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The rectifier y = max(x, 0).</summary>
/// <remarks>Shape: x → same. Domain: not differentiable at 0, where the backward pass gives 0 and no verdict can be had.<br/>Source: [ONNX] Relu-14.</remarks>
public sealed class ReluLoops : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x)
        where T : struct, IFloatingPointIeee754<T> => [new(Array.ConvertAll(x[0].Values, v => T.Max(v, T.Zero)), x[0].Shape)];

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(x[0].Shape);
        BackToInput<T>(x[0].Values, cotangents[0].Values, xGrad.Values);
        return [xGrad];
    }

    /// <summary>x.grad[i] += y.grad[i] where x[i] &gt; 0.</summary>
    public static void BackToInput<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < x.Length; i++)
        {
            xGrad[i] += Special.Choose(x[i], yGrad[i], T.Zero);
        }
    }
}
