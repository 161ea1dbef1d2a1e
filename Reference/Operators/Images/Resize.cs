using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>Resize: each output pixel is a weighted sum of the input pixels around its coordinate, y = Σ wᵢ(c) xᵢ.</summary>
/// <remarks>
/// Shape: axis d becomes ⌊dim · scale⌋ (the product rounded to float, as ONNX's shape inference does; for tf_crop_and_resize times
/// the length of the region), or the given size; with keep_aspect_ratio_policy one scale for all axes and ⌊dim · scale + ½⌋.<br/>
/// Method: coordinates carry the rounding errors of the code under audit, because weights are differences of coordinates;
/// which pixels are neighbours is chosen in double. Linear and cubic interpolation are continuous there. nearest is not: where a coordinate
/// lies within its rounding error of a boundary, the bound covers both neighbours (<see cref="NearestSamples{T}"/>).<br/>
/// Since: 19 (half_pixel_symmetric); 18 (antialias, axes, keep_aspect_ratio_policy); 11 (coordinates, roi, sizes, cubic; tf_half_pixel_for_nn until 12);
/// 10 (asymmetric; nearest rounds down when an image grows, up when it shrinks).<br/>
/// Source: ONNX Resize-19. The length that align_corners divides by is taken as scale · dim, as in ONNX's reference implementation.
/// </remarks>
public static class Resize
{
    /// <summary>Resizes by scales or to sizes, whichever is given.</summary>
    /// <exception cref="ShapeException">Neither or both are given, or their number does not fit the axes.</exception>
    public static Tensor Of<T>(Tensor x, T[]? scales, long[]? sizes, T[]? region, long[]? axes, ResizeOptions<T> options) where T : IFloatingPointIeee754<T>
    {
        int[] named = axes is null ? [.. Enumerable.Range(0, x.Rank)] : [.. axes.Select(a => Shape.Axis(a, x.Rank, "axes"))];
        if ((scales is null) == (sizes is null) || (scales?.Length ?? sizes!.Length) != named.Length)
        {
            throw new ShapeException($"found {scales?.Length ?? 0} scales and {sizes?.Length ?? 0} sizes: need one of them, with a number for each of {named.Length} axes");
        }
        bool cropped = options.Coordinates == "tf_crop_and_resize";
        if (cropped && region?.Length != 2 * named.Length)
        {
            throw new ShapeException($"'roi' has {region?.Length ?? 0} numbers: tf_crop_and_resize needs {2 * named.Length}");
        }
        ResizeAxis<T>[] plan = [.. x.Shape.Select(dim => new ResizeAxis<T>(dim, dim, T.One, T.One, T.Zero, T.One))];
        int? common = sizes is null || options.Policy == "stretch" ? null : Common(x, named, sizes, options.Policy);
        for (int i = 0; i < named.Length; i++)
        {
            int d = named[i], dim = x.Shape[d];
            T from = cropped ? region![i] : T.Zero, to = cropped ? region![named.Length + i] : T.One;
            plan[d] = sizes is null ? new(dim, Length(dim, scales![i], from, to), scales[i], T.One, from, to)
                : common is { } k ? Kept(dim, (int)sizes[k], x.Shape[named[k]], from, to)
                : new(dim, checked((int)sizes[i]), T.CreateChecked(sizes[i]), T.CreateChecked(dim), from, to);
        }
        return Of(x, plan, options);
    }

    private static Tensor Of<T>(Tensor x, ResizeAxis<T>[] plan, ResizeOptions<T> options) where T : IFloatingPointIeee754<T>
    {
        int[] shape = [.. plan.Select(axis => axis.Resized)];
        if (Shape.Count(shape) == 0)
        {
            return x.EmptyLike(shape);
        }
        if (options.Mode == "nearest")
        {
            return Nearest(x, plan, shape, options);
        }
        Tensor<T> reals = x as Tensor<T> ?? throw new ShapeException($"x is {x.Describe()}: '{options.Mode}' needs real numbers");
        Taps<T>?[] taps = [.. plan.Select(axis => axis.IsStill(options.Coordinates) ? null : Taps<T>.Interpolated(axis, options))];
        return Array.TrueForAll(taps, axis => axis is null) ? reals : Resampling.Of(reals, taps, shape, options.Extrapolation);
    }

