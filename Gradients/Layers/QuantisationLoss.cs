using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The loss that the published VQ-VAE adds: ½β‖L − L̂‖² = Σ_p ½β‖L[p] − C[k[p]]‖².</summary>
/// <remarks>
/// Shape: C [K, I], L [P, I], β [] → loss [].<br/>
/// Continuous everywhere, with a kink where two centres are nearest.<br/>
/// Source: [TTIC20-Q4] Problem 3(b).
/// </remarks>
public sealed class QuantisationLoss : ILoopLayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        T loss = T.Zero;
        foreach (T distance in NearestCentre.Distances(x[0], x[1]))
        {
            loss += T.CreateChecked(0.5) * x[2][0] * distance;
        }
        return [Tensor<T>.Scalar(loss)];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => Backward(x, cotangents).Run();

    /// <inheritdoc/>
    public LoopSequence<T> Backward<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        int[] k = NearestCentre.Of(x[0], x[1]);
        Tensor<T>[] gradients = [.. x.Select(t => new Tensor<T>(t.Shape))];
        (T[] c, T[] l, T[] beta) = (gradients[0].Values, gradients[1].Values, gradients[2].Values);
        T weight = cotangents[0][0] * x[2][0];
        return new(gradients,
        [
            new("L[p,I].grad += β (L[p,I] - C[k[p],I])", l, () => PullVectors<T>(x[0].Values, x[1].Values, k, weight, l)),
            new("C[k[p],I].grad += β (C[k[p],I] - L[p,I])", c, () => PullCentres<T>(x[0].Values, x[1].Values, k, weight, c)),
            new("β.grad += ½ ‖L[p,I] - C[k[p],I]‖²", beta, () => BackToWeight<T>(x[0].Values, x[1].Values, k, cotangents[0][0], beta)),
        ]);
    }

    /// <summary>L[p, I].grad += weight · (L[p, I] − C[k[p], I]).</summary>
    public static void PullVectors<T>(ReadOnlySpan<T> c, ReadOnlySpan<T> l, ReadOnlySpan<int> k, T weight, Span<T> lGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int width = l.Length / Math.Max(1, k.Length);
        for (int i = 0; i < l.Length; i++)
        {
            lGrad[i] += weight * (l[i] - c[k[i / width] * width + i % width]);
        }
    }

    /// <summary>C[k[p], I].grad += weight · (C[k[p], I] − L[p, I]).</summary>
    public static void PullCentres<T>(ReadOnlySpan<T> c, ReadOnlySpan<T> l, ReadOnlySpan<int> k, T weight, Span<T> cGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int width = l.Length / Math.Max(1, k.Length);
        for (int i = 0; i < l.Length; i++)
        {
            int at = k[i / width] * width + i % width;
            cGrad[at] += weight * (c[at] - l[i]);
        }
    }

    /// <summary>β.grad += ½ · loss.grad · (L[p, i] − C[k[p], i])².</summary>
    public static void BackToWeight<T>(ReadOnlySpan<T> c, ReadOnlySpan<T> l, ReadOnlySpan<int> k, T lossGrad, Span<T> betaGrad) where T : struct, IFloatingPointIeee754<T>
    {
        int width = l.Length / Math.Max(1, k.Length);
        for (int i = 0; i < l.Length; i++)
        {
            T difference = l[i] - c[k[i / width] * width + i % width];
            betaGrad[0] += T.CreateChecked(0.5) * lossGrad * (difference * difference);
        }
    }
}
