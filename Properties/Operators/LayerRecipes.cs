using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Properties.Operators;

/// <summary>Losses and normalisation in training: layers with several results.</summary>
internal static class LayerRecipes
{
    public static IEnumerable<OperatorRecipe> All =>
    [
        new("NegativeLogLikelihoodLoss", d =>
        {
            int batch = d.Between(1, 4), classes = d.Between(2, 5);
            string[] from = [d.Real([batch, classes]), d.Integers([batch], classes)];
            d.Node("NegativeLogLikelihoodLoss", d.Chance(2) ? from : [.. from, d.Uniform([classes], 0.5, 2)], Text("reduction", d.Pick("mean", "sum", "none")));
        }),
        new("SoftmaxCrossEntropyLoss", d =>
        {
            int batch = d.Between(1, 3), classes = d.Between(2, 4);
            d.Node("SoftmaxCrossEntropyLoss", [d.Real([batch, classes]), d.Integers([batch], classes), d.Uniform([classes], 0.5, 2)], 2, Text("reduction", d.Pick("mean", "sum", "none")));
        }),
        new("BatchNormalization", d =>
        {
            int[] shape = [d.Between(2, 4), .. d.Shape(1, 2)], channels = [shape[1]];
            d.Node(
                "BatchNormalization",
                [d.Real(shape, Palette.Normal), d.Real(channels, Palette.Normal), d.Real(channels, Palette.Normal), d.Real(channels, Palette.Normal), d.Uniform(channels, 0.5, 2)],
                3, Int("training_mode", 1), Float("epsilon", d.Pick(1e-5, 1e-3)));
        }),
        new("LayerNormalization", d =>
        {
            int[] shape = [d.Between(1, 3), d.Between(2, 5)], last = shape[1..];
            d.Node("LayerNormalization", [d.Real(shape), d.Real(last, Palette.Normal), d.Real(last, Palette.Normal)], 3);
        }),
    ];
}
