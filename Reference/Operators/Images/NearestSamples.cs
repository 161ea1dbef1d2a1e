using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>For each place of a resized axis the nearest sample of the original axis, and those that an implementation may take instead.</summary>
/// <remarks>
/// The sample is chosen by the coordinate in double. Where the coordinate lies within its own rounding error of the boundary between two samples, the choice
/// is open: both are legitimate. It is closed where every step is exact: ONNX's scales are float, so that coordinates are computed in float or wider, and a power
/// of two between the places rounds nothing as long as the coordinates have 24 bits. There nearest_mode alone decides, and the other neighbour is a fault.
/// It is closed too in the form that computes its coordinates in float.
/// </remarks>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class NearestSamples<T> where T : IFloatingPointIeee754<T>
{
    private readonly List<Alternative> alternatives = [];

    private NearestSamples(int places) => Index = Shape.Allocate<int>([places]);

    /// <summary>The sample of each place; −1 for a place outside the image.</summary>
    public int[] Index { get; }

    /// <summary>Samples that may be taken instead.</summary>
    public IReadOnlyList<Alternative> Alternatives => alternatives;

    /// <summary>Another sample that a place may take.</summary>
    /// <param name="Place">The place.</param>
    /// <param name="Index">The sample, or −1.</param>
    /// <param name="Margin">How far the coordinate is from the boundary: not above zero, with a radius that reaches it.</param>
    public readonly record struct Alternative(int Place, int Index, T Margin);

    /// <summary>The samples of an axis.</summary>
    /// <exception cref="ShapeException">The mode or the transformation is not known.</exception>
    public static NearestSamples<T> Of(ResizeAxis<T> axis, ResizeOptions<T> options)
    {
        ResizeAxis<double> choices = axis.ForChoices;
        ResizeAxis<float> single = axis.InFloat;
        NearestSamples<T> samples = new(axis.Resized);
        bool cropped = options.Coordinates == "tf_crop_and_resize", shrinks = choices.Numerator < choices.Denominator;
        int last = axis.Original - 1;
        for (int p = 0; p < axis.Resized; p++)
        {
            double x = options.FloatCoordinates ? single.Coordinate(p, options.Coordinates, options.WholeLengths) : choices.Coordinate(p, options.Coordinates, options.WholeLengths);
            (double nearest, double boundary) = options.Nearest switch
            {
                "round_prefer_floor" => (Math.Ceiling(x - 0.5), 0.5),
                "round_prefer_ceil" => (Math.Floor(x + 0.5), 0.5),
                "floor" => (Math.Floor(x), 1),
                "ceil" => (Math.Ceiling(x), 0),
                "simple" => shrinks ? (Math.Ceiling(x), 0) : (Math.Floor(x), 1),
                string other => throw new ShapeException($"'nearest_mode' is {other}: need round_prefer_floor, round_prefer_ceil, floor or ceil"),
            };
            int inside = (int)Math.Clamp(nearest, 0, last);
            samples.Index[p] = cropped && (x < 0 || x > last) ? -1 : inside;
            if (options.FloatCoordinates || axis.IsExact(p, options.Coordinates, options.WholeLengths))
            {
                continue;
            }

            // Sample j ends at j + boundary. A radius may reach over more than one of them.
            T coordinate = axis.Coordinate(p, options.Coordinates, options.WholeLengths);
            for (int j = inside; j < last && samples.IsOpen(p, j + 1, coordinate - T.CreateChecked(j + boundary)); j++)
            {
            }
            for (int j = inside; j > 0 && samples.IsOpen(p, j - 1, coordinate - T.CreateChecked(j - 1 + boundary)); j--)
            {
            }
            if (cropped && !samples.IsOpen(p, samples.Index[p] < 0 ? inside : -1, coordinate))
            {
                samples.IsOpen(p, samples.Index[p] < 0 ? inside : -1, coordinate - T.CreateChecked(last));
            }
        }
        return samples;
    }

    private bool IsOpen(int place, int index, T margin)
    {
        bool open = Special.IsOpen(margin);
        if (open)
        {
            alternatives.Add(new(place, index, -T.Abs(margin)));
        }
        return open;
    }
}
