using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Properties.Claims;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Checker;

public sealed class GradientTests
{
    public static TheoryData<string> Layers => [.. LayerCatalogue.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Layers))]
    public void Every_layer_holds_against_the_derivative_of_its_forward_pass(string name)
    {
        LayerCase one = Find(name);
        GradientReport report = Gradient.Of(one.Layer, one.X);
        Assert.True(report.Verdict == Verdict.Holds, report.ToString());
    }

    [Theory, MemberData(nameof(Layers))]
    public void Every_layer_holds_as_a_black_box(string name)
    {
        LayerCase one = Find(name);
        GradientReport report = Gradient.Check(one.Layer, one.X, new GradientOptions { Title = name, Floor = 1e-9 });
        Assert.True(report.Verdict == Verdict.Holds, report.ToString());
    }

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_that_loses_a_ten_millionth_of_one_gradient_is_refuted(string name)
    {
        LayerCase one = Find(name);
        Lossy lossy = new(one.Layer);
        if (one.Layer.Pullback(one.X, one.Cotangents).Any(g => g.Values.Any(v => v != 0)))
        {
            Assert.Equal(Verdict.Refuted, Gradient.Of(lossy, one.X).Verdict);
        }
    }

    [Fact]
    public void A_saturated_gradient_is_told_from_zero_without_differences()
    {
        Assert.Equal(Verdict.Refuted, Gradient.Of(new Flattened(), [Tensor<double>.Vector(20)]).Verdict);
        Assert.Equal(Verdict.Undecided, Gradient.Check(new Flattened(), [Tensor<double>.Vector(20)]).Verdict);
    }

    [Fact]
    public void A_kink_is_undecided_on_it_and_decided_beside_it()
    {
        static GradientReport At(double x) => Gradient.Check(x => [Math.Max(x[0], 0)], (x, c) => [x[0] > 0 ? c[0] : 0], [x]);
        Assert.Equal(Verdict.Undecided, At(0).Verdict);
        Assert.Equal(Verdict.Holds, At(1e-3).Verdict);
        Assert.Equal(Verdict.Holds, At(-1e-3).Verdict);
    }

    [Fact]
    public void A_floor_decides_what_is_flat()
    {
        static GradientReport At(double floor) => Gradient.Check(x => [Math.Tanh(x[0])], (x, c) => [0], [20.0], new GradientOptions { Floor = floor });
        Assert.Equal(1, At(0).Flat);
        Assert.Equal(Verdict.Holds, At(1e-9).Verdict);
    }

    [Fact]
    public void Steps_fit_the_ends_of_a_domain()
    {
        GradientReport logarithm = Gradient.Check(x => [Math.Log(x[0])], (x, c) => [c[0] / x[0]], [1e-8]), root = Gradient.Check(x => [Math.Sqrt(x[0] * x[0] * x[0] + x[0])], (x, c) => [c[0] * 100], [0]);
        Assert.True(logarithm.Verdict == Verdict.Holds, logarithm.ToString());
        Assert.Equal(Verdict.Undecided, root.Verdict);
        GradientReport oneSided = Gradient.Check(x => [x[0] < 0 ? double.NaN : Math.Exp(x[0])], (x, c) => [c[0]], [0]);
        Assert.True(oneSided.Verdict == Verdict.Holds, oneSided.ToString());
        Assert.Equal(Verdict.Refuted, Gradient.Check(x => [x[0] < 0 ? double.NaN : Math.Exp(x[0])], (x, c) => [1.00001 * c[0]], [0]).Verdict);
    }

    [Fact]
    public void A_loss_of_thousands_of_weights_is_checked_block_by_block()
    {
        static double Weight(int i) => 1 + i % 7;
        static GradientReport Off(double relative) => Gradient.Check(
            x => x.Select((v, i) => Weight(i) * Math.Sin(v)).Sum(),
            x => [.. x.Select((v, i) => Weight(i) * Math.Cos(v) * (i == 1234 ? 1 + relative : 1))],
            [.. Enumerable.Range(0, 5000).Select(i => Math.Sin(i * 0.7) + 0.01)]);
        GradientReport right = Off(0), wrong = Off(1e-6);
        Assert.True(right.Verdict == Verdict.Holds && right.Missed > 0, right.ToString());
        Assert.Equal(Verdict.Refuted, wrong.Verdict);
        Assert.Equal(1234, Assert.Single(wrong.Refuted).Input);
    }

    [Fact]
    public void Half_precision_is_checked_at_its_own_resolution()
    {
        static GradientReport With(double factor) => Gradient.Check<Half>(
            x => [new([.. x[0].Values.Select(Half.Exp)], x[0].Shape)],
            (x, c) => [new([.. x[0].Values.Zip(c[0].Values, (v, g) => Half.Exp(v) * g * (Half)factor)], x[0].Shape)],
            [Tensor<Half>.Vector((Half)0.5, (Half)(-1), (Half)1.25)]);
        Assert.True(With(1).Verdict == Verdict.Holds, With(1).ToString());
        Assert.Equal(Verdict.Refuted, With(1.5).Verdict);
    }

    [Fact]
    public void The_text_names_the_entry_and_what_wrong_entries_have_in_common()
    {
        double[] s = [0.5, -1, 2];
        GradientReport report = Gradient.Check(Softmax, (x, c) =>
        {
            double[] p = Softmax(x);
            double e = p.Zip(c, (a, b) => a * b).Sum();
            return [.. p.Zip(c, (a, b) => a * (b + e))];
        }, s, new GradientOptions { Title = "softmax", Names = ["s"] });
        GradientException failure = Assert.Throws<GradientException>(report.Enforce);
        Assert.Contains("softmax is refuted", failure.Message, StringComparison.Ordinal);
        Assert.Contains("/ ∂s[", failure.Message, StringComparison.Ordinal);
        Assert.Contains("off the diagonal (∂yᵢ/∂xⱼ, i ≠ j) the pullback has the other sign", failure.Message, StringComparison.Ordinal);
        Assert.Contains("s = [0.5, -1, 2] [3]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_checked_says_why()
    {
        Assert.Contains("cannot be evaluated", Assert.Throws<GradientException>(() => Gradient.Check(_ => throw new InvalidOperationException("no"), (x, c) => x, [1.0])).Message, StringComparison.Ordinal);
        Assert.Contains("the pullback fails", Assert.Throws<GradientException>(() => Gradient.Check(x => x, (_, _) => throw new InvalidOperationException("no"), [1.0])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Gradient.Check<decimal>(x => x, (x, c) => c, [Tensor<decimal>.Vector(1)]));
        Assert.Equal(Verdict.Refuted, Gradient.Check(x => [x[0]], (x, c) => [double.NaN], [1.0]).Verdict);
        Assert.Equal(Verdict.Undecided, Gradient.Check(x => [double.NaN * x[0]], (x, c) => [c[0]], [1.0]).Verdict);
        Assert.Equal(Verdict.Undecided, Gradient.Check(x => x, (x, c) => c, []).Verdict);
    }

    private static double[] Softmax(double[] s)
    {
        double[] e = [.. s.Select(v => Math.Exp(v - s.Max()))];
        return [.. e.Select(v => v / e.Sum())];
    }

    private static LayerCase Find(string name) => LayerCatalogue.All.Single(one => one.Name == name);

    private sealed class Lossy(ILayer layer) : ILayer
    {
        public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => layer.Forward(x);

        public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T>
        {
            Tensor<T>[] gradients = layer.Pullback(x, cotangents);
            T[] values = gradients.First(g => g.Values.Any(v => !T.IsZero(v))).Values;
            int at = Array.FindIndex(values, v => !T.IsZero(v));
            values[at] *= T.CreateChecked(1 - 1e-7);
            return gradients;
        }
    }

    private sealed class Flattened : ILayer
    {
        public Tensor<T>[] Forward<T>(Tensor<T>[] x) where T : struct, IFloatingPointIeee754<T> => [new(Array.ConvertAll(x[0].Values, T.Tanh), x[0].Shape)];

        public Tensor<T>[] Pullback<T>(Tensor<T>[] x, Tensor<T>[] cotangents) where T : struct, IFloatingPointIeee754<T> => [new(x[0].Shape)];
    }
}
