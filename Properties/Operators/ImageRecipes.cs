using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Further operators on images, planes and signals.</summary>
internal static class ImageRecipes
{
    private static readonly string[] Windows = ["HannWindow", "HammingWindow", "BlackmanWindow"];

    public static IEnumerable<OperatorRecipe> All =>
    [
        .. Windows.Select(op => new OperatorRecipe(op, d => d.Node(op, [d.Scalar((long)d.Between(1, 40))], Int("periodic", d.Below(2)))) { IsDifferentiable = false }),
        new("AffineGrid", d =>
        {
            int batch = d.Between(1, 2);
            d.Node("AffineGrid", [d.Real([batch, 2, 3], Palette.Normal), d.Longs(batch, 1, d.Between(1, 4), d.Between(1, 4))], Int("align_corners", d.Below(2)));
        }),
        new("RoiAlign", d =>
        {
            string rois = d.Uniform([2, 4], 0, 3);
            d.Node(
                "RoiAlign", [d.Real([1, d.Between(1, 2), 5, 6]), rois, d.Longs(0, 0)],
                Int("output_height", 2), Int("output_width", 2), Int("sampling_ratio", 2), Text("mode", d.Pick("avg", "max")));
        }),
        new("MaxRoiPool", d => d.Node("MaxRoiPool", [d.Real([1, d.Between(1, 2), 5, 6]), d.Constant(new Reference.Tensors.Tensor<float>([0, 0, 1, 3, 4], [1, 5]))], Ints("pooled_shape", 2, 2))),
        new("MaxUnpool", d => d.Node("MaxUnpool", [d.Real([1, 1, 2, 2]), d.Longs([1, 1, 2, 2], 1, 2, 9, 15)], Ints("kernel_shape", 2, 2), Ints("strides", 2, 2))),
        new("GlobalLpPool", d => d.Node("GlobalLpPool", [d.Real(d.Shape(3, 4))], Int("p", d.Between(1, 3)))),
        new("Upsample", d => d.Node("Upsample", [d.Real([1, d.Between(1, 2), 3, 3]), d.Floats(1, 1, 2, 1.5f)], Text("mode", d.Pick("nearest", "linear")))) { Opset = 9 },
        new("Resize", d =>
        {
            // Antialiasing widens the filter when the image shrinks; the crop takes part of it.
            string x = d.Real([1, d.Between(1, 2), d.Between(4, 7), d.Between(4, 7)]);
            if (d.Chance(2))
            {
                d.Node("Resize", [x, "", d.Floats(1, 1, 0.6f, 0.5f)], Text("mode", d.Pick("linear", "cubic")), Int("antialias", 1));
            }
            else
            {
                d.Node("Resize", [x, d.Floats(0, 0, 0.1f, 0.2f, 1, 1, 0.8f, 0.9f), "", d.Longs(1, 1, 3, 3)], Text("mode", "linear"), Text("coordinate_transformation_mode", "tf_crop_and_resize"));
            }
        }),
        new("DeformConv", d =>
        {
            int groups = d.Between(1, 2), channels = 2 * groups, filters = groups;
            string[] from = [d.Real([1, channels, 4, 4]), d.Real([filters, channels / groups, 2, 2]), d.Uniform([1, 8, 3, 3], -0.9, 0.9)];
            d.Node("DeformConv", d.Chance(2) ? from : [.. from, d.Real([filters], Palette.Normal), d.Uniform([1, 4, 3, 3], 0, 1)], Int("group", groups), Ints("kernel_shape", 2, 2));
        }),
        new("STFT", d => d.Node("STFT", [d.Real([1, d.Between(8, 12), 1], Palette.Normal), d.Scalar((long)d.Between(1, 4)), d.Uniform([6], 0.2, 1)], Int("onesided", d.Below(2)))),
    ];
}
