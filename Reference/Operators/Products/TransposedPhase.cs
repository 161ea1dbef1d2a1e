using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>One axis of a transposed convolution.</summary>
internal readonly record struct TransposedAxis(int Input, int Kernel, int Stride, int Dilation, int Pad, int Output)
{
    /// <summary>The outputs o with (o + pad) mod stride = residue, and the taps t with t·dilation ≡ residue that reach them.</summary>
    public PhaseAxis At(int residue)
    {
        int step = Gcd(Stride, Dilation), tapStep = Stride / step, tap = 0;
        while (tap < tapStep && tap * Dilation % Stride != residue)
        {
            tap++;
        }
        int taps = tap < tapStep && tap < Kernel ? (Kernel - tap - 1) / tapStep + 1 : 0;
        int first = ((residue - Pad) % Stride + Stride) % Stride, outputs = first < Output ? (Output - first - 1) / Stride + 1 : 0;
        // Output q reads the inputs (first + pad − tap·dilation)/stride + q − j·dilation/step for its taps j: a window that slides by one.
        int spread = Dilation / step, lowest = taps == 0 ? 0 : (first + Pad - tap * Dilation) / Stride - (taps - 1) * spread;
        return new(this, first, outputs, tap, tapStep, taps, spread, lowest);
    }

    private static int Gcd(int a, int b) => b == 0 ? a : Gcd(b, a % b);
}

/// <summary>One axis of one phase: an ordinary convolution of stride 1 from input <c>Lowest</c> on, with the taps Tap + j·TapStep in reverse.</summary>
internal readonly record struct PhaseAxis(TransposedAxis Axis, int First, int Outputs, int Tap, int TapStep, int Taps, int Dilation, int Lowest)
{
    private int Highest => Lowest + Outputs - 1 + (Taps - 1) * Dilation;

    /// <summary>The inputs that take part: from here …</summary>
    public int From => Math.Clamp(Lowest, 0, Axis.Input);

    /// <summary>… to before here.</summary>
    public int To => Math.Clamp(Highest + 1, From, Axis.Input);

    public int PadBegin => From - Lowest;

    public int PadEnd => Highest + 1 - To;

    /// <summary>Whether any product reaches these outputs at all.</summary>
    public bool IsReached => Taps > 0 && To > From;
}

/// <summary>The outputs of a transposed convolution that share a residue modulo the stride on every axis.</summary>
internal readonly struct TransposedPhase(PhaseAxis[] axes)
{
    /// <summary>Computes them into y.</summary>
    public void Add<T>(Tensor<T> x, Tensor<T> w, Tensor<T>? bias, int groups, Tensor<T> y) where T : IFloatingPointIeee754<T>
    {
        int[] outputs = [.. axes.Select(axis => axis.Outputs)];
        int batch = y.Shape[0], filters = y.Shape[1], channels = x.Shape[1], count = Shape.Count(outputs);
        if (count == 0)
        {
            return;
        }
        T[] part = Shape.Allocate<T>([batch, filters, count]);
        if (axes.All(axis => axis.IsReached) && channels > 0)
        {
            ConvolutionShape shape = new(
                batch, channels, filters, [.. axes.Select(axis => axis.To - axis.From)], [.. axes.Select(axis => axis.Taps)], default,
                [.. axes.Select(axis => axis.Dilation)], [.. axes.Select(axis => axis.PadBegin)], [.. axes.Select(axis => axis.PadEnd)], groups);
            T[] images = Inputs(x), turned = Filters(w, groups);
            Special.Product(new ConvolutionForm(shape), images, turned, bias is null ? default : bias.Values.AsSpan(), part.AsSpan());
        }
        else if (bias is not null)
        {
            for (int i = 0; i < part.Length; i++)
            {
                part[i] = bias[i / count % filters];
            }
        }
        int[] strides = Shape.Strides(y.Shape.AsSpan(2));
        int start = axes.Select((axis, d) => axis.First * strides[d]).Sum(), area = Shape.Count(y.Shape.AsSpan(2));
        Walk walk = new(outputs, [.. axes.Select((axis, d) => axis.Axis.Stride * strides[d])], start);
        for (int o = 0; o < count; o++, walk.Step())
        {
            for (int row = 0; row < batch * filters; row++)
            {
                y.Values[row * area + walk.Place] = part[row * count + o];
            }
        }
    }

    private T[] Inputs<T>(Tensor<T> x)
    {
        if (axes.All(axis => axis.From == 0 && axis.To == axis.Axis.Input))
        {
            return x.Values;
        }
        int rows = x.Shape[0] * x.Shape[1];
        int[] strides = Shape.Strides(x.Shape);
        int[] shape = [rows, .. axes.Select(axis => axis.To - axis.From)];
        return Read(x.Values, shape, [Shape.Count(x.Shape.AsSpan(2)), .. strides.AsSpan(2)], axes.Select((axis, d) => axis.From * strides[d + 2]).Sum());
    }

    /// <summary>w [C, F/group, kernel…] as [F, C/group, taps…], each axis's taps in reverse.</summary>
    private T[] Filters<T>(Tensor<T> w, int groups)
    {
        int groupChannels = w.Shape[0] / groups, groupFilters = w.Shape[1];
        int[] strides = Shape.Strides(w.Shape);
        int[] shape = [groups, groupFilters, groupChannels, .. axes.Select(axis => axis.Taps)];
        int[] steps = [groupChannels * strides[0], strides[1], strides[0], .. axes.Select((axis, d) => -axis.TapStep * strides[d + 2])];
        return Read(w.Values, shape, steps, axes.Select((axis, d) => (axis.Tap + (axis.Taps - 1) * axis.TapStep) * strides[d + 2]).Sum());
    }

    private static T[] Read<T>(T[] values, int[] shape, int[] strides, int start)
    {
        T[] read = Shape.Allocate<T>(shape);
        Walk walk = new(shape, strides, start);
        for (int i = 0; i < read.Length; i++, walk.Step())
        {
            read[i] = values[walk.Place];
        }
        return read;
    }
}
