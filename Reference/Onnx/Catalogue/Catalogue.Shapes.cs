using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Range = Verification.Reference.Operators.Range;

namespace Verification.Reference.Onnx;

/// <summary>Operators that move elements without computing with them, and those about shapes.</summary>
public static partial class Catalogue<T>
{
    static partial void Shapes()
    {
        On("Shape", 1, c => ShapeOf.Of(c.Any(0)));
        On("Shape", 15, c => ShapeOf.Of(c.Any(0), c.Int("start", 0), c.Int("end", long.MaxValue)));
        On("Size", 1, c => ShapeOf.Size(c.Any(0)));
        On("Range", 11, c => Range.Of<T>(c.Any(0), c.Any(1), c.Any(2))).Forms["cumulative"] = c => [Range.Of<T>(c.Any(0), c.Any(1), c.Any(2), cumulative: true)];

        On("Reshape", 1, c => Reshape.Of(c.Any(0), c.Ints("shape")));
        On("Reshape", 5, c => Reshape.Of(c.Any(0), c.Longs(1)));
        On("Reshape", 14, c => Reshape.Of(c.Any(0), c.Longs(1), c.Flag("allowzero")));
        On("Flatten", 1, c => Reshape.Flatten(c.Any(0), c.Int("axis", 1)));
        On("Squeeze", 1, c => Squeeze.Of(c.Any(0), c.IntsOrNone("axes")));
        On("Squeeze", 13, c => Squeeze.Of(c.Any(0), c.LongsOrNone(1)));
        On("Unsqueeze", 1, c => Squeeze.Un(c.Any(0), c.Ints("axes")));
        On("Unsqueeze", 13, c => Squeeze.Un(c.Any(0), c.Longs(1)));
        On("Expand", 8, c => Broadcasting.To(c.Any(0), Shape.Dimensions(c.Longs(1))));

        On("Transpose", 1, c => Transpose.Of(c.Any(0), c.IntsOrNone("perm")));
        On("SpaceToDepth", 1, c => SpaceToDepth.Of(c.Any(0), c.Int("blocksize")));
        On("SpaceToDepth", 28, c => SpaceToDepth.Of(c.Any(0), c.Int("blocksize"), c.Text("mode", "DCR")));
        On("DepthToSpace", 1, c => SpaceToDepth.Inverse(c.Any(0), c.Int("blocksize")));
        On("DepthToSpace", 11, c => SpaceToDepth.Inverse(c.Any(0), c.Int("blocksize"), c.Text("mode", "DCR")));

        On("Concat", 1, c => Concat.Of(c.Every(c.Any), c.Int("axis", 1)));
        On("Concat", 4, c => Concat.Of(c.Every(c.Any), c.Int("axis")));
        On("Split", 1, c => SplitParts(c, c.LongsOrNone(1) ?? c.IntsOrNone("split")));
        On("Split", 2, c => SplitParts(c, c.IntsOrNone("split")));
        On("Split", 13, c => SplitParts(c, c.LongsOrNone(1)));
        On("Split", 18, c => c.Gives(1) ? Split.Of(c.Any(0), c.Longs(1), c.Int("axis", 0))
            : Split.Equally(c.Any(0), c.Int("num_outputs", c.OutputCount), c.Int("axis", 0), lastMayBeSmaller: true));
        On("Slice", 1, c => Slice.Of(c.Any(0), c.Ints("starts"), c.Ints("ends"), c.IntsOrNone("axes")));
        On("Slice", 10, c => Slice.Of(c.Any(0), c.Longs(1), c.Longs(2), c.LongsOrNone(3), c.LongsOrNone(4)));
        On("Tile", 1, c => Tile.Along(c.Any(0), TileNumber(c, 1), TileNumber(c, 2)));
        On("Tile", 6, c => Tile.Of(c.Any(0), c.Longs(1)));

        On("Pad", 1, c => Pad.Of(c.Real(0), c.Ints("paddings"), c.Text("mode", "constant"), Tensor<T>.Scalar(c.Float("value", 0), c.Real(0).ElementType)));
        On("Pad", 2, c => Pad.Of(c.Real(0), c.Ints("pads"), c.Text("mode", "constant"), Tensor<T>.Scalar(c.Float("value", 0), c.Real(0).ElementType)));
        On("Pad", 11, c => Pad.Of(c.Any(0), c.Longs(1), c.Text("mode", "constant"), c.AnyOrNone(2), c.LongsOrNone(3)));
        On("CenterCropPad", 18, c => CenterCropPad.Of(c.Any(0), c.Longs(1), c.IntsOrNone("axes")));
        On("Trilu", 14, c => Trilu.Of(c.Any(0), c.LongOrNone(1) ?? 0, c.Flag("upper", true)));
        On("ReverseSequence", 10, c => ReverseSequence.Of(c.Any(0), c.Longs(1), c.Int("time_axis", 0), c.Int("batch_axis", 1)));
        On("Col2Im", 18, c => Col2Im.Of(c.Real(0), c.Longs(1), c.Longs(2), c.Ints("dilations"), c.Ints("pads"), c.Ints("strides")));
    }

    private static Tensor[] SplitParts(Call<T> c, long[]? lengths) => lengths is not null ? Split.Of(c.Any(0), lengths, c.Int("axis", 0))
        : Split.Equally(c.Any(0), c.OutputCount, c.Int("axis", 0), lastMayBeSmaller: false);

    // Opset 1's Tile gives its count and axis in the type of the data.
    private static long TileNumber(Call<T> c, int input) => c.Any(input) is Tensor<T> ? long.CreateChecked(double.CreateChecked(c.Scalar(input))) : c.Long(input);
}
