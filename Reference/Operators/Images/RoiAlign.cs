using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>RoiAlign: each bin of a region of interest is the mean (or maximum) of x, linearly interpolated at regular points in the bin.</summary>
/// <remarks>
/// Shape: x [N, C, H, W], rois [R, 4] as (x₁, y₁, x₂, y₂), batch_indices [R] → [R, C, output_height, output_width].<br/>
/// Domain: points more than one pixel outside count as 0; a bin without points is 0.<br/>
/// Method: max takes the largest of the four products weight · pixel at each point, as ONNX's reference implementation does, not the
/// largest interpolated value; the latter is registered as another form.<br/>
/// Error: how many points a bin has (sampling_ratio 0) and which pixels surround one is chosen from values: the former is a jump.<br/>
/// Since: 16 (half a pixel's shift by default); 10 (no shift).<br/>
/// Source: ONNX RoiAlign-22; K. He et al., Mask R-CNN, 2017.
/// </remarks>
public static class RoiAlign
{
    /// <summary>The bins of every region.</summary>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor<T> Of<T>(Tensor<T> x, Tensor<T> rois, long[] batches, RoiAlignOptions<T> options) where T : IFloatingPointIeee754<T>
    {
        if (x.Rank != 4 || rois.Rank != 2 || rois.Shape[1] != 4 || rois.Shape[0] != batches.Length || batches.Any(b => b < 0 || b >= x.Shape[0]))
        {
            throw new ShapeException($"x is {x.Describe()}, rois {rois.Describe()} with {batches.Length} batch indices: need [N, C, H, W], [R, 4] and R indices in [0, N)");
        }
        int channels = x.Shape[1], bins = options.Height * options.Width, area = x.Shape[2] * x.Shape[3];
        T[] result = Shape.Allocate<T>([batches.Length, channels, bins]);
        Loops.For<T>(batches.Length * bins, 16L * channels, (start, end) =>
        {
            List<T> weights = [];
            List<int> offsets = [];
            T[] products = [];
            for (int b = start; b < end; b++)
            {
                int r = b / bins, bin = b % bins;
                int points = Points(rois.Values.AsSpan(r * 4, 4), bin, x.Shape, options, weights, offsets);
                Array.Resize(ref products, Math.Max(products.Length, weights.Count));
                for (int c = 0; c < channels; c++)
                {
                    ReadOnlySpan<T> image = x.Values.AsSpan(((int)batches[r] * channels + c) * area, area);
                    result[(r * channels + c) * bins + bin] = Pool(image, weights, offsets, products, points, options);
                }
            }
        });
        return new Tensor<T>(result, [batches.Length, channels, options.Height, options.Width], x.ElementType);
    }

    private static T Pool<T>(ReadOnlySpan<T> image, List<T> weights, List<int> offsets, T[] values, int points, RoiAlignOptions<T> options) where T : IFloatingPointIeee754<T>
    {
        if (points == 0)
        {
            return T.Zero;
        }
        ReadOnlySpan<T> weight = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(weights);
        for (int i = 0; i < weight.Length; i++)
        {
            values[i] = offsets[i] < 0 ? T.Zero : image[offsets[i]];
        }
        if (!options.Maximum)
        {
            return Special.Dot(weight, values.AsSpan(0, weight.Length)) / T.CreateChecked(points);
        }
        T largest = T.NegativeInfinity;
        for (int i = 0; i < weight.Length; i += 4)
        {
            T here = options.MaximumOfProducts
                ? T.Max(T.Max(weight[i] * values[i], weight[i + 1] * values[i + 1]), T.Max(weight[i + 2] * values[i + 2], weight[i + 3] * values[i + 3]))
                : Special.Dot(weight.Slice(i, 4), values.AsSpan(i, 4));
            largest = T.Max(largest, here);
        }
        return largest;
    }

    // Four weights and offsets (−1: no pixel) for each point of a bin; the number of points.
    private static int Points<T>(ReadOnlySpan<T> roi, int bin, int[] shape, RoiAlignOptions<T> options, List<T> weights, List<int> offsets) where T : IFloatingPointIeee754<T>
    {
        weights.Clear();
        offsets.Clear();
        int height = shape[2], width = shape[3];
        (T top, T tall, int rows) = Bin(roi[1], roi[3], bin / options.Width, options.Height, options);
        (T left, T wide, int columns) = Bin(roi[0], roi[2], bin % options.Width, options.Width, options);
        for (int i = 0; i < rows; i++)
        {
            (int y0, int y1, T fromTop, bool outsideY) = Between(Point(top, tall, i, rows), height);
            for (int j = 0; j < columns; j++)
            {
                (int x0, int x1, T fromLeft, bool outsideX) = Between(Point(left, wide, j, columns), width);
                bool outside = outsideX || outsideY;
                T above = T.One - fromTop, before = T.One - fromLeft;
                weights.AddRange(outside ? [T.Zero, T.Zero, T.Zero, T.Zero] : [above * before, above * fromLeft, fromTop * before, fromTop * fromLeft]);
                offsets.AddRange(outside ? [-1, -1, -1, -1] : [y0 * width + x0, y0 * width + x1, y1 * width + x0, y1 * width + x1]);
            }
        }
        return Math.Max(0, rows) * Math.Max(0, columns);
    }

    // Where a bin begins, how long it is and how many points lie in it.
    private static (T Start, T Length, int Points) Bin<T>(T from, T to, int bin, int bins, RoiAlignOptions<T> options) where T : IFloatingPointIeee754<T>
    {
        T offset = T.CreateChecked(options.HalfPixel ? 0.5 : 0);
        T start = from * options.SpatialScale - offset, end = to * options.SpatialScale - offset;
        T whole = options.HalfPixel ? end - start : T.Max(end - start, T.One);
        T length = whole / T.CreateChecked(bins);
        int points = options.SamplingRatio > 0 ? options.SamplingRatio : checked((int)Math.Ceiling(double.CreateTruncating(length)));
        return (start + T.CreateChecked(bin) * length, length, points);
    }

    private static T Point<T>(T start, T length, int index, int count) where T : IFloatingPointIeee754<T> =>
        start + T.CreateChecked(index + 0.5) * length / T.CreateChecked(count);

    private static (int Low, int High, T Beyond, bool Outside) Between<T>(T at, int length) where T : IFloatingPointIeee754<T>
    {
        double value = double.CreateTruncating(at);
        if (!(value >= -1 && value <= length))
        {
            return (0, 0, T.Zero, true);
        }
        int low = (int)Math.Max(0, value);
        return low >= length - 1 ? (length - 1, length - 1, T.Zero, false) : (low, low + 1, T.Max(at, T.Zero) - T.CreateChecked(low), false);
    }
}
