using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Transposed convolution: y[b, f, o] = B[f] + Σ w[c, f, t]·x[b, c, i] over all channels, places and taps with i·stride + t·dilation − pad = o.</summary>
/// <remarks>
/// Shape: x [N, C, size…], w [C, F/group, kernel…], B [F] → [N, F, stride·(size − 1) + output_padding + dilation·(kernel − 1) + 1 − pads…],
/// or <c>output_shape</c>, or size·stride under SAME pads, from which the pads then follow.<br/>
/// Method: the outputs of one residue modulo the stride are an ordinary convolution with every so many taps, reversed; one for each residue
/// (<see cref="TransposedPhase"/>). So no product with an inserted zero is ever formed, and the error bound counts only the terms there are.<br/>
/// Since: 11 (an odd pad that follows from <c>output_shape</c> goes to the end under SAME_UPPER, else to the beginning); 1 (the other way round).<br/>
/// Source: ONNX ConvTranspose-22.
/// </remarks>
public static class ConvTranspose
{
    /// <summary>The transposed convolution of x with w.</summary>
    /// <param name="x">The input.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number for each channel of the output; null for none.</param>
    /// <param name="window">The attributes shared with the convolution.</param>
    /// <param name="outputPadding">What is added to the size of the output, at its end.</param>
    /// <param name="outputShape">The spatial size of the output; empty to derive it.</param>
    /// <param name="firstVersion">Whether an odd pad that follows from <paramref name="outputShape"/> is split as version 1 has it.</param>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> w, Tensor<T>? bias, ConvolutionWindow window, long[] outputPadding, long[] outputShape, bool firstVersion = false)
        where T : IFloatingPointIeee754<T>
    {
        int rank = window.Check(x.Shape, w.Shape), groups = (int)window.Group;
        if (x.Shape[1] != w.Shape[0] || x.Shape[1] % groups != 0)
        {
            throw new ShapeException($"x has shape {Shape.Text(x.Shape)}, w {Shape.Text(w.Shape)}, 'group' is {groups}: need as many channels in both, and a divisor of them");
        }
        int filters = w.Shape[1] * groups;
        if (bias is not null && bias.Count != filters)
        {
            throw new ShapeException($"'B' has shape {Shape.Text(bias.Shape)}: need [{filters}]");
        }
        TransposedAxis[] axes = Axes(x.Shape, w.Shape, rank, window, outputPadding, outputShape, firstVersion);
        Tensor<T> y = new([x.Shape[0], filters, .. axes.Select(axis => axis.Output)], x.ElementType);
        if (y.Count == 0)
        {
            return y;
        }
        Walk walk = new([.. axes.Select(axis => axis.Stride)], new int[rank]);
        for (int phase = Shape.Count([.. axes.Select(axis => axis.Stride)]); phase > 0; phase--, walk.Step())
        {
            new TransposedPhase([.. axes.Select((axis, d) => axis.At(walk.Index[d]))]).Add(x, w, bias, groups, y);
        }
        return y;
    }

    private static TransposedAxis[] Axes(int[] x, int[] w, int rank, ConvolutionWindow window, long[] outputPadding, long[] outputShape, bool firstVersion)
    {
        int[] strides = ConvolutionWindow.Axes(window.Strides, rank, "strides"), dilations = ConvolutionWindow.Axes(window.Dilations, rank, "dilations");
        TransposedAxis[] axes = new TransposedAxis[rank];
        bool given = outputShape.Length >= rank && outputShape.Length > 0, same = window.AutoPad is "SAME_UPPER" or "SAME_LOWER";
        if (outputPadding.Length != 0 && outputPadding.Length < rank)
        {
            throw new ShapeException($"'output_padding' is [{string.Join(", ", outputPadding)}]: need {rank} entries");
        }
        for (int d = 0; d < rank; d++)
        {
            int full = checked(strides[d] * (x[d + 2] - 1) + (outputPadding.Length > 0 ? (int)outputPadding[d] : 0) + dilations[d] * (w[d + 2] - 1) + 1);
            (int begin, int end) = window.AutoPad is "VALID" ? (0, 0) : window.Given(d, rank);
            int output = given ? (int)outputShape[outputShape.Length - rank + d] : same ? x[d + 2] * strides[d] : full - begin - end;
            if (given || same)
            {
                int total = full - output, half = total >> 1;
                begin = (window.AutoPad == "SAME_UPPER") != (firstVersion && given) ? half : total - half;
            }
            axes[d] = new TransposedAxis(x[d + 2], w[d + 2], strides[d], dilations[d], begin, Math.Max(0, output));
        }
        return axes;
    }
}
