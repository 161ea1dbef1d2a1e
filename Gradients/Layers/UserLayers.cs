namespace Verification.Gradients.Layers;

/// <summary>The layers whose backward pass users write by hand, each at one small point.</summary>
public static class UserLayers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<LayerCase> All { get; } =
    [
        LayerCase.Of("linear", new LinearLoops(), [2, 3], [4, 3], [4]),
        LayerCase.Of("convolution", new ConvolutionLoops(stride: 1, pad: 1), [2, 2, 3, 4], [3, 2, 3, 3], [3]),
        LayerCase.Of("convolution-strided-grouped", new ConvolutionLoops(stride: 2, pad: 1), [1, 4, 5, 4], [4, 2, 3, 2], [4]),
        LayerCase.Of("layer-normalization", new LayerNormalizationLoops(), [3, 5], [5], [5]),
        LayerCase.Of("rms-normalization", new RmsNormalizationLoops(), [3, 5], [5]),
        LayerCase.Of("group-normalization", new GroupNormalizationLoops(groups: 2), [2, 4, 3], [4], [4]),
        LayerCase.Of("gelu", new GeluLoops(), [2, 5]),
        LayerCase.Of("gelu-tanh", new GeluTanhLoops(), [2, 5]),
        LayerCase.Of("relu", new ReluLoops(), [2, 5]),
        LayerCase.Of("max-pool", new MaxPoolLoops(window: 2, stride: 1), [1, 2, 3, 4]),
        LayerCase.Of("sort", new SortLoops(), [2, 6]),
        LayerCase.Of("embedding", new EmbeddingLoops(2, 0, 2, 3), [4, 3]),
        LayerCase.Of("attention", new AttentionLoops(), [3, 4], [5, 4], [5, 2]),
        LayerCase.Of("attention-causal", new AttentionLoops(causal: true), [4, 3], [4, 3], [4, 2]),
        LayerCase.Of("gru", new GruLoops(), [2, 3], [2, 4], [12, 3], [12, 4], [12], [12]),
        LayerCase.Of("lstm", new LstmLoops(), [2, 3], [2, 4], [2, 4], [16, 3], [16, 4], [16], [16]),
    ];
}