    private static Tensor Nearest<T>(Tensor x, ResizeAxis<T>[] plan, int[] shape, ResizeOptions<T> options) where T : IFloatingPointIeee754<T>
    {
        NearestSamples<T>?[] samples = [.. plan.Select(axis => axis.IsStill(options.Coordinates) ? null : NearestSamples<T>.Of(axis, options))];
        if (x is Tensor<T> open && Array.Exists(samples, axis => axis?.Alternatives.Count > 0))
        {
            return Open(open, samples, shape, options.Extrapolation);
        }
        int[] strides = Shape.Strides(x.Shape), places = [0];
        for (int d = 0; d < plan.Length; d++)
        {
            int[] index = samples[d]?.Index ?? [.. Enumerable.Range(0, shape[d])];
            int[] longer = Shape.Allocate<int>([places.Length, index.Length]);
            for (int i = 0; i < longer.Length; i++)
            {
                int before = places[i / index.Length], here = index[i % index.Length];
                longer[i] = before < 0 || here < 0 ? -1 : before + here * strides[d];
            }
            places = longer;
        }
        Tensor result = x.Take(places, shape);
        if (result is Tensor<T> reals && options.Extrapolation != T.Zero)
        {
            for (int i = 0; i < places.Length; i++)
            {
                reals.Values[i] = places[i] < 0 ? options.Extrapolation : reals.Values[i];
            }
        }
        return result;
    }

    // Axis after axis, so that what is open along one is covered for each choice along another.
    private static Tensor<T> Open<T>(Tensor<T> x, NearestSamples<T>?[] samples, int[] shape, T outside) where T : IFloatingPointIeee754<T>
    {
        for (int d = 0; d < samples.Length; d++)
        {
            if (samples[d] is not { } axis)
            {
                continue;
            }
            Tensor<T> before = x;
            int inner = Shape.Count(x.Shape.AsSpan(d + 1)), from = x.Shape[d], to = shape[d];
            T Sample(int line, int index) => index < 0 ? outside : before[(line / inner * from + index) * inner + line % inner];
            int[] longer = [.. x.Shape[..d], to, .. x.Shape[(d + 1)..]];
            T[] values = Shape.Allocate<T>(longer);
            int lines = values.Length / to;
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = Sample(i / inner / to * inner + i % inner, axis.Index[i / inner % to]);
            }
            foreach (NearestSamples<T>.Alternative other in axis.Alternatives)
            {
                for (int line = 0; line < lines; line++)
                {
                    int at = (line / inner * to + other.Place) * inner + line % inner;
                    values[at] = Special.Choose(other.Margin, Sample(line, other.Index), values[at]);
                }
            }
            x = new Tensor<T>(values, longer, x.ElementType);
        }
        return x;
    }

    private static int Length<T>(int dim, T scale, T from, T to) where T : IFloatingPointIeee754<T>
    {
        double factor = double.CreateTruncating(scale);
        return factor > 0 ? checked((int)Math.Floor((float)(dim * (double.CreateTruncating(to) - double.CreateTruncating(from)) * factor)))
            : throw new ShapeException($"'scales' holds {factor}: need more than 0");
    }

    // Which of the named axes gives its scale to all.
    private static int Common(Tensor x, int[] named, long[] sizes, string policy)
    {
        IEnumerable<int> all = Enumerable.Range(0, named.Length);
        double Scale(int i) => (double)sizes[i] / x.Shape[named[i]];
        return policy switch
        {
            "not_larger" => all.MinBy(Scale),
            "not_smaller" => all.MaxBy(Scale),
            _ => throw new ShapeException($"'keep_aspect_ratio_policy' is {policy}: need stretch, not_larger or not_smaller"),
        };
    }

    private static ResizeAxis<T> Kept<T>(int dim, int size, int whole, T from, T to) where T : IFloatingPointIeee754<T> =>
        new(dim, (int)Math.Floor((double)dim * size / whole + 0.5), T.CreateChecked(size), T.CreateChecked(whole), from, to);
}
