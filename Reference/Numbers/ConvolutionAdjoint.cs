using System.Numerics;
using Verification.Reference.Kernels;

namespace Verification.Reference.Numbers;

/// <summary>The adjoints of a convolution, by the kernels where their sums have the same terms.</summary>
/// <remarks>
/// By the images: a transposed convolution. By the filters: the convolution of the images with the cotangents as filters, images and channels having changed places,
/// strides and dilations as well: w̄[f, c, t] = Σ x[b, c, t·dilation + o·stride − pad]·ȳ[b, f, o].<br/>
/// A kernel multiplies pads by cotangents: beside one that is infinite or not known, and for groups, the terms are listed (<see cref="AdjointForm"/>).
/// </remarks>
internal static class ConvolutionAdjoint
{
    /// <summary>As <see cref="IProduct.Pull"/> describes it.</summary>
    public static void Pull<T>(ConvolutionShape shape, ReadOnlySpan<T> cotangents, ReadOnlySpan<T> x, ReadOnlySpan<T> w, Span<T> images, Span<T> filters) where T : INumber<T>
    {
        bool bounded = AreBounded(cotangents);
        if (!images.IsEmpty && bounded)
        {
            Special.Product(new TransposedConvolutionForm(shape), cotangents, w, default, images);
            images = default;
        }
        if (!filters.IsEmpty && bounded && ByFilters(shape) is { } exchanged)
        {
            int places = (int)ConvolutionShape.Product(shape.Output), plane = (int)ConvolutionShape.Product(shape.Input), taps = (int)ConvolutionShape.Product(shape.Kernel);
            T[] byChannel = new T[filters.Length];
            Special.Product(new ConvolutionForm(exchanged), Exchanged(x, shape.Batch, shape.Channels, plane), Exchanged(cotangents, shape.Batch, shape.Filters, places), default, byChannel);
            Exchanged<T>(byChannel, shape.Channels, shape.Filters, taps).CopyTo(filters);
            filters = default;
        }
        if (!(images.IsEmpty && filters.IsEmpty))
        {
            AdjointForm.Pull(new ConvolutionForm(shape), cotangents, x, w, images, filters);
        }
    }

    /// <summary>The convolution that gives the adjoint of the filters; null if there is none with pads of at least 0.</summary>
    private static ConvolutionShape? ByFilters(ConvolutionShape shape)
    {
        int[] ends = new int[shape.Input.Length];
        for (int d = 0; d < ends.Length; d++)
        {
            ends[d] = shape.Dilations[d] * (shape.Kernel[d] - 1) + shape.Strides[d] * (shape.Output[d] - 1) + 1 - shape.Input[d] - shape.PadsBegin[d];
        }
        return shape.Groups == 1 && Array.TrueForAll(ends, end => end >= 0)
            ? new(shape.Channels, shape.Batch, shape.Filters, shape.Input, shape.Output, shape.Dilations, shape.Strides, shape.PadsBegin, ends) : null;
    }

    private static bool AreBounded<T>(ReadOnlySpan<T> x) where T : INumber<T>
    {
        foreach (T value in x)
        {
            if (!T.IsFinite(value) || Special.Radius(value) == double.PositiveInfinity)
            {
                return false;
            }
        }
        return true;
    }

    // [rows, columns, length] as [columns, rows, length].
    private static ReadOnlySpan<T> Exchanged<T>(ReadOnlySpan<T> x, int rows, int columns, int length)
    {
        if (rows == 1 || columns == 1)
        {
            return x;
        }
        T[] exchanged = new T[x.Length];
        for (int i = 0; i < rows * columns; i++)
        {
            x.Slice(i * length, length).CopyTo(exchanged.AsSpan((i % columns * rows + i / columns) * length));
        }
        return exchanged;
    }
}
