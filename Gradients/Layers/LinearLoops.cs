using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>The linear layer y = xWᵀ + b, with one backward loop for each of its inputs.</summary>
/// <remarks>
/// Shape: x [B, I], W [O, I], b [O] → y [B, O].<br/>
/// Domain: any.<br/>
/// Source: [PyTorch] Linear; ONNX Gemm with transB = 1.
/// </remarks>
public sealed class LinearLoops : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> y = new([x[0].Shape[0], x[2].Count]);
        Forward<T>(x[0].Values, x[1].Values, x[2].Values, y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        (Tensor<T> yGrad, int outputs) = (cotangents[0], x[2].Count);
        Tensor<T> xGrad = new(x[0].Shape), wGrad = new(x[1].Shape), bGrad = new(x[2].Shape);
        BackToInput<T>(x[1].Values, yGrad.Values, outputs, xGrad.Values);
        BackToWeights<T>(x[0].Values, yGrad.Values, outputs, wGrad.Values);
        BackToBias<T>(yGrad.Values, bGrad.Values);
        return [xGrad, wGrad, bGrad];
    }

    /// <summary>y[b, o] = b[o] + Σᵢ W[o, i]·x[b, i].</summary>
    public static void Forward<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        int outputs = bias.Length, inputs = w.Length / Math.Max(1, outputs), batch = y.Length / Math.Max(1, outputs);
        for (int b = 0; b < batch; b++)
        {
            bias.CopyTo(y.Slice(b * outputs, outputs));
        }
        MatrixLoops.AddProducts(w, x[..(batch * inputs)], batch, y);
    }

    /// <summary>x.grad[b, i] += y.grad[b, o] · W[o, i].</summary>
    public static void BackToInput<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> yGrad, int outputs, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int inputs = w.Length / Math.Max(1, outputs), batch = yGrad.Length / Math.Max(1, outputs);
        for (int b = 0; b < batch; b++)
        {
            MatrixLoops.GemvTransposed(outputs, yGrad.Slice(b * outputs, outputs), 1, w, xGrad.Slice(b * inputs, inputs));
        }
    }

    /// <summary>W.grad[o, i] += y.grad[b, o] · x[b, i].</summary>
    public static void BackToWeights<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, int outputs, Span<T> wGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int inputs = wGrad.Length / Math.Max(1, outputs), batch = yGrad.Length / Math.Max(1, outputs);
        for (int o = 0; o < outputs; o++)
        {
            MatrixLoops.GemvTransposed(batch, yGrad[Math.Min(o, yGrad.Length)..], outputs, x, wGrad.Slice(o * inputs, inputs));
        }
    }

    /// <summary>b.grad[o] += y.grad[b, o].</summary>
    public static void BackToBias<T>(ReadOnlySpan<T> yGrad, Span<T> bGrad) where T : struct, IFloatingPointIeee754<T>
    {
        for (int b = 0; b < yGrad.Length; b += bGrad.Length)
        {
            VectorLoops.Add(yGrad.Slice(b, bGrad.Length), bGrad);
        }
    }
}
