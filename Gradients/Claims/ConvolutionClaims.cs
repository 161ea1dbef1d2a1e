using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>The backward loops of two-dimensional convolution.</summary>
public sealed class ConvolutionClaims : IClaims
{
    private static readonly ConvolutionLoops Plain = new(stride: 1, pad: 1), Strided = new(stride: 2, pad: 1);

    private static Domain<LayerPoint<double>> Images { get; } = Of(
        "x [N, C, H, W], w [F, C, KH, KW], b [F]; stride 1, pad 1; N, C, F ≤ 2, H, W ≤ 4, KH, KW ≤ 3", Plain, groups: 1);

    private static Domain<LayerPoint<double>> Grouped { get; } = Of(
        "x [N, 2, H, W], w [F, 1, KH, KW], b [F]; stride 2, pad 1, two groups; N ≤ 2, F 2 or 4, H, W ≤ 4, KH, KW ≤ 3", Strided, groups: 2);

    /// <inheritdoc/>
    public IEnumerable<Claim<T>> Of<T>() where T : struct, IFloatingPointIeee754<T> =>
    [
        LayerClaims.Pullback<T>("convolution-pullback",
            "x.grad[n, c, i + k − 1, j + l − 1] += w[f, c, k, l] y.grad[n, f, i, j]; "
            + "w.grad[f, c, k, l] += x[n, c, i + k − 1, j + l − 1] y.grad[n, f, i, j]; b.grad[f] += y.grad[n, f, i, j]",
            Sources.Onnx.At("Conv-22"), Images, Plain,
            ("the kernel is flipped", p => Backward(p, Plain, w: Flipped(p.X[1]))),
            ("one zero too many beyond the border", p => Backward(p, Plain, change: s => s with { Pad = s.Pad + 1 })),
            ("the bias is summed over one image", p => Backward(p, Plain, images: 1))),
        LayerClaims.Pullback<T>("convolution-strided-grouped-pullback",
            "the same with a stride of 2 and two groups: i and j are doubled, and a filter meets the channels of its own group only",
            Sources.Onnx.At("Conv-22"), Grouped, Strided,
            ("the stride is ignored", p => Backward(p, Strided, change: s => s with { Stride = 1 })),
            ("the kernel is flipped", p => Backward(p, Strided, w: Flipped(p.X[1]))),
            ("one zero too few beyond the border", p => Backward(p, Strided, change: s => s with { Pad = s.Pad - 1 }))),
    ];

    private static Domain<LayerPoint<double>> Of(string description, ConvolutionLoops layer, int groups) => LayerPoints.Of(
        description,
        random =>
        {
            int[] x = [1 + random.Below(2), groups == 1 ? 1 + random.Below(2) : groups, 1 + random.Below(4), 1 + random.Below(4)];
            int[] w = [groups * (1 + random.Below(2)), x[1] / groups, 1 + random.Below(3), 1 + random.Below(3)];
            ConvolutionSizes sizes = layer.SizesOf(x, w);
            return ([new(x), new(w), new([w[0]])], [new([x[0], w[0], sizes.Output.Height, sizes.Output.Width])]);
        },
        new("one row", p => p.X[0].Shape[2] == 1), new("one column", p => p.X[0].Shape[3] == 1), new("several images", p => p.X[0].Shape[0] > 1),
        new("a filter larger than the image", p => p.X[1].Shape[2] > p.X[0].Shape[2] || p.X[1].Shape[3] > p.X[0].Shape[3]),
        new("a filter of one place", p => p.X[1].Shape is [_, _, 1, 1]), new("several filters", p => p.X[1].Shape[0] > groups));

    private static Tensor<T>[] Backward<T>(LayerPoint<T> p, ConvolutionLoops layer, T[]? w = null, Func<ConvolutionSizes, ConvolutionSizes>? change = null, int images = int.MaxValue)
        where T : struct, IFloatingPointIeee754<T>
    {
        ConvolutionSizes sizes = layer.SizesOf(p.X[0].Shape, p.X[1].Shape), changed = change?.Invoke(sizes) ?? sizes;
        Tensor<T>[] grads = [.. p.X.Select(t => new Tensor<T>(t.Shape))];
        T[] yGrad = p.Cotangents[0].Values;
        ConvolutionLoops.BackToInput<T>(changed, w ?? p.X[1].Values, yGrad, grads[0].Values);
        ConvolutionLoops.BackToWeights<T>(changed, p.X[0].Values, yGrad, grads[1].Values);
        ConvolutionLoops.BackToBias<T>(sizes with { Images = Math.Min(images, sizes.Images) }, yGrad, grads[2].Values);
        return grads;
    }

    private static T[] Flipped<T>(Tensor<T> w)
    {
        int places = w.Shape[2] * w.Shape[3];
        return [.. Enumerable.Range(0, w.Count).Select(i => w[i / places * places + places - 1 - i % places])];
    }
}
