using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using static Verification.Reference.Tests.Operators.OneNode;
using Dual = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tangents>;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary32>>;

namespace Verification.Reference.Tests.Operators.Activations;

public sealed class ActivationTests
{
    private static readonly string[] Names =
    [
        "Relu", "LeakyRelu", "ThresholdedRelu", "Shrink", "Elu", "Selu", "Celu", "Sigmoid", "HardSigmoid", "HardSwish", "Softplus", "Softsign", "Swish", "Mish", "Gelu",
        "Softmax", "LogSoftmax", "Sqrt", "Reciprocal", "Exp", "Log", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Erf", "Neg", "Abs",
    ];

    public static TheoryData<string> Functions => [.. Names];

    // Away from kinks; inside the domains of asin and atanh, of log and √, or of acosh.
    private static double[] Points(string name) => name switch
    {
        "Asin" or "Acos" or "Atanh" => [-0.9, -0.3, 0.125, 0.7],
        "Sqrt" or "Log" or "Reciprocal" => [1e-3, 0.4, 1.7, 30],
        "Acosh" => [1.01, 1.5, 4, 90],
        _ => [-6.3, -2.2, -0.75, -0.1, 0.03, 0.3, 0.8, 2.3, 7.1],
    };

    [Theory]
    [MemberData(nameof(Functions))]
    public void Derivatives_agree_with_central_differences(string name)
    {
        double[] x = Points(name);
        double step = 1e-5;
        for (int i = 0; i < x.Length; i++)
        {
            Dual[] seeded = Array.ConvertAll(x, v => new Dual(v));
            seeded[i] = new Dual(x[i], 1);
            Dual[] y = Of<Dual, Dual>(name, 28, [Tensor<Dual>.Vector(seeded)]).Values;
            double[] above = At(i, step), below = At(i, -step);
            for (int k = 0; k < x.Length; k++)
            {
                Assert.Equal((above[k] - below[k]) / (2 * step), y[k].Extra, 1e-4 * (1 + Math.Abs(y[k].Extra)));
            }
        }

        double[] At(int place, double by)
        {
            double[] moved = [.. x];
            moved[place] += by * Math.Max(1e-2, Math.Min(1, Math.Abs(x[place])));
            double[] y = Real(name, 28, [Tensor<double>.Vector(moved)]).Values;
            return Array.ConvertAll(y, v => v / Math.Max(1e-2, Math.Min(1, Math.Abs(x[place]))));
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Single_precision_lies_within_the_tracked_bound(string name)
    {
        float[] x = [.. Points(name).Select(p => (float)p), .. Enumerable.Range(0, 200).Select(i => (float)(Points(name)[i % Points(name).Length] * (0.9 + 0.001 * (i % 100))))];
        float[] single = Of<float, float>(name, 28, [Tensor<float>.Vector(x)]).Values;
        Tracked[] bound = Of<Tracked, Tracked>(name, 28, [Tensor<Tracked>.Vector(Array.ConvertAll(x, v => (Tracked)v))]).Values;
        for (int i = 0; i < x.Length; i++)
        {
            bool inside = (float.IsNaN(single[i]) && Tracked.IsNaN(bound[i])) || Math.Abs(single[i] - bound[i].Value) <= bound[i].Extra;
            Assert.True(inside, $"{name}({x[i]:R}) = {single[i]:R}, bound {bound[i]}");
        }
    }

    [Theory]
    [InlineData("Elu", "subtracted")]
    [InlineData("Selu", "subtracted")]
    [InlineData("Celu", "subtracted")]
    [InlineData("Gelu", "erf")]
    [InlineData("Gelu", "sigmoid")]
    [InlineData("Sigmoid", "tanh")]
    [InlineData("Softplus", "logarithm")]
    public void Other_forms_compute_the_same_function(string name, string form)
    {
        (string Name, object Value)[] attributes = form == "sigmoid" ? [("approximate", "tanh")] : [];
        Tensor<double> x = Tensor<double>.Vector(Points(name));
        double[] own = Real(name, 28, [x], attributes).Values, other = Form(form, name, 28, [x], attributes).Values;
        Assert.All(own.Zip(other), pair => Assert.Equal(pair.First, pair.Second, 1e-13));
    }

    [Theory]
    [InlineData("Relu", 0, 0)]
    [InlineData("LeakyRelu", 0, 0)]
    [InlineData("Sigmoid", 0, 1)]
    [InlineData("Softplus", 0, double.PositiveInfinity)]
    [InlineData("Elu", -1, double.PositiveInfinity)]
    [InlineData("HardSigmoid", 0, 1)]
    public void Tails_reach_their_limits(string name, double low, double high)
    {
        double[] y = Real(name, 22, [Tensor<double>.Vector(double.NegativeInfinity, double.PositiveInfinity, double.NaN)], name == "LeakyRelu" ? [("alpha", 0f)] : []).Values;
        Assert.Equal(name == "LeakyRelu" ? double.NaN : low, y[0]);
        Assert.Equal(name is "Relu" or "LeakyRelu" ? double.PositiveInfinity : high, y[1]);
        Assert.True(double.IsNaN(y[2]));
    }

    [Fact]
    public void Gelu_keeps_its_relative_accuracy_in_the_lower_tail() =>
        Assert.Equal(1, Real("Gelu", 20, [Tensor<double>.Vector(-10)])[0] / -7.619853024160526e-23, 1e-12);

    [Fact]
    public void Elu_keeps_its_relative_accuracy_near_zero() => Assert.Equal(-1e-10f, Of<float, float>("Elu", 22, [Tensor<float>.Vector(-1e-10f)])[0]);

    [Fact]
    public void The_derivative_of_relu_at_zero_is_zero() => Assert.Equal(0, Of<Dual, Dual>("Relu", 14, [Tensor<Dual>.Vector(new Dual(0, 1))])[0].Extra);

    [Theory]
    [InlineData("LeakyRelu", 0.01)]
    [InlineData("ThresholdedRelu", 1.0)]
    [InlineData("Shrink", 0.5)]
    public void A_bound_that_cannot_tell_the_side_covers_both(string name, double kink)
    {
        double at = name == "LeakyRelu" ? 0 : kink, radius = 1e-3;
        Tracked y = Of<Tracked, Tracked>(name, 22, [Tensor<Tracked>.Vector(new Tracked(at + 1e-4, radius))], name == "LeakyRelu" ? [("alpha", 3f)] : [])[0];
        double[] reached = Real(name, 22, [Tensor<double>.Vector(at + 1e-4 - radius, at + 1e-4 + radius)], name == "LeakyRelu" ? [("alpha", 3f)] : []).Values;
        Assert.All(reached, value => Assert.True(Math.Abs(value - y.Value) <= y.Extra));
    }

    [Fact]
    public void Softmax_flattens_before_opset_13_and_not_after()
    {
        Tensor<double> x = new([0, 0, 0, 0], [1, 2, 2]);
        Assert.Equal([0.25, 0.25, 0.25, 0.25], Real("Softmax", 11, [x]).Values);
        Assert.Equal([0.5, 0.5, 0.5, 0.5], Real("Softmax", 13, [x]).Values);
        Assert.Equal([1, 0, 0, 0], Real("Hardmax", 11, [x]).Values);
        Assert.Equal([1, 0, 1, 0], Real("Hardmax", 13, [x]).Values);
        Assert.Equal(Math.Log(0.25), Real("LogSoftmax", 11, [x])[0], 1e-15);
    }

    [Fact]
    public void Before_opset_7_a_slope_belongs_to_a_channel()
    {
        Tensor<double> x = new([-1, -1, -1, -1, -1, -1], [1, 3, 2]), slope = Tensor<double>.Vector(1, 2, 3);
        Assert.Equal([-1, -1, -2, -2, -3, -3], Real("PRelu", 6, [x, slope]).Values);
        Assert.Throws<OnnxException>(() => Run<double>("PRelu", 7, [x, slope]));
    }

    [Fact]
    public void Integers_are_rectified_and_shrunk()
    {
        Assert.Equal([0, 5], Of<double, sbyte>("Relu", 14, [Tensor<sbyte>.Vector(-5, 5)]).Values);
        Assert.Equal([-4, 0, 4], Of<double, int>("Shrink", 9, [Tensor<int>.Vector(-5, 0, 5)], ("bias", 1f)).Values);
    }
}
