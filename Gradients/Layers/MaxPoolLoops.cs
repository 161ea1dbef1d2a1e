using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Max pooling: y[n, c, i, j] is the greatest x of a square window, and its cotangent goes to the place that it came from.</summary>
/// <remarks>
/// Shape: x [N, C, H, W] → y [N, C, (H − window)/stride + 1, (W − window)/stride + 1]. Windows may overlap: their cotangents accumulate.<br/>
/// Domain: not differentiable where two greatest numbers of a window are equal; the backward pass gives all to the first.<br/>
/// Source: [ONNX] MaxPool-12 without padding; [PyTorch] MaxPool2d.
/// </remarks>
/// <param name="window">The window's height and width.</param>
/// <param name="stride">The step between windows.</param>
public sealed class MaxPoolLoops(int window, int stride) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> y = new(OutputShape(x[0].Shape));
        int[] corners = Corners(x[0].Shape, y.Shape);
        for (int i = 0; i < corners.Length; i++)
        {
            T greatest = x[0].Values[corners[i]];
            for (int k = 1; k < window * window; k++)
            {
                greatest = T.Max(greatest, x[0].Values[corners[i] + k / window * x[0].Shape[3] + k % window]);
            }
            y.Values[i] = greatest;
        }
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> xGrad = new(x[0].Shape);
        BackToPlaces<T>(Places(x[0]), cotangents[0].Values, xGrad.Values);
        return [xGrad];
    }

    /// <summary>For each output, where in x the greatest number of its window is.</summary>
    public int[] Places<T>(Tensor<T> x) where T : struct, IFloatingPointIeee754<T>
    {
        int[] places = Corners(x.Shape, OutputShape(x.Shape));
        for (int i = 0; i < places.Length; i++)
        {
            int corner = places[i];
            for (int k = 1; k < window * window; k++)
            {
                int at = corner + k / window * x.Shape[3] + k % window;
                places[i] = x[at] > x[places[i]] ? at : places[i];
            }
        }
        return places;
    }

    /// <summary>x.grad[place[i]] += y.grad[i].</summary>
    public static void BackToPlaces<T>(ReadOnlySpan<int> places, ReadOnlySpan<T> yGrad, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < places.Length; i++)
        {
            xGrad[places[i]] += yGrad[i];
        }
    }

    private int[] OutputShape(int[] x) => x is [_, _, int height, int width] && window >= 1 && stride >= 1 && height >= window && width >= window
        ? [x[0], x[1], (height - window) / stride + 1, (width - window) / stride + 1]
        : throw new ShapeException($"x is {Shape.Text(x)}, the window {window}, the stride {stride}: need [N, C, H, W] with 1 ≤ window ≤ H, W and a stride of at least 1");

    // The place of each window's first number.
    private int[] Corners(int[] x, int[] y)
    {
        int[] corners = new int[Shape.Count(y)];
        for (int i = 0; i < corners.Length; i++)
        {
            (int plane, int row, int column) = (i / (y[2] * y[3]), i / y[3] % y[2], i % y[3]);
            corners[i] = (plane * x[2] + row * stride) * x[3] + column * stride;
        }
        return corners;
    }
}
