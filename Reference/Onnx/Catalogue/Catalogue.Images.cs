using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Images: resizing, sampling, regions of interest.</summary>
public static partial class Catalogue<T>
{
    static partial void Images()
    {
        On("Upsample", 1, c => Upsample.Of(c.Any(0), [T.One, T.One, c.Float("height_scale", 1), c.Float("width_scale", 1)], c.Text("mode", "nearest")));
        On("Upsample", 7, c => Upsample.Of(c.Any(0), c.Numbers("scales"), c.Text("mode", "nearest")));
        On("Upsample", 9, c => Upsample.Of(c.Any(0), c.Real(1).Values, c.Text("mode", "nearest")));
        Withdrawn("Upsample", 10, "Resize");
        On("Resize", 10, c => Resize.Of(c.Any(0), c.Real(1).Values, null, null, null, new ResizeOptions<T> { Mode = c.Text("mode", "nearest"), Coordinates = "asymmetric", Nearest = "simple" }));
        Operator<T> resize = On("Resize", 11, c => Resized(c));
        resize.Forms["whole lengths"] = c => [Resized(c, wholeLengths: true)];
        resize.Forms["float coordinates"] = c => [Resized(c, wholeLengths: true, floatCoordinates: true)];
        On("GridSample", 16, c => GridSample.Of(c.Any(0), c.Real(1), c.Text("mode", "bilinear"), c.Text("padding_mode", "zeros"), c.Flag("align_corners")));
        On("GridSample", 20, c => GridSample.Of(c.Any(0), c.Real(1), c.Text("mode", "linear"), c.Text("padding_mode", "zeros"), c.Flag("align_corners")));
        On("AffineGrid", 20, c => AffineGrid.Of(c.Real(0), c.Longs(1), c.Flag("align_corners")));
        On("RoiAlign", 10, c => Aligned(c, false, maximumOfProducts: true)).Forms["maximum of interpolated values"] = c => [Aligned(c, false, maximumOfProducts: false)];
        On("RoiAlign", 16, c => Aligned(c, c.Text("coordinate_transformation_mode", "half_pixel") == "half_pixel", maximumOfProducts: true))
            .Forms["maximum of interpolated values"] = c => [Aligned(c, c.Text("coordinate_transformation_mode", "half_pixel") == "half_pixel", maximumOfProducts: false)];
        On("NonMaxSuppression", 10, c => NonMaxSuppression.Of(
            c.Real(0), c.Real(1), c.LongsOrNone(2) is [long most, ..] ? most : 0, c.RealOrNone(3), c.RealOrNone(4), c.Flag("center_point_box")));
        On("ImageDecoder", 20, c => ImageDecoder.Of(c.Of<byte>(0).Values, c.Text("pixel_format", "RGB"), out string refused) ?? throw c.Unsupported(refused));
    }

    private static Tensor Resized(Call<T> c, bool wholeLengths = false, bool floatCoordinates = false)
    {
        T[]? scales = c.RealOrNone(2) is { Count: > 0 } given ? given.Values : null;
        long[]? sizes = c.LongsOrNone(3) is { Length: > 0 } wanted ? wanted : null;
        return Resize.Of(c.Any(0), scales, sizes, c.RealOrNone(1)?.Values, c.IntsOrNone("axes"), new ResizeOptions<T>
        {
            Mode = c.Text("mode", "nearest"),
            Coordinates = c.Text("coordinate_transformation_mode", "half_pixel"),
            Nearest = c.Text("nearest_mode", "round_prefer_floor"),
            Antialias = c.Flag("antialias"),
            CubicA = c.Float("cubic_coeff_a", -0.75f),
            ExcludeOutside = c.Flag("exclude_outside"),
            Extrapolation = c.Float("extrapolation_value", 0),
            Policy = c.Text("keep_aspect_ratio_policy", "stretch"),
            WholeLengths = wholeLengths,
            FloatCoordinates = floatCoordinates,
        });
    }

    private static Tensor<T> Aligned(Call<T> c, bool halfPixel, bool maximumOfProducts) => RoiAlign.Of(c.Real(0), c.Real(1), c.Longs(2), new RoiAlignOptions<T>
    {
        HalfPixel = halfPixel,
        Maximum = c.Text("mode", "avg") == "max",
        MaximumOfProducts = maximumOfProducts,
        Height = (int)c.Int("output_height", 1),
        Width = (int)c.Int("output_width", 1),
        SamplingRatio = (int)c.Int("sampling_ratio", 0),
        SpatialScale = c.Float("spatial_scale", 1),
    });
}
