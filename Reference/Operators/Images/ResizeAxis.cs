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

    /// <summary>The same axis with its fractions as double, on which choices of neighbours are made.</summary>
    public ResizeAxis<double> ForChoices => new(Original, Resized, double.CreateTruncating(Numerator), double.CreateTruncating(Denominator), double.CreateTruncating(From), double.CreateTruncating(To));

    /// <summary>Numerator ÷ Denominator.</summary>
    public T Scale => Numerator / Denominator;

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
                return (x + half) * Denominator / Numerator - half;
            case "pytorch_half_pixel":
                return T.Zero;
            case "half_pixel_symmetric":
                T offset = T.CreateChecked(Original) * half * (T.One - T.CreateChecked(Resized) / length);
                return offset + (x + half) * Denominator / Numerator - half;
            case "asymmetric":
                return x * Denominator / Numerator;
            case "align_corners":
                return length == T.One ? T.Zero : x * last / (length - T.One);
            case "tf_half_pixel_for_nn":
                return (x + half) * Denominator / Numerator;
            case "tf_crop_and_resize":
                return From * last + (length == T.One ? (To - From) * last * half : x * (To - From) * last / (length - T.One));
            default:
                throw new ShapeException($"'coordinate_transformation_mode' is {coordinates}: need half_pixel, half_pixel_symmetric, pytorch_half_pixel, align_corners, asymmetric, tf_half_pixel_for_nn or tf_crop_and_resize");
        }
    }
}
