using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Softmax with the optimised backward pass, which needs neither Z nor an exponential: e[b] −= p·p.grad; s.grad += p(p.grad + e[b]).</summary>
/// <remarks>
/// Shape: s [B, J] → p [B, J].<br/>
/// Domain: |s| ≤ 700; the backward pass takes p as it is.<br/>
/// Source: [TTIC19] Problem 2, whose <c>e[b] = p·p.grad</c> has lost its sign and its accumulation.
/// </remarks>
public sealed class SoftmaxInTwoLoops : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => [SoftmaxLoops.Forward(x[0]).P];

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        T[] p = SoftmaxLoops.Forward(x[0]).P.Values, pGrad = cotangents[0].Values, e = new T[x[0].Shape[0]], sGrad = new T[p.Length];
        return new([new(sGrad, x[0].Shape)],
        [
            new("e[b] -= p[b,j] p.grad[b,j]", e, () => Correlate<T>(p, pGrad, e)),
            new("s.grad[b,j] += p[b,j] (p.grad[b,j] + e[b])", sGrad, () => BackToScores<T>(p, pGrad, e, sGrad)),
        ]);
    }

    /// <summary>e[b] −= p[b, j] · p.grad[b, j].</summary>
    public static void Correlate<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> pGrad, Span<T> e) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = p.Length / Math.Max(1, e.Length);
        for (int i = 0; i < p.Length; i++)
        {
            e[i / columns] -= p[i] * pGrad[i];
        }
    }

    /// <summary>s.grad[b, j] += p[b, j] · (p.grad[b, j] + e[b]).</summary>
    public static void BackToScores<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> pGrad, ReadOnlySpan<T> e, Span<T> sGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = p.Length / Math.Max(1, e.Length);
        for (int i = 0; i < p.Length; i++)
        {
            sGrad[i] += p[i] * (pGrad[i] + e[i / columns]);
        }
    }
}
