using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>An embedding: y[b] = E[k[b]], rows of a table by their indices; a row that is taken several times accumulates.</summary>
/// <remarks>
/// Shape: E [V, D] → y [B, D], with the B indices k of 0 to V − 1 a part of the layer: they have no derivative. No index is a padding index.<br/>
/// Source: [PyTorch] Embedding without padding_idx; [ONNX] Gather-13.
/// </remarks>
/// <param name="indices">k.</param>
public sealed class EmbeddingLoops(params int[] indices) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        (int rows, int features) = (x[0].Shape[0], x[0].Shape[1]);
        foreach (int k in indices)
        {
            if (k < 0 || k >= rows)
            {
                throw new ArgumentOutOfRangeException(nameof(x), $"index {k} of a table {Shape.Text(x[0].Shape)}: need 0 ≤ index < {rows}");
            }
        }
        Tensor<T> y = new([indices.Length, features]);
        for (int b = 0; b < indices.Length; b++)
        {
            x[0].Values.AsSpan(indices[b] * features, features).CopyTo(y.Values.AsSpan(b * features));
        }
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> eGrad = new(x[0].Shape);
        BackToTable<T>(indices, cotangents[0].Values, x[0].Shape[1], eGrad.Values);
        return [eGrad];
    }

    /// <summary>E.grad[k[b], d] += y.grad[b, d].</summary>
    public static void BackToTable<T>(ReadOnlySpan<int> indices, ReadOnlySpan<T> yGrad, int features, Span<T> eGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int b = 0; b < indices.Length; b++)
        {
            VectorLoops.Add(yGrad.Slice(b * features, features), eGrad.Slice(indices[b] * features, features));
        }
    }
}
