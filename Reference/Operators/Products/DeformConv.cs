using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Deformable convolution: y[b, f, o] = B[f] + Σ w[f, c, t]·mask[b, t, o]·x̃[b, c, o·stride + t·dilation − pad + offset[b, t, o]], x̃ interpolating linearly.</summary>
/// <remarks>
/// Shape: x [N, C, size…], w [F, C/group, kernel…], offset [N, offset_group·taps·axes, output…], B [F], mask [N, offset_group·taps, output…] → [N, F, output…].<br/>
/// Domain: reals, over any number of axes; beyond the border x is 0. The derivative by the offset is one-sided where a sample falls on a grid point.<br/>
/// Method: samples first (shared by all filters), then one matrix product for each image and group.<br/>
/// Since: 19; 22 only adds types.<br/>
/// Source: ONNX DeformConv-22.
/// </remarks>
public static class DeformConv
{
    /// <summary>The deformable convolution of x with w.</summary>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> w, Tensor<T> offset, Tensor<T>? bias, Tensor<T>? mask, ConvolutionWindow window, long offsetGroup)
        where T : IFloatingPointIeee754<T>
    {
        ConvolutionShape shape = window.On(x.Shape, w.Shape);
        int rank = shape.Input.Length, taps = Shape.Count(shape.Kernel), places = Shape.Count(shape.Output), parts = (int)offsetGroup;
        Need("offset", offset, [shape.Batch, parts * taps * rank, .. shape.Output]);
        Need("mask", mask, [shape.Batch, parts * taps, .. shape.Output]);
        Need("B", bias, [shape.Filters]);
        if (parts < 1 || shape.Channels % parts != 0)
        {
            throw new ShapeException($"'offset_group' is {parts} with {shape.Channels} channels: need a divisor");
        }
        int depth = shape.Depth, filters = shape.Filters / shape.Groups, partChannels = shape.Channels / parts, area = Shape.Count(shape.Input);
        T[] y = Shape.Allocate<T>([shape.Batch, shape.Filters, .. shape.Output]), samples = Shape.Allocate<T>([shape.Channels, taps, places]);
        for (int image = 0; image < shape.Batch; image++)
        {
            Loops.For<T>(parts * taps * places, (long)partChannels * (8 << rank), (start, end) =>
            {
                Sampler<T> sampler = new(shape.Input);
                T[] at = new T[rank];
                for (int i = start; i < end; i++)
                {
                    (int tapOfPart, int place) = Math.DivRem(i, places);
                    (int part, int tap) = Math.DivRem(tapOfPart, taps);
                    for (int d = rank - 1, t = tap, o = place; d >= 0; t /= shape.Kernel[d], o /= shape.Output[d], d--)
                    {
                        int regular = o % shape.Output[d] * shape.Strides[d] - shape.PadsBegin[d] + t % shape.Kernel[d] * shape.Dilations[d];
                        at[d] = T.CreateChecked(regular) + offset[(((image * parts + part) * taps + tap) * rank + d) * places + place];
                    }
                    sampler.MoveTo(at);
                    for (int c = part * partChannels; c < (part + 1) * partChannels; c++)
                    {
                        T sample = sampler.Read(x.Values.AsSpan((image * shape.Channels + c) * area, area));
                        samples[(c * taps + tap) * places + place] = mask is null ? sample : sample * mask[((image * parts + part) * taps + tap) * places + place];
                    }
                }
            });
            for (int group = 0; group < shape.Groups; group++)
            {
                MatrixForm form = new(filters, places, depth) { StartRowStride = 1 };
                Special.Product(
                    form, w.Values.AsSpan(group * filters * depth, filters * depth), samples.AsSpan(group * depth * places, depth * places),
                    bias is null ? default : bias.Values.AsSpan(group * filters, filters), y.AsSpan((image * shape.Filters + group * filters) * places, filters * places));
            }
        }
        return new Tensor<T>(y, [shape.Batch, shape.Filters, .. shape.Output], x.ElementType);
    }

    private static void Need<T>(string name, Tensor<T>? given, int[] needed)
    {
        if (given is not null && !given.Shape.AsSpan().SequenceEqual(needed))
        {
            throw new ShapeException($"'{name}' has shape {Shape.Text(given.Shape)}: need {Shape.Text(needed)}");
        }
    }

    /// <summary>Linear interpolation between the grid points around one place.</summary>
    private sealed class Sampler<T>(int[] size) where T : IFloatingPointIeee754<T>
    {
        private readonly T[] weights = new T[1 << size.Length], corners = new T[1 << size.Length];
        private readonly int[] points = new int[1 << size.Length];
        private int count;

        public void MoveTo(ReadOnlySpan<T> at)
        {
            count = 0;
            for (int corner = 0; corner < weights.Length; corner++)
            {
                T weight = T.One;
                int point = 0;
                bool inside = true;
                for (int d = 0; d < size.Length; d++)
                {
                    double floor = Math.Floor(double.CreateTruncating(at[d]));
                    int high = (corner >> d) & 1;
                    inside &= floor + high >= 0 && floor + high < size[d];
                    T beyond = at[d] - T.CreateTruncating(floor);
                    weight *= high == 1 ? beyond : T.One - beyond;
                    point = inside ? point * size[d] + (int)floor + high : point;
                }
                if (inside)
                {
                    (weights[count], points[count]) = (weight, point);
                    count++;
                }
            }
        }

        public T Read(ReadOnlySpan<T> channel)
        {
            for (int i = 0; i < count; i++)
            {
                corners[i] = channel[points[i]];
            }
            return Special.Dot<T>(weights.AsSpan(0, count), corners.AsSpan(0, count));
        }
    }
}
