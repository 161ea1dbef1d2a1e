using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Two-dimensional convolution y[n, f, i, j] = b[f] + Σ w[f, c, k, l] · x[n, c, i·stride + k − pad, j·stride + l − pad], as layers have it: the kernel is not flipped.</summary>
/// <remarks>
/// Shape: x [N, C, H, W], w [F, C/groups, KH, KW], b [F] → y [N, F, (H + 2 pad − KH)/stride + 1, …]. How many groups follows from the shapes.<br/>
/// Method: weight by weight, each with the runs of neighbours that it meets; float and double with a stride of 1 a row at a time, in <see cref="PaddedPlanes{T}"/>.<br/>
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
        if (sizes.Stride == 1 && PaddedPlanes<T>.Fits(sizes.Output.Width, sizes.Input.Width, w))
        {
            PaddedPlanes<T> planes = new(x, sizes.Input.Height, sizes.Input.Width, sizes.Pad);
            int[] offsets = Offsets(sizes.Kernel.Channels, sizes.Kernel, planes.Plane, planes.Pitch, 1);
            for (int plane = 0; plane < sizes.Images * bias.Length; plane++)
            {
                int filter = plane % bias.Length, start = plane / bias.Length * sizes.Input.Channels + sizes.GroupOf(filter) * sizes.Kernel.Channels;
                planes.Add(start, offsets, w.Slice(filter * offsets.Length, offsets.Length), y.Slice(plane * places, places), sizes.Output.Width);
            }
            return;
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
        int border = sizes.Kernel.Height - 1 - sizes.Pad;
        if (sizes.Stride == 1 && border >= 0 && sizes.Kernel.Height == sizes.Kernel.Width && PaddedPlanes<T>.Fits(sizes.Output.Width, sizes.Input.Width, w))
        {
            // A convolution with the kernel turned around: from every filter of the group to each of its channels.
            PaddedPlanes<T> planes = new(yGrad, sizes.Output.Height, sizes.Output.Width, border);
            int filters = sizes.Output.Filters / (sizes.Input.Channels / sizes.Kernel.Channels), taps = sizes.Kernel.Height * sizes.Kernel.Width;
            int places = sizes.Input.Height * sizes.Input.Width;
            int[] offsets = Offsets(filters, sizes.Kernel, planes.Plane, planes.Pitch, -1);
            T[] weights = new T[offsets.Length];
            for (int channel = 0; channel < sizes.Input.Channels; channel++)
            {
                int first = channel / sizes.Kernel.Channels * filters;
                for (int f = 0; f < filters; f++)
                {
                    w.Slice(((first + f) * sizes.Kernel.Channels + channel % sizes.Kernel.Channels) * taps, taps).CopyTo(weights.AsSpan(f * taps));
                }
                for (int n = 0; n < sizes.Images; n++)
                {
                    planes.Add(n * sizes.Output.Filters + first, offsets, weights, xGrad.Slice((n * sizes.Input.Channels + channel) * places, places), sizes.Input.Width);
                }
            }
            return;
        }
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
        if (sizes.Stride == 1 && PaddedPlanes<T>.Fits(sizes.Output.Width, sizes.Input.Width, yGrad))
        {
            PaddedPlanes<T> planes = new(x, sizes.Input.Height, sizes.Input.Width, sizes.Pad);
            int[] offsets = Offsets(sizes.Kernel.Channels, sizes.Kernel, planes.Plane, planes.Pitch, 1);
            int places = sizes.Output.Height * sizes.Output.Width;
            for (int plane = 0; plane < sizes.Images * sizes.Output.Filters; plane++)
            {
                int filter = plane % sizes.Output.Filters, start = plane / sizes.Output.Filters * sizes.Input.Channels + sizes.GroupOf(filter) * sizes.Kernel.Channels;
                for (int t = 0; t < offsets.Length; t++)
                {
                    wGrad[filter * offsets.Length + t] += planes.Dot(start, offsets[t], yGrad.Slice(plane * places, places), sizes.Output.Width);
                }
            }
            return;
        }
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

    // Where the taps of some planes read, forwards or backwards, in the order of the weights.
    private static int[] Offsets(int planes, (int Channels, int Height, int Width) kernel, int plane, int pitch, int direction)
    {
        int[] offsets = new int[planes * kernel.Height * kernel.Width];
        for (int t = 0; t < offsets.Length; t++)
        {
            (int row, int column) = (t / kernel.Width % kernel.Height, t % kernel.Width);
            (row, column) = direction > 0 ? (row, column) : (kernel.Height - 1 - row, kernel.Width - 1 - column);
            offsets[t] = t / (kernel.Height * kernel.Width) * plane + row * pitch + column;
        }
        return offsets;
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
