using Onnx;
using Verification.Reference.Numbers;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using Tracked = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Tracking<Verification.Reference.Numbers.Binary64>>;
using TrackedWide = Verification.Reference.Numbers.Augmented<Verification.Reference.Numbers.Bounding>;

namespace Verification.Reference.Tests.Operators.Training;

public class GradientTests
{
    private const string Training = "ai.onnx.preview.training";

    [Fact]
    public void Adds_up_what_comes_along_every_path()
    {
        // y = x·sin x + x: y′ = sin x + x cos x + 1. Without one of the three paths a term is missing.
        GraphBuilder g = new("paths");
        g.Input("x", ElementType.Float, 3);
        g.Node("s", "Sin", ["x"]);
        g.Node("p", "Mul", ["x", "s"]);
        g.Node("y", "Add", ["p", "x"]);
        Gradient(g, ["dx"], ["x"], ["x"], [], "y");
        double[] x = [0.3, -1.5, 2], found = Doubles<double>(g, [Tensor<double>.Vector(x)], "dx");
        Assert.All(x.Zip(found), p => Assert.Equal(Math.Sin(p.First) + p.First * Math.Cos(p.First) + 1, p.Second, 1e-14));
    }

    [Fact]
    public void Goes_through_products_activations_and_reductions()
    {
        // y = Σ tanh(W x): dW = (1 − tanh²) xᵀ, dx = Wᵀ(1 − tanh²).
        GraphBuilder g = Layer();
        Gradient(g, ["dw", "dx"], ["w", "x"], ["w", "x"], [], "y");
        double[] w = [0.5, -1, 2, 0.25], x = [1, -0.5];
        IReadOnlyDictionary<string, Value> found = Run<double>(g, [Of([2, 2], w), Of([2, 1], x)]);
        double[] slope = [.. new[] { w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1] }.Select(h => 1 - Math.Tanh(h) * Math.Tanh(h))];
        Agree([slope[0] * x[0], slope[0] * x[1], slope[1] * x[0], slope[1] * x[1]], found["dw"], [2, 2]);
        Agree([w[0] * slope[0] + w[2] * slope[1], w[1] * slope[0] + w[3] * slope[1]], found["dx"], [2, 1]);
    }

    [Fact]
    public void Takes_the_values_of_its_inputs_and_not_those_of_the_graph()
    {
        GraphBuilder g = Layer();
        g.Input("v", ElementType.Float, 2, 1);
        Gradient(g, ["dx"], ["v", "w"], ["x"], ["w"], "y");
        double[] w = [0.5, -1, 2, 0.25];
        Value at = Run<double>(g, [Of([2, 2], w), Of([2, 1], 1, -0.5), Of([2, 1], 0, 0)])["dx"];
        Agree([2.5, -0.75], at, [2, 1]); // tanh′ 0 = 1
    }

    [Fact]
    public void Is_zero_where_nothing_leads_from_x_to_y()
    {
        GraphBuilder g = new("apart");
        g.Input("a", ElementType.Float, 2);
        g.Input("b", ElementType.Float, 2);
        g.Node("y", "Exp", ["a"]);
        Gradient(g, ["da", "db"], ["a", "b"], ["a", "b"], [], "y");
        IReadOnlyDictionary<string, Value> found = Run<double>(g, [Tensor<double>.Vector(0, 1), Tensor<double>.Vector(5, 6)]);
        Agree([1, Math.E], found["da"], [2]);
        Agree([0, 0], found["db"], [2]);
    }

    [Fact]
    public void Stops_at_a_value_in_the_middle()
    {
        // h = x², y = h·x: by h alone it is x, and x, not named, stays as it is, though nothing else needs it any more.
        GraphBuilder g = new("middle");
        g.Input("x", ElementType.Float, 1);
        g.Node("h", "Mul", ["x", "x"]);
        g.Node("y", "Mul", ["h", "x"]);
        g.Node("late", "Identity", ["h"]);
        Gradient(g, ["dh"], ["late"], ["h"], [], "y");
        Agree([3], Run<double>(g, [Tensor<double>.Vector(3)])["dh"], [1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Of_a_gradient_is_the_next_derivative(int order)
    {
        // y = e^(2x): 2ⁿ e^(2x).
        GraphBuilder g = Powers(order);
        Agree([Math.Pow(2, order) * Math.Exp(0.5)], Run<double>(g, [Tensor<double>.Vector(0.25)])[$"d{order}"], [1]);
    }

    [Fact]
    public void Refuses_a_fourth_derivative_and_a_gradient_of_itself()
    {
        Assert.Contains("order above 3", Assert.Throws<UnsupportedException>(() => Run<double>(Powers(4), [Tensor<double>.Vector(0.25)])).Message);
        GraphBuilder g = new("circle");
        g.Input("x", ElementType.Float, 1);
        Gradient(g, ["d"], ["x"], ["x"], [], "d");
        Assert.Contains("order above 3", Assert.Throws<UnsupportedException>(() => Run<double>(g, [Tensor<double>.Vector(1)])).Message);
    }

    [Fact]
    public void A_mixed_second_derivative_takes_the_inner_variable_as_a_constant()
    {
        // y = a² b: ∂/∂b ∂y/∂a = 2a, where the inner node does not name b.
        GraphBuilder g = new("mixed");
        g.Input("a", ElementType.Float, 1);
        g.Input("b", ElementType.Float, 1);
        g.Node("square", "Mul", ["a", "a"]);
        g.Node("y", "Mul", ["square", "b"]);
        Gradient(g, ["da"], ["a"], ["a"], [], "y");
        Gradient(g, ["dab"], ["b"], ["b"], [], "da");
        Agree([6], Run<double>(g, [Tensor<double>.Vector(3), Tensor<double>.Vector(5)])["dab"], [1]);
    }

    [Fact]
    public void Is_bounded_in_Tracked_and_exact_to_27_digits_in_TrackedWide()
    {
        GraphBuilder g = Powers(2);
        DoubleDouble exact = (DoubleDouble)4.0 * DoubleDouble.Exp(0.5);
        Tracked tracked = ((Tensor<Tracked>)Run<Tracked>(g, [Tensor<double>.Vector(0.25)])["d2"])[0];
        Assert.True(Math.Abs(((DoubleDouble)tracked.Value - exact).Hi) <= tracked.Radius && tracked.Radius is > 0 and < 1e-13, $"{tracked} for {exact.Hi:R}");
        using Ledger ledger = new();
        TrackedWide wide = ((Tensor<TrackedWide>)Run<TrackedWide>(g, [Tensor<double>.Vector(0.25)])["d2"])[0];
        Assert.True(Math.Abs((wide.Midpoint - exact).Hi) <= wide.Radius + 1e-30 && wide.Radius <= 1e-27 * exact.Hi, $"{wide} for {exact.Hi:R}");
    }

    [Fact]
    public void Has_a_tangent_in_Dual()
    {
        GraphBuilder g = Powers(1);
        Augmented<Tangents> dual = ((Tensor<Augmented<Tangents>>)Run<Augmented<Tangents>>(g, [Tensor<Augmented<Tangents>>.Vector(new Augmented<Tangents>(0.25, 1))])["d1"])[0];
        Assert.Equal(2 * Math.Exp(0.5), dual.Value, 1e-14);
        Assert.Equal(4 * Math.Exp(0.5), dual.Extra, 1e-14);
    }

    [Theory]
    [InlineData("Abs", 0)]
    [InlineData("Relu", 0)]
    [InlineData("LeakyRelu", 0)]
    [InlineData("ThresholdedRelu", 1)]
    [InlineData("Selu", 0)]
    [InlineData("HardSwish", 3)]
    [InlineData("Shrink", 0.5)]
    [InlineData("Floor", 2)]
    [InlineData("Ceil", 2)]
    [InlineData("Round", 2.5)]
    [InlineData("Sign", 0)]
    [InlineData("ReduceMax", 0.25)]
    [InlineData("ReduceMin", 0.25)]
    [InlineData("ReduceL1", 0)]
    [InlineData("GlobalMaxPool", 0.25)]
    public void Is_not_decided_at_a_kink(string opType, double at)
    {
        Tensor<Tracked> Slope(double first, double second)
        {
            GraphBuilder g = new("kink");
            g.Input("x", ElementType.Float, 1, 1, 2);
            g.Node("y", opType, ["x"]);
            Gradient(g, ["dx"], ["x"], ["x"], [], "y");
            return (Tensor<Tracked>)Run<Tracked>(g, [new Tensor<double>([first, second], [1, 1, 2])])["dx"];
        }
        Assert.False(double.IsFinite(Slope(at, 0.25)[0].Radius));
        Assert.True(Slope(at + 1.125, at + 2.125)[0].Radius <= 1e-12);
    }

    [Fact]
    public void Works_inside_the_body_of_a_loop_and_of_a_branch()
    {
        // Newton's iteration for √2: x ← x − (x² − 2) / (x² − 2)′.
        GraphBuilder body = new("newton");
        body.Input("i", ElementType.Int64);
        body.Input("again", ElementType.Bool);
        body.Input("x", ElementType.Float, 1);
        body.Node("square", "Mul", ["x", "x"]);
        body.Node("f", "Sub", ["square", "two"]);
        Gradient(body, ["slope"], ["x"], ["x"], [], "f");
        body.Node("step", "Div", ["f", "slope"]);
        body.Node("next", "Sub", ["x", "step"]);
        body.Node("on", "Identity", ["again"]);
        body.Output("on", ElementType.Bool);
        body.Output("next", ElementType.Float, 1);
        GraphBuilder g = new("root");
        g.Input("start", ElementType.Float, 1);
        g.Constant("two", Tensor<float>.Vector(2));
        g.Constant("trips", Tensor<long>.Scalar(6));
        g.Node("root", "Loop", ["trips", "", "start"], ("body", body.Proto));
        g.Output("root", ElementType.Float, 1);
        Agree([Math.Sqrt(2)], Run<double>(g, [Tensor<double>.Vector(1)])["root"], [1]);
    }

    [Fact]
    public void Refuses_names_and_types_that_have_no_derivative()
    {
        GraphBuilder Asked(string[] inputs, string[] xs, string y)
        {
            GraphBuilder g = new("asked");
            g.Input("x", ElementType.Float, 1);
            g.Node("y", "Exp", ["x"]);
            g.Node("n", "Cast", ["x"], ("to", 7));
            Gradient(g, ["d"], inputs, xs, [], y);
            return g;
        }
        string Refusal(GraphBuilder g) => Assert.Throws<OnnxException>(() => Run<double>(g, [Tensor<double>.Vector(1)])).Message;
        Assert.Contains("'z' is the name of nothing", Refusal(Asked(["x"], ["z"], "y")));
        Assert.Contains("one input for each", Refusal(Asked(["x", "x"], ["x"], "y")));
        Assert.Contains("each name once", Refusal(Asked(["x", "x"], ["x", "x"], "y")));
        Assert.Contains("need a floating-point tensor", Refusal(Asked(["x"], ["x"], "n")));
        Assert.Contains("needed a floating-point tensor", Refusal(Asked(["n"], ["x"], "y")));
        Assert.Contains("'w', on which", Refusal(Asked(["x"], ["x"], "w")));
    }

    private static GraphBuilder Layer()
    {
        GraphBuilder g = new("layer");
        g.Input("w", ElementType.Float, 2, 2);
        g.Input("x", ElementType.Float, 2, 1);
        g.Node("h", "MatMul", ["w", "x"]);
        g.Node("t", "Tanh", ["h"]);
        g.Node("y", "ReduceSum", ["t"]);
        return g;
    }

    private static GraphBuilder Powers(int order)
    {
        GraphBuilder g = new("powers");
        g.Input("x", ElementType.Float, 1);
        g.Constant("k", Tensor<float>.Vector(2));
        g.Node("h", "Mul", ["k", "x"]);
        g.Node("d0", "Exp", ["h"]);
        for (int i = 1; i <= order; i++)
        {
            Gradient(g, [$"d{i}"], ["x"], ["x"], [], $"d{i - 1}");
        }
        return g;
    }

    private static void Gradient(GraphBuilder g, string[] outputs, string[] inputs, string[] xs, string[] zs, string y)
    {
        NodeProto node = g.Nodes(outputs, "Gradient", inputs, ("y", y));
        node.Domain = Training;
        foreach ((string name, string[] values) in new[] { ("xs", xs), ("zs", zs) })
        {
            AttributeProto list = new() { Name = name, Type = AttributeProto.Types.AttributeType.Strings };
            list.Strings.AddRange(values.Select(Google.Protobuf.ByteString.CopyFromUtf8));
            node.Attribute.Add(list);
        }
        if (g.Proto.Name != "newton")
        {
            foreach (string output in outputs)
            {
                g.Proto.Output.Add(new ValueInfoProto { Name = output });
            }
        }
    }

    private static IReadOnlyDictionary<string, Value> Run<T>(GraphBuilder g, Tensor[] inputs) where T : struct, System.Numerics.IFloatingPointIeee754<T>
    {
        ModelProto model = g.Model(17, 8);
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = Training, Version = 1 });
        Model loaded = ModelLoader.Convert(model, "test", null);
        return new Evaluator<T>(loaded).Run(loaded.Graph.Inputs.Zip(inputs).ToDictionary(p => p.First.Name, p => (Value)Typed(p.Second)));
    }

    private static Tensor Typed(Tensor x) => x is Tensor<double> reals ? new Tensor<double>(reals.Values, reals.Shape, ElementType.Float)
        : x is Tensor<Augmented<Tangents>> duals ? new Tensor<Augmented<Tangents>>(duals.Values, duals.Shape, ElementType.Float) : x;

    private static double[] Doubles<T>(GraphBuilder g, Tensor[] inputs, string output) where T : struct, System.Numerics.IFloatingPointIeee754<T> => ((Tensor<double>)Run<T>(g, inputs)[output]).Values;

    private static Tensor<double> Of(int[] shape, params double[] values) => new(values, shape);

    private static void Agree(double[] expected, Value found, int[] shape)
    {
        Tensor<double> y = (Tensor<double>)found;
        Assert.Equal(shape, y.Shape);
        Assert.All(expected.Zip(y.Values), p => Assert.Equal(p.First, p.Second, 1e-13 * Math.Max(1, Math.Abs(p.First))));
    }
}
