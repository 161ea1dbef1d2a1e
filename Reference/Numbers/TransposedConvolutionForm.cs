using System.Numerics;
using Verification.Reference.Kernels;
using Verification.Reference.Tensors;

namespace Verification.Reference.Numbers;

/// <summary>The adjoint of a convolution by its images: x[b, c, i] = Σ y[b, f, o]·w[f, c, t] over the filters of c's group and all o, t with o·stride + t·dilation − pad = i.</summary>
/// <param name="shape">The sizes of the convolution that this is the adjoint of.</param>
internal readonly struct TransposedConvolutionForm(ConvolutionShape shape) : IProduct
{
    private readonly int plane = checked((int)ConvolutionShape.Product(shape.Input));

    // The kernel does not ask whether a second thread is worth its start: for a [1, 3, 8, 8] image it costs more than the rest.
    private int Threads => shape.InputLength * Depth < 1 << 18 ? 1 : Limits.Current.MaxThreads;

    /// <inheritdoc/>
    public int Count => checked((int)shape.InputLength);

    /// <inheritdoc/>
    public int Depth => checked((int)(shape.Filters / shape.Groups * ConvolutionShape.Product(shape.Kernel)));

    /// <inheritdoc/>
    public double Scale => 1;

    /// <inheritdoc/>
    public int StartOf(int sum) => sum / plane % shape.Channels;

    /// <inheritdoc/>
    public int StartRun => plane;

    /// <inheritdoc/>
    public int Gather<T>(int sum, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right)
    {
        (int row, int place) = Math.DivRem(sum, plane);
        (int image, int channel) = Math.DivRem(row, shape.Channels);
        int rank = shape.Input.Length, groupChannels = shape.Channels / shape.Groups, groupFilters = shape.Filters / shape.Groups;
        (int group, int own) = Math.DivRem(channel, groupChannels);
        Span<int> at = stackalloc int[rank], tap = stackalloc int[rank];
        for (int d = rank - 1; d >= 0; d--)
        {
            (place, at[d]) = Math.DivRem(place, shape.Input[d]);
        }
        int taps = (int)ConvolutionShape.Product(shape.Kernel), places = (int)ConvolutionShape.Product(shape.Output), count = 0;
        int outputs = (image * shape.Filters + group * groupFilters) * places, filters = (group * groupFilters * groupChannels + own) * taps;
        tap.Clear();
        for (int t = 0; t < taps; t++)
        {
            int offset = 0;
            bool inside = true;
            for (int d = 0; d < rank; d++)
            {
                (int output, int between) = Math.DivRem(at[d] + shape.PadsBegin[d] - tap[d] * shape.Dilations[d], shape.Strides[d]);
                inside &= between == 0 && (uint)output < (uint)shape.Output[d];
                offset = offset * shape.Output[d] + output;
            }
            for (int f = 0; inside && f < groupFilters; f++, count++)
            {
                left[count] = a[outputs + f * places + offset];
                right[count] = b[filters + f * groupChannels * taps + t];
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
        TransposedConvolution.Of(shape, a, b, default, y, Threads);

    /// <inheritdoc/>
    public void Magnitudes<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> y) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        TransposedConvolution.Absolute(shape, a, b, default, y, Threads);

    /// <inheritdoc/>
    public void Pull<T>(ReadOnlySpan<T> cotangents, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> left, Span<T> right) where T : INumber<T> =>
        AdjointForm.Pull(this, cotangents, a, b, left, right);
}
