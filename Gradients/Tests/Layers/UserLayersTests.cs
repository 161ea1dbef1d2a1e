using System.Numerics;
using Verification.Gradients.Claims;
using Verification.Gradients.Layers;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;
using Single = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Gradients.Tests.Layers;

/// <summary>What claims do not see: the loops in plain float and double, whose inner loops are vectors, at sizes that fill several of them.</summary>
public sealed class UserLayersTests
{
    private static readonly LayerCase[] Large =
    [
        LayerCase.Of("linear", new LinearLoops(), [3, 37], [19, 37], [19]),
        LayerCase.Of("convolution", new ConvolutionLoops(stride: 1, pad: 1), [2, 3, 8, 19], [4, 3, 3, 3], [4]),
        LayerCase.Of("convolution-strided-grouped", new ConvolutionLoops(stride: 3, pad: 2), [2, 4, 9, 21], [6, 2, 3, 5], [6]),
        LayerCase.Of("layer-normalization", new LayerNormalizationLoops(), [5, 37], [37], [37]),
        LayerCase.Of("rms-normalization", new RmsNormalizationLoops(), [5, 37], [37]),
        LayerCase.Of("group-normalization", new GroupNormalizationLoops(groups: 3), [2, 6, 19], [6], [6]),
        LayerCase.Of("embedding", new EmbeddingLoops(2, 0, 2, 3), [4, 37]),
        LayerCase.Of("attention", new AttentionLoops(), [5, 19], [21, 19], [21, 37]),
        LayerCase.Of("attention-causal", new AttentionLoops(causal: true), [19, 17], [19, 17], [19, 9]),
        LayerCase.Of("gru", new GruLoops(), [3, 19], [3, 21], [63, 19], [63, 21], [63], [63]),
        LayerCase.Of("lstm", new LstmLoops(), [3, 19], [3, 21], [3, 21], [84, 19], [84, 21], [84], [84]),
    ];

    public static TheoryData<string> Names => [.. UserLayers.All.Select(c => c.Name)];

    public static TheoryData<string> LargeNames => [.. Large.Select(c => c.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Compute_within_their_own_bound(string name) => ComputesWithinItsBound(Find(UserLayers.All, name));

    [Theory, MemberData(nameof(LargeNames))]
    public void Compute_within_their_own_bound_at_larger_sizes(string name) => ComputesWithinItsBound(Find(Large, name));

    [Theory, MemberData(nameof(Names))]
    public void Have_the_derivative_of_dual_numbers_at_their_point(string name)
    {
        LayerCase one = Find(UserLayers.All, name);
        LayerPoint<Tracked> point = new LayerPoint<double>(one.X, one.Cotangents).In<Tracked>();
        Tracked[] backward = LayerPoint<Tracked>.Flat(one.Layer.Pullback(point.X, point.Cotangents)), oracle = LayerClaims.Oracle(one.Layer, point);
        Assert.Equal(oracle.Length, backward.Length);
        Assert.All(backward.Zip(oracle, (b, o) => b - o), gap => Assert.True(Math.Abs(gap.Value) <= gap.Extra && gap.Extra < 1e-12, $"{gap}"));
    }

    [Fact]
    public void Would_not_compute_within_their_bound_with_a_term_left_out() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => ComputesWithinItsBound(LayerCase.Of("loses-a-term", new LosesTheLastTermInDouble(), [3])));

    [Fact]
    public void Have_names_of_their_own() => Assert.Equal(UserLayers.All.Count, UserLayers.All.Select(c => c.Name).Distinct().Count());

    [Fact]
    public void Lie_at_points_that_every_format_holds_without_zeros() =>
        Assert.All(UserLayers.All.SelectMany(c => c.X.Concat(c.Cotangents)).SelectMany(t => t.Values), v => Assert.True(v != 0 && v == (double)(Half)v));

    // The widest bound is that of a convolution's bias: 304 cotangents of sizes that add up to 190, 304 · 190 · 2⁻⁵³ = 6.4e-12, in float 3.4e-3.
    private static void ComputesWithinItsBound(LayerCase one)
    {
        LayerPoint<double> point = new(one.X, one.Cotangents);
        double[] computed = Run(one.Layer, point), narrow = Array.ConvertAll(Run(one.Layer, point.In<float>()), v => (double)v);
        Tracked[] bounds = Run(one.Layer, point.In<Tracked>());
        Single[] narrowBounds = Run(one.Layer, point.In<Single>());
        for (int i = 0; i < computed.Length; i++)
        {
            Assert.True(Math.Abs(computed[i] - bounds[i].Value) <= bounds[i].Extra && bounds[i].Extra < 1e-11, $"{one.Name}[{i}]: {computed[i]} is not {bounds[i]}");
            Assert.True(Math.Abs(narrow[i] - narrowBounds[i].Value) <= narrowBounds[i].Extra && narrowBounds[i].Extra < 6e-3, $"{one.Name}[{i}]: {narrow[i]} is not {narrowBounds[i]}");
        }
    }

    private static T[] Run<T>(ILayer layer, LayerPoint<T> point) where T : struct, IFloatingPointIeee754<T> =>
        LayerPoint<T>.Flat([.. layer.Forward(point.X), .. layer.Pullback(point.X, point.Cotangents)]);

    private static LayerCase Find(IEnumerable<LayerCase> cases, string name) => cases.First(c => c.Name == name);

    private sealed class LosesTheLastTermInDouble : ILayer
    {
        public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> =>
            [Tensor<T>.Scalar(Special.Sum<T>(typeof(T) == typeof(double) ? x[0].Values.AsSpan(..^1) : x[0].Values))];

        public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> =>
            [new([.. x[0].Values.Select(_ => cotangents[0][0])], x[0].Shape)];
    }
}
