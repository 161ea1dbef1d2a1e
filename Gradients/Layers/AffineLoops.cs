using System.Numerics;

namespace Verification.Gradients.Layers;

/// <summary>y[b, j] += Σᵢ W[j, i]·x[b, i] and y[b, j] −= B[j] as loops, and what goes back through each of their additions.</summary>
/// <remarks>
/// Shape: W [J, I], x [B, I], B [J] → y [B, J].<br/>
/// Source: [TTIC19] Problem 4, the pre-activations of a gate, whose bias has the printed minus sign.
/// </remarks>
public static class AffineLoops
{
    /// <summary>y[b, j] += W[j, i] · x[b, i].</summary>
    public static void AddProducts<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> x, int batch, Span<T> y) where T : struct, IFloatingPointIeee754<T> => MatrixLoops.AddProducts(w, x, batch, y);

    /// <summary>y[b, j] −= B[j].</summary>
    public static void SubtractBias<T>(ReadOnlySpan<T> bias, Span<T> y) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < y.Length; i++)
        {
            y[i] -= bias[i % bias.Length];
        }
    }

    /// <summary>W.grad[j, i] += weight · y.grad[b, j] · x[b, i]; weight is 1/B where parameter gradients are averaged over the batch.</summary>
    public static void BackToWeights<T>(ReadOnlySpan<T> yGrad, ReadOnlySpan<T> x, int batch, T weight, Span<T> wGrad) where T : struct, IFloatingPointIeee754<T>
    {
        (int outputs, int inputs) = (yGrad.Length / Math.Max(1, batch), x.Length / Math.Max(1, batch));
        for (int b = 0; b < batch; b++)
        {
            for (int j = 0; j < outputs; j++)
            {
                VectorLoops.Axpy(weight * yGrad[b * outputs + j], x.Slice(b * inputs, inputs), wGrad.Slice(j * inputs, inputs));
            }
        }
    }

    /// <summary>x.grad[b, i] += y.grad[b, j] · W[j, i].</summary>
    public static void BackToInputs<T>(ReadOnlySpan<T> yGrad, ReadOnlySpan<T> w, int batch, Span<T> xGrad) where T : struct, IFloatingPointIeee754<T>
    {
        (int outputs, int inputs) = (yGrad.Length / Math.Max(1, batch), xGrad.Length / Math.Max(1, batch));
        for (int b = 0; b < batch; b++)
        {
            for (int j = 0; j < outputs; j++)
            {
                VectorLoops.Axpy(yGrad[b * outputs + j], w.Slice(j * inputs, inputs), xGrad.Slice(b * inputs, inputs));
            }
        }
    }

    /// <summary>B.grad[j] −= weight · y.grad[b, j].</summary>
    public static void BackToBias<T>(ReadOnlySpan<T> yGrad, T weight, Span<T> biasGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < yGrad.Length; i++)
        {
            biasGrad[i % biasGrad.Length] -= weight * yGrad[i];
        }
    }
}
