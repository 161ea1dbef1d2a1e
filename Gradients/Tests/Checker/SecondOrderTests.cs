using System.Numerics;
using Verification.Gradients.Layers;
using Verification.Gradients.Oracles;
using Verification.Properties.Claims;
using Verification.Reference.Numbers;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Tests.Checker;

public sealed class SecondOrderTests
{
    private static readonly GradientOptions Twice = new() { SecondOrder = true, Floor = 1e-9 };

    public static TheoryData<string> Layers => [.. LayerCatalogue.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Layers))]
    public void Every_layer_is_a_field_of_gradients(string name)
    {
        LayerCase one = Find(name);
        GradientReport report = Gradient.Check(one.Layer, one.X, Twice with { Title = name });
        Assert.True(Assert.Single(report.SecondOrder).Verdict == Verdict.Holds && report.Verdict == Verdict.Holds, report.ToString());
    }

    [Theory, MemberData(nameof(Layers))]
    public void The_derivative_of_every_pullback_is_a_double_backward_that_holds_and_with_another_sign_does_not(string name)
    {
        LayerCase one = Find(name);
        GradientReport right = With(one, 1, 1), wrongX = With(one, -1, 1), wrongCotangent = With(one, 1, -1);
        Assert.True(right.SecondOrder[0].Verdict == Verdict.Holds, right.ToString());

        // What is zero has no sign: piecewise constant functions have no derivative, piecewise linear ones no second.
        (Tensor<double>[] ofX, Tensor<double>[] ofCotangent) = DoubleBackward(one.Layer, one.X, one.Cotangents, one.X);
        Assert.True(wrongX.SecondOrder[0].Verdict == (IsZero(ofX) ? Verdict.Holds : Verdict.Refuted), wrongX.ToString());
        Assert.True(wrongCotangent.SecondOrder[0].Verdict == (IsZero(ofCotangent) ? Verdict.Holds : Verdict.Refuted), wrongCotangent.ToString());

        static bool IsZero(Tensor<double>[] tensors) => tensors.All(t => t.Values.All(v => v == 0));
    }

    [Fact]
    public void A_factor_that_is_right_at_the_point_only_shows_in_the_second_order_alone()
    {
        Assert.Equal(Verdict.Holds, Kept<double>(kept: true, new()).Verdict);
        Shows<double>();
        Shows<float>();

        static void Shows<T>() where T : struct, IFloatingPointIeee754<T>
        {
            GradientReport right = Kept<T>(kept: false, Twice), wrong = Kept<T>(kept: true, Twice);
            Assert.True(right.Verdict == Verdict.Holds && right.SecondOrder[0].Decided == 3, right.ToString());
            Assert.True(wrong.Verdict == Verdict.Refuted && wrong.Refuted.Count == 0, wrong.ToString());
            Assert.StartsWith("softmax, as a field of gradients, is refuted: ∂x̄ᵢ/∂xₖ = ∂x̄ₖ/∂xᵢ", wrong.ToString(), StringComparison.Ordinal);
            Assert.Contains("∂x̄[2] / ∂s[0]", wrong.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Many_inputs_are_compared_block_by_block()
    {
        GradientReport right = Blocks(-1), wrong = Blocks(123);
        Assert.True(right.Verdict == Verdict.Holds && right.SecondOrder[0].Missed is > 0 and < 0.02, right.ToString());
        Assert.True(wrong.Refuted.Count == 0 && wrong.Verdict == Verdict.Refuted, wrong.ToString());
        Assert.All(wrong.SecondOrder[0].Refuted, e => Assert.True(e.Input == 123 || e.Output == 123));
    }

    [Fact]
    public void An_input_at_a_kink_is_set_apart_and_hides_nothing_else()
    {
        // s²/2 with s = Σ wᵢ sin xᵢ + |x₁₇|: at x₁₇ = 0 no entry of x̄ has a derivative along it. The resolution is that of the noise, which the kink makes seem more.
        static GradientReport At(double x17, int most, double factor) => Gradient.Check(
            x => Math.Pow(Total(x) + Math.Abs(x[17]), 2) / 2,
            x =>
            {
                double total = Total(x) + Math.Abs(x[17]), scaled = (total - Total(Point(x17))) * factor + Total(Point(x17));
                return [.. x.Select((v, i) => (i == 3 ? scaled : total) * (Weight(i) * Math.Cos(v) + (i == 17 ? Math.Sign(v) : 0)))];
            },
            Point(x17),
            Twice with { MostDirections = most, Resolution = 1e-6 });
        static double[] Point(double x17) => [.. Enumerable.Range(0, 40).Select(i => i == 17 ? x17 : Math.Sin(i * 0.7) + 0.01)];
        GradientReport few = At(0, 100, 1).SecondOrder[0], many = At(0, 8, 1).SecondOrder[0];
        Assert.True(few is { Verdict: Verdict.Undecided, Unresolved: 39, Decided: 40 * 39 / 2 - 39 }, few.ToString());
        Assert.True(many is { Verdict: Verdict.Undecided, Unresolved: 1, Decided: 16 * 120 }, many.ToString());
        Assert.Equal(Verdict.Holds, At(0.5, 8, 1).SecondOrder[0].Verdict);
        Assert.Equal(Verdict.Refuted, At(0, 100, 1 + 1e-5).SecondOrder[0].Verdict);
        Assert.Equal(Verdict.Refuted, At(0, 8, 1 + 1e-5).SecondOrder[0].Verdict);
    }

    [Fact]
    public void Jumps_and_kinks_of_the_gradient_are_undecided()
    {
        static GradientReport Power(double exponent, double other) => Gradient.Check(
            x => Math.Pow(Math.Abs(x[0] - x[1]), exponent),
            x => Math.Sign(x[0] - x[1]) * exponent * Math.Pow(Math.Abs(x[0] - x[1]), exponent - 1) is var g ? [g, -g] : [],
            [0.5, other],
            Twice).SecondOrder[0];
        Assert.Equal(Verdict.Undecided, Power(1, 0.5).Verdict);
        Assert.Equal(Verdict.Holds, Power(2, 0.5).Verdict);
        Assert.Equal(Verdict.Undecided, Power(1.5, 0.5).Verdict);
        Assert.Equal(Verdict.Holds, Power(1.5, 0.75).Verdict);
    }

    [Fact]
    public void The_hessian_times_a_vector_is_the_double_backward_of_a_loss()
    {
        static GradientReport With(double factor) => Gradient.Check(
            x => Math.Exp(x[0]) * x[1] * x[1],
            x => [Math.Exp(x[0]) * x[1] * x[1], 2 * Math.Exp(x[0]) * x[1]],
            [0.5, -1.5],
            Twice,
            (x, v) => [Math.Exp(x[0]) * (x[1] * x[1] * v[0] + 2 * factor * x[1] * v[1]), 2 * Math.Exp(x[0]) * (x[1] * v[0] + v[1])]);
        Assert.True(With(1).Verdict == Verdict.Holds && With(1).SecondOrder.Count == 2, With(1).ToString());
        GradientReport wrong = With(1 + 1e-8);
        Assert.True(wrong.SecondOrder[0].Verdict == Verdict.Holds && wrong.Verdict == Verdict.Refuted, wrong.ToString());
        Assert.Contains("∂x̄[1] / ∂x[0]", wrong.ToString(), StringComparison.Ordinal);
        Assert.Contains("its double backward, is refuted: v ↦ (∂⟨v, x̄⟩/∂x, ∂⟨v, x̄⟩/∂ȳ)", wrong.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_input_is_a_field_of_gradients_whatever_it_is()
    {
        Assert.Empty(Gradient.Check(x => [Math.Sin(x[0])], (x, c) => [c[0] * Math.Cos(x[0])], [0.5], Twice).SecondOrder);
    }

    private static GradientReport Kept<T>(bool kept, GradientOptions options) where T : struct, IFloatingPointIeee754<T>
    {
        T[] at = [T.CreateChecked(0.5), T.CreateChecked(-1), T.CreateChecked(2)], there = Softmax(at);
        return Gradient.Check<T>(x => [Tensor<T>.Vector(Softmax(x[0].Values))], (x, c) =>
        {
            T[] p = Softmax(x[0].Values), factor = kept ? there : p;
            T mean = c[0][0] * factor[0] + c[0][1] * factor[1] + c[0][2] * factor[2];
            return [Tensor<T>.Vector([.. p.Select((v, i) => v * (c[0][i] - mean))])];
        }, [Tensor<T>.Vector(at)], options with { Title = "softmax", Names = ["s"] });
    }

    // f = s²/2 with s = Σ wᵢ sin xᵢ: its Hessian is full. The wrong field has one factor from the point of the check, in one entry.
    private static GradientReport Blocks(int entry)
    {
        double[] at = [.. Enumerable.Range(0, 300).Select(i => Math.Sin(i * 0.7) + 0.01)];
        return Gradient.Check(
            x => Total(x) * Total(x) / 2e3,
            x =>
            {
                (double there, double here) = (Total(at), Total(x));
                return [.. x.Select((v, i) => (i == entry ? there : here) * Weight(i) * Math.Cos(v) / 1e3)];
            },
            at,
            Twice with { MostDirections = 64 });
    }

    private static double Weight(int i) => 1 + i % 7;

    private static double Total(double[] x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Weight(i) * Math.Sin(x[i]);
        }
        return sum;
    }

    private static T[] Softmax<T>(T[] s) where T : struct, IFloatingPointIeee754<T>
    {
        T[] e = [.. s.Select(v => T.Exp(v - s.Max()))];
        T sum = e.Aggregate(T.Zero, (a, b) => a + b);
        return [.. e.Select(v => v / sum)];
    }

    private static GradientReport With(LayerCase one, double x, double cotangent) => Gradient.CheckFor<double>(
        one.Layer.Forward, one.Layer.Pullback, one.X, one.Cotangents, new GradientOptions { Title = one.Name, Floor = 1e-9 }, (at, c, v) =>
        {
            (Tensor<double>[] ofX, Tensor<double>[] ofCotangent) = DoubleBackward(one.Layer, at, c, v);
            return ([.. ofX.Select(t => Times(t, x))], [.. ofCotangent.Select(t => Times(t, cotangent))]);
        });

    private static Tensor<double> Times(Tensor<double> t, double factor) => new(Array.ConvertAll(t.Values, v => v * factor), t.Shape);

    // From the forward pass alone: the derivative of the tape's x̄ along v, and J·v.
    private static (Tensor<double>[] X, Tensor<double>[] Cotangents) DoubleBackward(ILayer layer, Tensor<double>[] x, Tensor<double>[] cotangents, Tensor<double>[] v)
    {
        using Ledger ledger = new();
        Tensor<Augmented<TangentsOver<double>>>[] moving = [.. x.Zip(v, (t, d) => new Tensor<Augmented<TangentsOver<double>>>([.. t.Values.Zip(d.Values, Duals.Of)], t.Shape))];
        Tensor<Augmented<TangentsOver<double>>>[] seeds = [.. cotangents.Select(t => new Tensor<Augmented<TangentsOver<double>>>(Array.ConvertAll(t.Values, c => Duals.Of(c, 0.0)), t.Shape))];
        return ([.. TapeOracle.Pullback(layer, moving, seeds).Select(t => new Tensor<double>(Array.ConvertAll(t.Values, Duals.Tangent), t.Shape))], DualOracle.Pushforward(layer, x, v));
    }

    private static LayerCase Find(string name) => LayerCatalogue.All.Single(one => one.Name == name);
}
