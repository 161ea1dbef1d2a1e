using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Softmax as the loops Z[b] += exp(s[b, j]); p[b, j] += exp(s[b, j]) / Z[b], and its backward pass as one loop for each of them.</summary>
/// <remarks>
/// Shape: s [B, J] → p [B, J].<br/>
/// Domain: |s| ≤ 340: as printed, the loops do not subtract the maximum, and they square Z.<br/>
/// Source: [TTIC19] Problem 1.
/// </remarks>
public sealed class SoftmaxLoops : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> p, _) = Forward(x[0]);
        return [p];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> p, T[] z) = Forward(x[0]);
        T[] s = x[0].Values, pGrad = cotangents[0].Values, sGrad = new T[s.Length], zGrad = new T[z.Length];
        return new([new(sGrad, x[0].Shape)],
        [
            new("s.grad[b,j] += p.grad[b,j] p[b,j]", sGrad, () => BackToScores<T>(p.Values, pGrad, sGrad)),
            new("Z.grad[b] -= p.grad[b,j] exp(s[b,j]) / Z[b]²", zGrad, () => BackToSums<T>(s, z, pGrad, zGrad)),
            new("s.grad[b,j] += Z.grad[b] exp(s[b,j])", sGrad, () => BackThroughSums<T>(s, zGrad, sGrad)),
        ]);
    }

    /// <summary>p and Z.</summary>
    public static (Tensor<T> P, T[] Z) Forward<T>(Tensor<T> s) where T : struct, IFloatingPointIeee754<T>
    {
        int rows = s.Shape[0], columns = s.Shape[1];
        T[] p = new T[s.Count], z = new T[rows];
        for (int b = 0; b < rows; b++)
        {
            for (int j = 0; j < columns; j++)
            {
                z[b] += T.Exp(s[b * columns + j]);
            }
        }
        for (int b = 0; b < rows; b++)
        {
            for (int j = 0; j < columns; j++)
            {
                p[b * columns + j] += T.Exp(s[b * columns + j]) / z[b];
            }
        }
        return (new(p, s.Shape), z);
    }

    /// <summary>s.grad[b, j] += p.grad[b, j] · exp(s[b, j]) / Z[b] = p.grad[b, j] · p[b, j].</summary>
    public static void BackToScores<T>(ReadOnlySpan<T> p, ReadOnlySpan<T> pGrad, Span<T> sGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < p.Length; i++)
        {
            sGrad[i] += pGrad[i] * p[i];
        }
    }

    /// <summary>Z.grad[b] −= p.grad[b, j] · exp(s[b, j]) / Z[b]².</summary>
    public static void BackToSums<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> z, ReadOnlySpan<T> pGrad, Span<T> zGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = s.Length / Math.Max(1, z.Length);
        for (int b = 0; b < z.Length; b++)
        {
            for (int j = 0; j < columns; j++)
            {
                zGrad[b] -= pGrad[b * columns + j] * T.Exp(s[b * columns + j]) / (z[b] * z[b]);
            }
        }
    }

    /// <summary>s.grad[b, j] += Z.grad[b] · exp(s[b, j]).</summary>
    public static void BackThroughSums<T>(ReadOnlySpan<T> s, ReadOnlySpan<T> zGrad, Span<T> sGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int columns = s.Length / Math.Max(1, zGrad.Length);
        for (int b = 0; b < zGrad.Length; b++)
        {
            for (int j = 0; j < columns; j++)
            {
                sGrad[b * columns + j] += zGrad[b] * T.Exp(s[b * columns + j]);
            }
        }
    }
}
