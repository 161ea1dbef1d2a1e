using System.Numerics;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>How one axis of an image is resized: its lengths and its scale as a fraction.</summary>
/// <param name="Original">The length before.</param>
/// <param name="Resized">The length after.</param>
/// <param name="Numerator">The scale is Numerator ÷ Denominator: the given scale over 1, or two lengths.</param>
/// <param name="Denominator">See Numerator.</param>
/// <param name="From">Where the region of interest begins, as a fraction of the axis.</param>
/// <param name="To">Where it ends.</param>
/// <typeparam name="T">The number type that real tensors hold.</typeparam>
public readonly record struct ResizeAxis<T>(int Original, int Resized, T Numerator, T Denominator, T From, T To) where T : IFloatingPointIeee754<T>
{
    /// <summary>Whether the axis is only copied.</summary>
    public bool IsStill(string coordinates) => Original == Resized && Numerator == Denominator
        && (coordinates != "tf_crop_and_resize" || (From == T.Zero && To == T.One)) && coordinates != "tf_half_pixel_for_nn";

    /// <summary>The same axis with a scale rounded to float, as implementations have it.</summary>
    public ResizeAxis<float> InFloat => new(Original, Resized, float.CreateTruncating(Numerator) / float.CreateTruncating(Denominator), 1, float.CreateTruncating(From), float.CreateTruncating(To));

    /// <summary>The same axis with its fractions as double, on which choices of neighbours are made.</summary>
    public ResizeAxis<double> ForChoices => new(Original, Resized, double.CreateTruncating(Numerator), double.CreateTruncating(Denominator), double.CreateTruncating(From), double.CreateTruncating(To));

    /// <summary>Numerator ÷ Denominator.</summary>
    public T Scale => Numerator / Denominator;

    /// <summary>Whether a coordinate is the same however it is computed in float or wider: a step along the resized axis is a power of two along the original one, and 24 bits hold the rest.</summary>
    public bool IsExact(int pixel, string coordinates, bool whole)
    {
        ResizeAxis<double> plain = ForChoices;
        double length = whole ? Resized : Original * plain.Numerator / plain.Denominator, step = plain.Denominator / plain.Numerator;
        bool isHalf = coordinates is "half_pixel" or "tf_half_pixel_for_nn" || (coordinates == "pytorch_half_pixel" && (whole ? Resized > 1 : length != 1))
            || (coordinates == "half_pixel_symmetric" && length == Resized);
        if (coordinates == "align_corners")
        {
            step = length == 1 ? 1 : (float)length == length ? (Original - 1) / (length - 1) : 0;
        }
        else if (!isHalf && coordinates is not ("asymmetric" or "pytorch_half_pixel"))
        {
            return false;
        }
        double x = plain.Coordinate(pixel, coordinates, whole);
        return double.IsPow2(step) && (float)x == x && (float)(pixel + 0.5) == pixel + 0.5;
    }

    /// <summary>The coordinate in the original image of a pixel of the resized one.</summary>
    /// <remarks>The resized length that align_corners and tf_crop_and_resize divide by is scale · Original, a fraction unless <paramref name="whole"/>.</remarks>
    /// <exception cref="ShapeException">The transformation is not known.</exception>
    public T Coordinate(int pixel, string coordinates, bool whole)
    {
        T x = T.CreateChecked(pixel), half = T.CreateChecked(0.5), last = T.CreateChecked(Original - 1);
        T length = whole ? T.CreateChecked(Resized) : T.CreateChecked(Original) * Numerator / Denominator;
        switch (coordinates)
        {
            case "half_pixel":
            case "pytorch_half_pixel" when whole ? Resized > 1 : length != T.One:
                return Along(x + half) - half;
            case "pytorch_half_pixel":
                return T.Zero;
            case "half_pixel_symmetric":
                T offset = T.CreateChecked(Original) * half * (T.One - T.CreateChecked(Resized) / length);
                return offset + Along(x + half) - half;
            case "asymmetric":
                return Along(x);
            case "align_corners":
                return length == T.One ? T.Zero : x * last / (length - T.One);
            case "tf_half_pixel_for_nn":
                return Along(x + half);
            case "tf_crop_and_resize":
                return From * last + (length == T.One ? (To - From) * last * half : x * (To - From) * last / (length - T.One));
            default:
                throw new ShapeException($"'coordinate_transformation_mode' is {coordinates}: need half_pixel, half_pixel_symmetric, pytorch_half_pixel, align_corners, asymmetric, tf_half_pixel_for_nn or tf_crop_and_resize");
        }
    }

    // x ÷ scale. Implementations divide by a rounded scale, or multiply by a rounded step, or by one length and divide by the other: by way of both the scale and the
    // step an error radius covers them all (and is 0 for a power of two). Double, in which choices are made, takes the way that keeps a tie of whole lengths exact; float, in which implementations make them, the way of most.
    private T Along(T x) => typeof(T) == typeof(double) ? x * Denominator / Numerator : typeof(T) == typeof(float) ? x / Scale : x * (T.One / Scale);
}
