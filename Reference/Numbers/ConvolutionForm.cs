using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>A convolution of images (a) with filters (b), and one start term per filter.</summary>
/// <remarks>A product with a pad is no term of the sum, except in the kernels, where it is a product with zero.</remarks>
/// <param name="shape">The sizes.</param>
public readonly struct ConvolutionForm(ConvolutionShape shape) : IProduct
{
    private readonly int places = checked((int)ConvolutionShape.Product(shape.Output));

    /// <inheritdoc/>
    public int Count => checked((int)shape.OutputLength);

    /// <inheritdoc/>
    public int Depth => shape.Depth;

    /// <inheritdoc/>
    public double Scale => 1;

    /// <inheritdoc/>
    public int StartOf(int sum) => sum / places % shape.Filters;

    /// <inheritdoc/>
    public int StartRun => places;

    /// <inheritdoc/>
    public int Gather<T>(int sum, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right)
    {
        (int row, int place) = Math.DivRem(sum, places);
        (int image, int filter) = Math.DivRem(row, shape.Filters);
        int rank = shape.Input.Length, groupChannels = shape.Channels / shape.Groups, group = filter / (shape.Filters / shape.Groups);
        Span<int> corner = stackalloc int[rank], tap = stackalloc int[rank];
        for (int d = rank - 1; d >= 0; d--)
        {
            (place, int at) = Math.DivRem(place, shape.Output[d]);
            corner[d] = at * shape.Strides[d] - shape.PadsBegin[d];
        }
        int taps = (int)ConvolutionShape.Product(shape.Kernel), area = (int)ConvolutionShape.Product(shape.Input), count = 0;
        int images = (image * shape.Channels + group * groupChannels) * area, filters = filter * groupChannels * taps;
        tap.Clear();
        for (int t = 0; t < taps; t++)
        {
            int offset = 0;
            bool inside = true;
            for (int d = 0; d < rank; d++)
            {
                int at = corner[d] + tap[d] * shape.Dilations[d];
                inside &= (uint)at < (uint)shape.Input[d];
                offset = offset * shape.Input[d] + at;
            }
            for (int c = 0; inside && c < groupChannels; c++, count++)
            {
                left[count] = a[images + c * area + offset];
                right[count] = b[filters + c * taps + t];
            }
            for (int d = rank - 1; d >= 0 && ++tap[d] == shape.Kernel[d]; d--)
            {
                tap[d] = 0;
            }
        }
        return count;
    }

    /// <inheritdoc/>
    public void Values<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Convolution.Of(shape, a, b, default, y, Limits.Current.MaxThreads);

    /// <inheritdoc/>
    public void Magnitudes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Convolution.Absolute(shape, a, b, default, y, Limits.Current.MaxThreads);

    /// <inheritdoc/>
    public void Pull<T>(ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) where T : INumber<T> =>
        ConvolutionAdjoint.Pull(shape, cotangents, a, b, left, right);
}
