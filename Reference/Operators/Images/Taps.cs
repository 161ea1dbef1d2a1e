using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>For each place of a resized axis, the samples of the original axis and their weights.</summary>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public sealed class Taps<T> where T : IFloatingPointIeee754<T>
{
    private Taps(int places, int count)
    {
        Count = count;
        Index = Shape.Allocate<int>([places, count]);
        Weight = new T[Index.Length];
    }

    /// <summary>Samples for each place.</summary>
    public int Count { get; }

    /// <summary>Their indices, place after place; those of a place outside the image are −1.</summary>
    public int[] Index { get; }

    /// <summary>Their weights, place after place.</summary>
    public T[] Weight { get; }

    /// <summary>The samples of linear or cubic interpolation.</summary>
    public static Taps<T> Interpolated(ResizeAxis<T> axis, ResizeOptions<T> options)
    {
        bool cubic = options.Mode == "cubic" ? true : options.Mode == "linear" ? false : throw new ShapeException($"'mode' is {options.Mode}: need nearest, linear or cubic");
        ResizeAxis<double> choices = axis.ForChoices;
        bool stretched = options.Antialias && choices.Numerator < choices.Denominator;
        int reach = cubic ? 2 : 1;
        int first = stretched ? (int)Math.Floor(-reach * choices.Denominator / choices.Numerator) + 1 : 1 - reach;
        Taps<T> taps = new(axis.Resized, 2 - 2 * first);
        for (int p = 0; p < axis.Resized; p++)
        {
            double x = choices.Coordinate(p, options.Coordinates, options.WholeLengths);
            int left = (int)Math.Ceiling(x) - 1;
            T t = axis.Coordinate(p, options.Coordinates, options.WholeLengths) - T.CreateChecked(left);
            Span<T> weights = taps.Weight.AsSpan(p * taps.Count, taps.Count);
            if (stretched && cubic)
            {
                Interpolation.StretchedCubic(t, axis.Scale, options.CubicA, first, weights);
            }
            else if (stretched)
            {
                Interpolation.StretchedLinear(t, axis.Scale, first, weights);
            }
            else if (cubic)
            {
                Interpolation.Cubic(t, options.CubicA, weights);
            }
            else
            {
                Interpolation.Linear(t, weights);
            }
            taps.Place(p, left + first, axis.Original, weights, options.ExcludeOutside);
            if (options.Coordinates == "tf_crop_and_resize" && (x < 0 || x > axis.Original - 1))
            {
                taps.Index.AsSpan(p * taps.Count, taps.Count).Fill(-1);
            }
        }
        return taps;
    }

    private void Place(int place, int from, int length, Span<T> weights, bool excludeOutside)
    {
        bool excluded = false;
        for (int i = 0; i < Count; i++)
        {
            Index[place * Count + i] = Math.Clamp(from + i, 0, length - 1);
            if (excludeOutside && (from + i < 0 || from + i >= length))
            {
                weights[i] = T.Zero;
                excluded = true;
            }
        }
        if (excluded)
        {
            Interpolation.Normalize(weights);
        }
    }
}
