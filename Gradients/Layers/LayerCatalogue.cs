using Verification.Reference.Tensors;

namespace Verification.Gradients.Layers;

/// <summary>Every layer with a backward pass written by hand, each at one small fixed point where it is differentiable.</summary>
public static class LayerCatalogue
{
    /// <summary>The layers, the printed ones first.</summary>
    public static IReadOnlyList<LayerCase> All => [.. Printed, .. UserLayers.All];

    /// <summary>Those of the sources.</summary>
    public static IReadOnlyList<LayerCase> Printed { get; } =
    [
        At("softmax-loops", new SoftmaxLoops(), [[2, 3]], [[2, 3]]),
        At("softmax-in-two-loops", new SoftmaxInTwoLoops(), [[2, 3]], [[2, 3]]),
        At("cross-entropy-loops", new CrossEntropyLoops(), [[2, 3], [2, 3]], [[2]]),
        At("batch-normalization", new BatchNormalizationLoops(), [[3, 2]], [[3, 2]]),
        At("ugrnn", new UgrnnLoops(), [[2, 2], [2, 3], [2], [2, 2], [2, 3], [2], [2, 2], [2, 3]], [[2, 2]]),
        At("ugrnn-through-time", new UgrnnThroughTime(), [[2, 2], [2, 1], [2], [2, 2], [2, 1], [2], [1, 1], [1, 1], [1, 1]], [[1, 2], [1, 2], [1, 2]]),
        At("nearest-centre-rounding", new NearestCentreRounding(), [[2, 2], [3, 2]], [[3, 2]]),
        At("nearest-centre-code", new NearestCentreCode(), [[2, 2], [3, 2]], [[3, 2]]),
        At("straight-through", new StraightThrough(), [[2, 2], [3, 2], [3, 2]], [[3, 2]]),
        At("quantisation-loss", new QuantisationLoss(), [[2, 2], [3, 2], []], [[]]),
        Words,
        At("reparameterisation", new Reparameterisation(), [[3], [3], [3]], [[3]]),
        At("log-variance-reparameterisation", new LogVarianceReparameterisation(), [[3], [3], [3]], [[3]]),
    ];

    private static LayerCase Words => At("generated-words", new GeneratedWords(), [], [[3, 2]]) with
    {
        X = [Tensor<double>.Vector(0.25, 0.75), new([0.5, 0.5, 0.125, 0.875], [2, 2]), Tensor<double>.Vector(0.375, 0.0625, 0.75)],
    };

    // Multiples of 1/8 from −1.5 to 1.5, in an order without a pattern that a layer would notice: 7k modulo 25.
    private static LayerCase At(string name, ILayer layer, int[][] inputs, int[][] outputs)
    {
        int k = 0;
        return new(name, layer, [.. inputs.Select(Next)], [.. outputs.Select(Next)]);

        Tensor<double> Next(int[] shape)
        {
            Tensor<double> x = new(shape);
            for (int i = 0; i < x.Count; i++)
            {
                x.Values[i] = (7 * ++k % 25 - 12) / 8.0;
            }
            return x;
        }
    }
}
