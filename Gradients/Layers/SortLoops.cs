using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Sorting each row in ascending order: the cotangent of each number goes back to the place that it came from.</summary>
/// <remarks>
/// Shape: x [N, L] → y [N, L].<br/>
/// Domain: not differentiable where two numbers of a row are equal; the backward pass keeps their order.<br/>
/// Method: forward by odd-even transposition, so that every comparison is a min and a max; backward by sorting the places.<br/>
/// Source: [PyTorch] sort.
/// </remarks>
public sealed class SortLoops : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> y = new([.. x[0].Values], x[0].Shape);
        int length = x[0].Shape[1];
        for (int start = 0; start < y.Count; start += length)
        {
            Span<T> row = y.Values.AsSpan(start, length);
            for (int round = 0; round < length; round++)
            {
                for (int i = round % 2; i + 1 < length; i += 2)
                {
                    (row[i], row[i + 1]) = (T.Min(row[i], row[i + 1]), T.Max(row[i], row[i + 1]));
                }
            }
        }
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(x[0].Shape);
        MaxPoolLoops.BackToPlaces<T>(Places(x[0]), cotangents[0].Values, xGrad.Values);
        return [xGrad];
    }

    /// <summary>For each place of y, where in x its number came from.</summary>
    public static int[] Places<T>(Tensor<T> x) where T : struct, IFloatingPointIeee754<T>
    {
        int[] places = [.. Enumerable.Range(0, x.Count)];
        int length = x.Shape[1];
        T[] values = x.Values;
        for (int start = 0; start < places.Length; start += length)
        {
            places.AsSpan(start, length).Sort((a, b) => values[a].CompareTo(values[b]) is var order && order != 0 ? order : a.CompareTo(b));
        }
        return places;
    }
}
