using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Layers;

/// <summary>The forward passes are what ONNX's operators of that name compute: another implementation, in the same tracked numbers.</summary>
public sealed class OnnxAgreementTests
{
    public static TheoryData<string> Names => [.. Operators.Keys];

    private static readonly Dictionary<string, Func<Tensor<Tracked>[], Tensor<Tracked>[]>> Operators = new()
    {
        ["linear"] = x => [Gemm.Of(x[0], x[1], x[2], transB: true)],
        ["convolution"] = x => [Conv.Of(x[0], x[1], x[2], new ConvolutionWindow { Pads = [1, 1, 1, 1] })],
        ["convolution-strided-grouped"] = x => [Conv.Of(x[0], x[1], x[2], new ConvolutionWindow { Pads = [1, 1, 1, 1], Strides = [2, 2], Group = 2 })],
        ["layer-normalization"] = x => [LayerNormalization.Of(x[0], x[1], x[2], -1, 1e-5, ElementType.Double)[0]],
        ["rms-normalization"] = x => [RMSNormalization.Of(x[0], x[1], -1, 1e-5)],
        ["group-normalization"] = x => [GroupNormalization.Of(x[0], x[1], x[2], 2, 1e-5)],
        ["gelu"] = x => [Gelu.Of(x[0])],
        ["gelu-tanh"] = x => [Gelu.ByTanh(x[0])],
        ["max-pool"] = x => [MaxPool.Of(x[0], new Windows(x[0].Shape.AsSpan(2), [2, 2], [], [], []))],
        ["attention"] = x => [Head(Attention.Of(Head(x[0]), Head(x[1]), Head(x[2]), null, null, null, null, new AttentionOptions<Tracked>())[0])],
        ["attention-causal"] = x => [Head(Attention.Of(Head(x[0]), Head(x[1]), Head(x[2]), null, null, null, null, new AttentionOptions<Tracked> { Causal = true })[0])],
        ["gru"] = x => [Flat(Gru.Of(Recurrent(x, x[1], null, [GruLoops.Update, GruLoops.Reset, GruLoops.New]), linearBeforeReset: true).H)],
        ["lstm"] = x => Lstm.Of(Recurrent(x, x[1], x[2], [LstmLoops.Input, LstmLoops.Output, LstmLoops.Forget, LstmLoops.Cell]), inputForget: false) is var (_, h, c) ? [Flat(h), Flat(c)] : [],
    };

    [Theory, MemberData(nameof(Names))]
    public void Has_the_forward_pass_of(string name)
    {
        LayerCase one = UserLayers.All.First(c => c.Name == name);
        Tensor<Tracked>[] x = [.. one.X.Select(t => new Tensor<Tracked>(Array.ConvertAll(t.Values, v => (Tracked)v), t.Shape))];
        Tensor<Tracked>[] ours = one.Layer.Forward(x), theirs = Operators[name](x);
        Assert.Equal(theirs.Length, ours.Length);
        for (int t = 0; t < ours.Length; t++)
        {
            Assert.Equal(theirs[t].Count, ours[t].Count);
            Assert.All(ours[t].Values.Zip(theirs[t].Values, (a, b) => a - b), gap => Assert.True(Math.Abs(gap.Value) <= gap.Extra && gap.Extra < 1e-12, $"{gap}"));
        }
    }

    [Fact]
    public void Gru_is_not_the_convention_that_resets_before_the_product()
    {
        LayerCase one = UserLayers.All.First(c => c.Name == "gru");
        double[] other = Gru.Of(Recurrent(one.X, one.X[1], null, [GruLoops.Update, GruLoops.Reset, GruLoops.New]), linearBeforeReset: false).H.Values;
        Assert.Contains(one.Layer.Forward(one.X)[0].Values.Zip(other), pair => Math.Abs(pair.First - pair.Second) > 1e-3);
    }

    [Fact]
    public void Sort_sorts() => Assert.Equal([-3, -1, 0.5, 2, 7, -8, 0, 4, 4, 9], new SortLoops().Forward([new Tensor<double>([2, -1, 7, -3, 0.5, 4, 9, -8, 4, 0], [2, 5])])[0].Values);

    [Fact]
    public void Embedding_takes_rows() => Assert.Equal([5, 6, 1, 2, 5, 6], new EmbeddingLoops(2, 0, 2).Forward([new Tensor<double>([1, 2, 3, 4, 5, 6], [3, 2])])[0].Values);

    [Fact]
    public void Operands_that_do_not_fit_are_refused()
    {
        Tensor<double> x = new([1, 3, 2, 2]), table = new([3, 2]);
        Assert.Throws<ShapeException>(() => new ConvolutionLoops().Forward([x, new Tensor<double>([1, 2, 1, 1]), new Tensor<double>([1])]));
        Assert.Throws<ShapeException>(() => new ConvolutionLoops().Forward([x, new Tensor<double>([1, 3, 3, 1]), new Tensor<double>([1])]));
        Assert.Throws<ShapeException>(() => new GroupNormalizationLoops(groups: 2).Forward([new Tensor<double>([1, 3, 2]), new Tensor<double>([3]), new Tensor<double>([3])]));
        Assert.Throws<ShapeException>(() => new MaxPoolLoops(window: 3, stride: 1).Forward([x]));
        Assert.Contains("index 3", Assert.Throws<ArgumentOutOfRangeException>(() => new EmbeddingLoops(0, 3).Forward([table])).Message, StringComparison.Ordinal);
    }

    private static Tensor<T> Head<T>(Tensor<T> x) => x.Rank == 2 ? x.Reshaped(1, 1, x.Shape[0], x.Shape[1]) : x;

    private static Tensor<T> Flat<T>(Tensor<T> x) => x.Reshaped(x.Count);

    private static RecurrentLayer<T> Recurrent<T>(Tensor<T>[] x, Tensor<T> h, Tensor<T>? c, int[] order)
        where T : struct, IFloatingPointIeee754<T>
    {
        Tensor<T> wx = Blocks(x[^4], order), wh = Blocks(x[^3], order), bx = Blocks(x[^2], order), bh = Blocks(x[^1], order);
        return new()
        {
            X = x[0].Reshaped(1, x[0].Shape[0], x[0].Shape[1]),
            W = wx.Reshaped(1, wx.Shape[0], wx.Shape[1]),
            R = wh.Reshaped(1, wh.Shape[0], wh.Shape[1]),
            B = new([.. bx.Values, .. bh.Values], [1, 2 * bx.Count]),
            InitialH = h.Reshaped(1, h.Shape[0], h.Shape[1]),
            InitialC = c?.Reshaped(1, c.Shape[0], c.Shape[1]),
        };
    }

    // The gates' blocks in another order.
    private static Tensor<T> Blocks<T>(Tensor<T> x, int[] order)
    {
        int length = x.Count / order.Length;
        return new([.. order.SelectMany(block => x.Values[(block * length)..((block + 1) * length)])], x.Shape);
    }
}
