using Verification.Reference.Operators;

namespace Verification.Reference.Onnx;

/// <summary>Operators that select elements by index, and those that find indices.</summary>
public static partial class Catalogue<T>
{
    static partial void Indexing()
    {
        On("Gather", 1, c => Gather.Of(c.Any(0), c.Any(1), c.Int("axis", 0)));
        On("GatherElements", 11, c => GatherElements.Of(c.Any(0), c.Any(1), c.Int("axis", 0)));
        On("GatherND", 11, c => GatherND.Of(c.Any(0), c.Any(1)));
        On("GatherND", 12, c => GatherND.Of(c.Any(0), c.Any(1), c.Int("batch_dims", 0)));

        On("Scatter", 9, c => Scatter.Elements<T>(c.Any(0), c.Any(1), c.Any(2), c.Int("axis", 0)));
        Withdrawn("Scatter", 11, "ScatterElements");
        On("ScatterElements", 11, c => Scatter.Elements<T>(c.Any(0), c.Any(1), c.Any(2), c.Int("axis", 0)));
        On("ScatterElements", 16, c => Scatter.Elements<T>(c.Any(0), c.Any(1), c.Any(2), c.Int("axis", 0), c.Text("reduction", "none")));
        On("ScatterND", 11, c => Scatter.ND<T>(c.Any(0), c.Any(1), c.Any(2)));
        On("ScatterND", 16, c => Scatter.ND<T>(c.Any(0), c.Any(1), c.Any(2), c.Text("reduction", "none")));
        On("TensorScatter", 24, c => TensorScatter.Of(c.Any(0), c.Any(1), c.LongsOrNone(2), c.Int("axis", -2), c.Text("mode", "linear") switch
        {
            "linear" => false,
            "circular" => true,
            string other => throw c.Error($"'mode' is '{other}': need linear or circular"),
        }));

        On("OneHot", 9, c => OneHot.Of<T>(c.Any(0), c.Any(1), c.Any(2), c.Int("axis", -1), negativeFromEnd: false));
        On("OneHot", 11, c => OneHot.Of<T>(c.Any(0), c.Any(1), c.Any(2), c.Int("axis", -1)));
        On("NonZero", 9, c => NonZero.Of<T>(c.Any(0)));
        On("Compress", 9, c => Compress.Of(c.Any(0), c.Of<bool>(1), c.IntOrNone("axis")));
        On("Unique", 11, c => Unique.Of<T>(c.Any(0), c.IntOrNone("axis"), c.Flag("sorted", true)));

        On("TopK", 1, c => TopK.Of<T>(c.Any(0), c.Int("k"), c.Int("axis", -1)));
        On("TopK", 10, c => TopK.Of<T>(c.Any(0), c.Long(1), c.Int("axis", -1)));
        On("TopK", 11, c => TopK.Of<T>(c.Any(0), c.Long(1), c.Int("axis", -1), c.Flag("largest", true)));
        On("ArgMax", 1, c => ArgMax.Of<T>(c.Any(0), c.Int("axis", 0), c.Flag("keepdims", true)));
        On("ArgMax", 12, c => ArgMax.Of<T>(c.Any(0), c.Int("axis", 0), c.Flag("keepdims", true), c.Flag("select_last_index")));
        On("ArgMin", 1, c => ArgMax.Of<T>(c.Any(0), c.Int("axis", 0), c.Flag("keepdims", true), smallest: true));
        On("ArgMin", 12, c => ArgMax.Of<T>(c.Any(0), c.Int("axis", 0), c.Flag("keepdims", true), c.Flag("select_last_index"), smallest: true));
    }
}
