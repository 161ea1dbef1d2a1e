using System.Numerics;
using Verification.Reference.Numbers;
using Verification.Reference.Operators;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators;

public class ConvTests
{
    public static TheoryData<int[], int[], ConvolutionWindow> Windows => new()
    {
        { [2, 3, 7], [4, 3, 3], new() { Pads = [1, 2], Strides = [2] } },
        { [1, 4, 9, 8], [6, 2, 3, 2], new() { Pads = [1, 0, 2, 1], Strides = [2, 1], Dilations = [1, 2], Group = 2 } },
        { [1, 3, 6, 6], [6, 1, 3, 3], new() { AutoPad = "SAME_UPPER", Strides = [2, 2], Group = 3 } },
        { [1, 3, 5, 6], [3, 1, 2, 2], new() { AutoPad = "SAME_LOWER", Group = 3 } },
        { [1, 2, 4, 5, 3], [3, 2, 2, 3, 2], new() { Pads = [1, 1, 0, 0, 1, 1], Dilations = [2, 1, 1] } },
        { [1, 2, 3, 3, 2, 3], [2, 2, 2, 2, 1, 2], new() },
        { [2, 5, 4, 4], [3, 5, 1, 1], new() },
        { [0, 2, 4], [3, 2, 3], new() },
    };

    [Theory]
    [MemberData(nameof(Windows))]
    public void Every_number_type_and_its_bound_agree(int[] x, int[] w, ConvolutionWindow window)
    {
        Tensor<T> Run<T>() where T : IFloatingPointIeee754<T> => Conv.Of(Samples.Of<T>(1, x), Samples.Of<T>(2, w), Samples.Of<T>(3, w[0]), window);
        Tensor<double> y = Run<double>();
        Tensor<float> single = Run<float>();
        Tensor<Tracked> tracked = Run<Tracked>();
        Tensor<Augmented<Widening>> wide = Run<Augmented<Widening>>();
        for (int i = 0; i < y.Count; i++)
        {
            Assert.Equal(wide[i].Value, y[i], 1e-14);
            Assert.Equal(wide[i].Value, tracked[i].Value, 1e-14);
            Assert.True(Math.Abs(single[i] - wide[i].Value) <= tracked[i].Extra && tracked[i].Extra < 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Tangents_agree_with_differences(int[] x, int[] w, ConvolutionWindow window)
    {
        Tensor<Augmented<Tangents>> a = Samples.Duals(4, x), b = Samples.Duals(5, w), c = Samples.Duals(6, w[0]);
        Differences.AgreeAlong(Conv.Of(a, b, c, window).Values, step => Conv.Of(Samples.Along(a, step), Samples.Along(b, step), Samples.Along(c, step), window).Values);
    }

    [Theory]
    [MemberData(nameof(Windows))]
    public void Transposed_is_the_adjoint(int[] x, int[] w, ConvolutionWindow window)
    {
        if (window.AutoPad != "NOTSET" || x[0] == 0)
        {
            return;
        }
        Tensor<double> a = Samples.Of<double>(1, x), filters = Samples.Of<double>(2, w), y = Conv.Of(a, filters, null, window), cotangent = Samples.Of<double>(3, y.Shape);
        long[] size = [.. x[2..].Select(d => (long)d)], none = [];
        int rank = size.Length;
        long[] strides = window.Strides.Length > 0 ? window.Strides : [.. Enumerable.Repeat(1L, rank)], dilations = window.Dilations.Length > 0 ? window.Dilations : [.. Enumerable.Repeat(1L, rank)];
        long[] pads = window.Pads.Length > 0 ? window.Pads : [.. Enumerable.Repeat(0L, 2 * rank)];
        long[] more = [.. size.Select((s, d) => s - (strides[d] * (y.Shape[d + 2] - 1) + dilations[d] * (w[d + 2] - 1) + 1 - pads[d] - pads[d + rank]))];
        Tensor<double> back = ConvTranspose.Of(cotangent, filters, null, window, more, none);
        Assert.Equal(x, back.Shape);
        Assert.Equal(y.Values.Zip(cotangent.Values, (p, q) => p * q).Sum(), back.Values.Zip(a.Values, (p, q) => p * q).Sum(), 1e-12);
    }

    [Fact]
    public void Tape_and_tangents_give_one_derivative()
    {
        ConvolutionWindow window = new() { Pads = [1, 1], Strides = [2] };
        Tensor<Augmented<Tangents>> x = Samples.Duals(7, 1, 2, 5), w = Samples.Duals(8, 3, 2, 3);
        using Tape tape = new();
        Tensor<Augmented<Taping>> xs = new([.. x.Values.Select(v => tape.Variable(v.Value))], x.Shape), ws = new([.. w.Values.Select(v => tape.Variable(v.Value))], w.Shape);
        Tensor<Augmented<Taping>> y = Conv.Of(xs, ws, null, window);
        double[] seeds = [.. Enumerable.Range(1, y.Count).Select(i => (double)i)], adjoints = tape.Adjoints(y.Values, seeds);
        double pulled = xs.Values.Zip(x.Values, (v, d) => adjoints[Tape.Place(v)] * d.Extra).Sum() + ws.Values.Zip(w.Values, (v, d) => adjoints[Tape.Place(v)] * d.Extra).Sum();
        double pushed = Conv.Of(x, w, null, window).Values.Zip(seeds, (v, s) => v.Extra * s).Sum();
        Assert.Equal(pushed, pulled, 1e-12);
    }

    [Fact]
    public void NaN_reaches_only_the_windows_that_hold_it()
    {
        float[] x = [1, 2, 3, float.NaN, 5, 6, 7];
        Tensor<Tracked> y = Conv.Of(Samples.Of<Tracked>(x, 1, 1, 7), Samples.Of<Tracked>([1, 1], 1, 1, 2), null, new());
        Assert.Equal([false, false, true, true, false, false], y.Values.Select(v => double.IsNaN(v.Value)));
        Assert.All(y.Values, v => Assert.True(double.IsFinite(v.Extra)));
    }

    [Fact]
    public void Version_1_splits_an_odd_transposed_pad_the_other_way_round()
    {
        Tensor<double> x = new([1, 2], [1, 1, 2]), w = new([1, 10, 100], [1, 1, 3]);
        Assert.Equal([12, 120, 200], ConvTranspose.Of(x, w, null, new(), [], [3]).Values);
        Assert.Equal([1, 12, 120], ConvTranspose.Of(x, w, null, new(), [], [3], firstVersion: true).Values);
    }
}
