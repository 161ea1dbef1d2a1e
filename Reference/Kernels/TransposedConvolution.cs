using System.Numerics;

namespace Verification.Reference.Kernels;

/// <summary>The adjoint of <see cref="Convolution"/>: what ONNX calls ConvTranspose, and the gradient of a convolution with respect to its image.</summary>
/// <remarks>
/// x[b, c, i] = bias[c] + Σ w[f, c, t]·y[b, f, o] over the filters f of c's group and all o, t with o·stride + t·dilation − pad = i.<br/>
/// Shape: that of the convolution from x to y, so that here y [Batch, Filters, Output…] comes in and x [Batch, Channels, Input…] goes out; w as there.
/// ONNX's ConvTranspose from C to M channels has Filters = C, Channels = M, and the sizes of its own output as Input.<br/>
/// Method: a matrix product gives the share of every tap, which is then added up in place. Not tuned beyond that.<br/>
/// Error: |x̂ − x| ≤ γₙ Σ|w||y| (+ |bias|) with n = Filters / Groups · taps, one more with a bias; u of the type.
/// </remarks>
public static unsafe class TransposedConvolution
{
    /// <summary>x = bias + wᵀ ⋆ y.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="shape">The sizes of the convolution that this is the adjoint of.</param>
    /// <param name="y">What comes in, of the size of the convolution's output.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number per channel of <paramref name="x"/>, or empty for none.</param>
    /// <param name="x">Receives the result, of the size of the convolution's input.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Of<T>(ConvolutionShape shape, ReadOnlySpan<T> y, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> x, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(SimdPaths.Best, shape, y, w, bias, x, threads, absolute: false);

    /// <summary>x = |bias| + |w|ᵀ ⋆ |y|, rounded as any sum of products is.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="shape">The sizes of the convolution that this is the adjoint of.</param>
    /// <param name="y">What comes in, of the size of the convolution's output.</param>
    /// <param name="w">The filters.</param>
    /// <param name="bias">One number per channel of <paramref name="x"/>, or empty for none.</param>
    /// <param name="x">Receives the sums of magnitudes, of the size of the convolution's input.</param>
    /// <param name="threads">The most threads to use.</param>
    public static void Absolute<T>(ConvolutionShape shape, ReadOnlySpan<T> y, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> x, int threads = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Run(SimdPaths.Best, shape, y, w, bias, x, threads, absolute: true);

    internal static void Run<T>(
        SimdPath path, ConvolutionShape shape, ReadOnlySpan<T> y, ReadOnlySpan<T> w, ReadOnlySpan<T> bias, Span<T> x, int threads, bool absolute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Convolution.Check<T>(shape, x.Length, w.Length, y.Length, threads);
        if (bias.Length != 0)
            Convolution.Length("bias", bias.Length, shape.Channels);

        int plane = (int)ConvolutionShape.Product(shape.Input);
        for (int c = 0; c < shape.Batch * shape.Channels; c++)
        {
            T start = bias.IsEmpty ? T.Zero : bias[c % shape.Channels];
            x.Slice(c * plane, plane).Fill(absolute ? T.Abs(start) : start);
        }

        if (x.IsEmpty || y.IsEmpty)
            return;

        var layout = new PaddedImage(shape);
        fixed (T* image = x, weights = w, from = y)
        {
            for (int group = 0; group < shape.Batch * shape.Groups; group++)
                OneGroup(path, shape, layout, from, weights, image, group, threads, absolute);
        }
    }

    /// <summary>One group of one image: <paramref name="group"/> counts through the groups of all images.</summary>
    private static void OneGroup<T>(
        SimdPath path, ConvolutionShape shape, PaddedImage layout, T* y, T* w, T* x, int group, int threads, bool absolute)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint places = (nint)ConvolutionShape.Product(shape.Output), plane = (nint)ConvolutionShape.Product(shape.Input);
        int channels = shape.Channels / shape.Groups, filters = shape.Filters / shape.Groups, taps = layout.Offsets.Length;
        nint depth = shape.Depth;
        T* weights = w + (group % shape.Groups * filters * depth);
        y += group * filters * places;
        x += group * channels * plane;

        // shares[(c, t), o] = Σ_f w[f, (c, t)]·y[f, o]
        using var shares = new AlignedBuffer<T>(depth * places);
        T* share = shares.Pointer;
        var left = new LeftOperand<T> { Data = weights, RowStride = 1, DepthStride = depth, Absolute = absolute };
        var right = new RightMatrix<T> { Data = y, RowStride = places, ColumnStride = 1, Absolute = absolute };
        ProductRunner.Run(path, threads, depth, places, filters, left, right, share, places, Start.Zero, null);

        int parts = Math.Clamp(channels, 1, threads);
        Partition.Run(parts, part =>
        {
            using var buffer = new AlignedBuffer<T>(layout.ChannelLength);
            for (nint c = Partition.Bound(channels, 1, part, parts); c < Partition.Bound(channels, 1, part + 1, parts); c++)
            {
                new Span<T>(buffer.Pointer, checked((int)layout.ChannelLength)).Clear();
                for (int tap = 0; tap < taps; tap++)
                    Add(layout, shape, share + (((c * taps) + tap) * places), places, buffer.Pointer + layout.Offsets[tap]);

                layout.Drain(buffer.Pointer, x + (c * plane));
            }
        });
    }

    /// <summary>Adds one tap's share, row by row, to the places that the tap reads in the convolution.</summary>
    private static void Add<T>(PaddedImage layout, ConvolutionShape shape, T* share, nint places, T* to)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint length = shape.Output.Length == 0 ? 1 : shape.Output[^1];
        for (nint row = 0; row < places / length; row++, share += length)
        {
            T* line = to + layout.RowStart(row);
            for (nint i = 0; i < length; i++)
                line[i] += share[i];
        }
    }
}
