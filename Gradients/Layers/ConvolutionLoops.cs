using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Two-dimensional convolution y[n, f, i, j] = b[f] + Σ w[f, c, k, l] · x[n, c, i·stride + k − pad, j·stride + l − pad], as layers have it: the kernel is not flipped.</summary>
/// <remarks>
/// Shape: x [N, C, H, W], w [F, C/groups, KH, KW], b [F] → y [N, F, (H + 2 pad − KH)/stride + 1, …]. How many groups follows from the shapes.<br/>
/// Method: weight by weight, each with the runs of neighbours that it meets: the innermost loop is contiguous for a stride of 1.<br/>
/// Source: [ONNX] Conv-22; [PyTorch] Conv2d.
/// </remarks>
/// <param name="stride">The step between neighbouring outputs, along both dimensions.</param>
/// <param name="pad">The zeros beyond each border.</param>
public sealed class ConvolutionLoops(int stride = 1, int pad = 0) : ILayer
{
    /// <inheritdoc/>
    public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        ConvolutionSizes sizes = SizesOf(x[0].Shape, x[1].Shape);
        Tensor<T> y = new([sizes.Images, sizes.Output.Filters, sizes.Output.Height, sizes.Output.Width]);
        Forward<T>(sizes, x[0].Values, x[1].Values, x[2].Values, y.Values);
        return [y];
    }

    /// <inheritdoc/>
    public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
    {
        ConvolutionSizes sizes = SizesOf(x[0].Shape, x[1].Shape);
        Tensor<T> xGrad = new(x[0].Shape), wGrad = new(x[1].Shape), bGrad = new(x[2].Shape);
        BackToInput<T>(sizes, x[1].Values, cotangents[0].Values, xGrad.Values);
        BackToWeights<T>(sizes, x[0].Values, cotangents[0].Values, wGrad.Values);
        BackToBias<T>(sizes, cotangents[0].Values, bGrad.Values);
        return [xGrad, wGrad, bGrad];
    }

    /// <summary>The sizes for such operands.</summary>
    public ConvolutionSizes SizesOf(int[] x, int[] w) => ConvolutionSizes.Of(x, w, stride, pad);

    /// <summary>y[n, f, i, j] = b[f]; y[n, f, i, j] += w[f, c, k, l] · x[n, c, i·stride + k − pad, j·stride + l − pad].</summary>
    public static void Forward<T>(ConvolutionSizes sizes, ReadOnlySpan<T> x, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> y)
        where T : struct, IFloatingPointIeee754<T>
    {
        if (!Vector<T>.IsSupported)
        {
            // A number that carries a bound or stands on a tape: one product, with the bound of any order and one place on the tape.
            Special.Product(new ConvolutionForm(sizes.AsShape()), x, w, bias, y);
            return;
        }
        int places = sizes.Output.Height * sizes.Output.Width;
        for (int plane = 0; plane < sizes.Images * bias.Length; plane++)
        {
            y.Slice(plane * places, places).Fill(bias[plane % bias.Length]);
        }
        for (int i = 0; i < w.Length; i++)
        {
            ConvolutionTap tap = sizes.Tap(i);
            for (int n = 0; n < sizes.Images; n++)
            {
                for (int row = 0, from = tap.InputAt(n), to = tap.OutputAt(n); row < tap.Rows; row++, from += tap.InputStep, to += tap.OutputStep)
                {
                    VectorLoops.Axpy(tap.Count, w[i], x[from..], sizes.Stride, y[to..], 1);
                }
            }
        }
    }

    /// <summary>x.grad[n, c, i·stride + k − pad, j·stride + l − pad] += w[f, c, k, l] · y.grad[n, f, i, j].</summary>
    public static void BackToInput<T>(ConvolutionSizes sizes, ReadOnlySpan<T> w, ReadOnlySpan<T> yGrad, Span<T> xGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < w.Length; i++)
        {
            ConvolutionTap tap = sizes.Tap(i);
            for (int n = 0; n < sizes.Images; n++)
            {
                for (int row = 0, from = tap.InputAt(n), to = tap.OutputAt(n); row < tap.Rows; row++, from += tap.InputStep, to += tap.OutputStep)
                {
                    VectorLoops.Axpy(tap.Count, w[i], yGrad[to..], 1, xGrad[from..], sizes.Stride);
                }
            }
        }
    }

    /// <summary>w.grad[f, c, k, l] += y.grad[n, f, i, j] · x[n, c, i·stride + k − pad, j·stride + l − pad].</summary>
    public static void BackToWeights<T>(ConvolutionSizes sizes, ReadOnlySpan<T> x, ReadOnlySpan<T> yGrad, Span<T> wGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        for (int i = 0; i < wGrad.Length; i++)
        {
            ConvolutionTap tap = sizes.Tap(i);
            for (int n = 0; n < sizes.Images; n++)
            {
                for (int row = 0, from = tap.InputAt(n), to = tap.OutputAt(n); row < tap.Rows; row++, from += tap.InputStep, to += tap.OutputStep)
                {
                    wGrad[i] += VectorLoops.Dot(tap.Count, yGrad[to..], 1, x[from..], sizes.Stride);
                }
            }
        }
    }

    /// <summary>b.grad[f] += y.grad[n, f, i, j].</summary>
    public static void BackToBias<T>(ConvolutionSizes sizes, ReadOnlySpan<T> yGrad, Span<T> bGrad)
        where T : struct, IFloatingPointIeee754<T>
    {
        int places = sizes.Output.Height * sizes.Output.Width;
        for (int plane = 0; plane < sizes.Images * bGrad.Length; plane++)
        {
            bGrad[plane % bGrad.Length] += Special.Sum(yGrad.Slice(plane * places, places));
        }
    }
}
