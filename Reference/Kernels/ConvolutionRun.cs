using System.Numerics;

namespace Verification.Reference.Kernels;

/// <summary>One convolution under way: chooses the method and shares the work between threads.</summary>
internal sealed unsafe class ConvolutionRun<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal required SimdPath Path { get; init; }

    internal required ConvolutionShape Shape { get; init; }

    internal required PaddedImage Layout { get; init; }

    internal required T* X { get; init; }

    internal required T* W { get; init; }

    /// <summary>One number per filter, zeros where there is no bias.</summary>
    internal required T* Bias { get; init; }

    internal required bool HasBias { get; init; }

    internal required T* Y { get; init; }

    internal required bool Absolute { get; init; }

    /// <summary>Called for each stretch of Y (start, length) that has its final values.</summary>
    internal Action<int, int>? Finished { get; init; }

    private int GroupChannels => Shape.Channels / Shape.Groups;

    private int GroupFilters => Shape.Filters / Shape.Groups;

    private nint Channel => (nint)ConvolutionShape.Product(Shape.Input);

    private nint Places => (nint)ConvolutionShape.Product(Shape.Output);

    private int RowLength => Shape.Output.Length == 0 ? 1 : Shape.Output[^1];

    internal void Run(int threads)
    {
        if (GroupChannels == 1 && GroupFilters < 8)
        {
            int channels = Shape.Batch * Shape.Channels;
            threads = Math.Min(threads, channels);
            Partition.Run(threads, part => SingleChannels((int)Partition.Bound(channels, 1, part, threads), (int)Partition.Bound(channels, 1, part + 1, threads)));
        }
        else if (Shape.Batch >= 2 && threads >= 2)
        {
            // Whole images side by side share nothing: every thread packs only for itself.
            int lanes = Math.Min(threads, Shape.Batch);
            int each = Math.Max(1, threads / lanes);
            Partition.Run(lanes, part =>
            {
                for (nint image = Partition.Bound(Shape.Batch, 1, part, lanes); image < Partition.Bound(Shape.Batch, 1, part + 1, lanes); image++)
                    OneImage(image, each);
            });
        }
        else
        {
            for (int image = 0; image < Shape.Batch; image++)
                OneImage(image, threads);
        }
    }

    private void OneImage(nint image, int threads)
    {
        T* x = X + (image * Shape.Channels * Channel);
        bool plain = Plain();
        using var buffer = new AlignedBuffer<T>(plain ? 0 : Shape.Channels * Layout.ChannelLength);
        T* padded = buffer.Pointer;
        if (!plain)
            Fill(x, padded, threads);

        int byGroup = Math.Min(threads, Shape.Groups);
        Partition.Run(byGroup, part =>
        {
            for (nint group = Partition.Bound(Shape.Groups, 1, part, byGroup); group < Partition.Bound(Shape.Groups, 1, part + 1, byGroup); group++)
                OneGroup(image, group, plain ? x : padded, threads / byGroup);
        });
    }

    private void Fill(T* x, T* padded, int threads)
    {
        int parts = Shape.Channels * Channel < 100_000 ? 1 : Math.Min(threads, Shape.Channels);
        Partition.Run(parts, part =>
        {
            for (nint c = Partition.Bound(Shape.Channels, 1, part, parts); c < Partition.Bound(Shape.Channels, 1, part + 1, parts); c++)
                Layout.Fill(x + (c * Channel), padded + (c * Layout.ChannelLength));
        });
    }

    private void OneGroup(nint image, nint group, T* channels, int threads)
    {
        nint depth = Shape.Depth, channel = Plain() ? Channel : Layout.ChannelLength;
        nint filter = group * GroupFilters;
        var left = new LeftOperand<T> { Data = W + (filter * depth), RowStride = depth, DepthStride = 1, Absolute = Absolute };
        T* from = channels + (group * GroupChannels * channel);
        nint place = ((image * Shape.Filters) + filter) * Places;
        T* y = Y + place;
        var finish = new Finish { Piece = Finished, Place = place };
        T* bias = Bias + filter;
        Start start = HasBias ? Start.Bias : Start.Zero;
        if (Layout.Offsets.Length == 1)
        {
            var right = new RightMatrix<T> { Data = from, RowStride = channel, ColumnStride = 1, Absolute = Absolute };
            ProductRunner.Run(Path, threads, GroupFilters, Places, depth, left, right, y, Places, start, bias, finish);
        }
        else
        {
            var right = new ImagePanels<T> { Image = from, Layout = Layout, RowLength = RowLength, Absolute = Absolute };
            ProductRunner.Run(Path, threads, GroupFilters, Places, depth, left, right, y, Places, start, bias, finish);
        }
    }

    /// <summary>Channels [first, end) of the whole batch, each with its own filters.</summary>
    private void SingleChannels(int first, int end)
    {
        int taps = Layout.Offsets.Length;
        nint rows = Places / RowLength;

        using var buffer = new AlignedBuffer<T>(Layout.ChannelLength);
        using var magnitudes = new AlignedBuffer<T>(taps);
        Layout.Clear(buffer.Pointer);
        for (int c = first; c < end; c++)
        {
            Layout.Refill(X + (c * Channel), buffer.Pointer);
            if (Absolute)
                Panel.Magnitudes(buffer.Pointer, Layout.ChannelLength);

            (int image, int group) = Math.DivRem(c, Shape.Channels);
            for (int f = group * GroupFilters; f < (group + 1) * GroupFilters; f++)
            {
                T* weights = W + ((nint)f * taps);
                if (Absolute)
                {
                    new ReadOnlySpan<T>(weights, taps).CopyTo(new Span<T>(magnitudes.Pointer, taps));
                    weights = magnitudes.Pointer;
                    Panel.Magnitudes(weights, taps);
                }

                nint place = (((nint)image * Shape.Filters) + f) * Places;
                DepthwiseKernel.Run(Path, Layout, buffer.Pointer, weights, Bias[f], rows, RowLength, Y + place);
                Finished?.Invoke((int)place, (int)Places);
            }
        }
    }

    /// <summary>Whether the image itself is the right factor: one tap, no pads, no strides.</summary>
    private bool Plain()
    {
        for (int axis = 0; axis < Shape.Input.Length; axis++)
        {
            if (Shape.Kernel[axis] != 1 || Shape.Strides[axis] != 1 || Shape.PadsBegin[axis] != 0 || Shape.Output[axis] != Shape.Input[axis])
                return false;
        }

        return true;
    }
}
