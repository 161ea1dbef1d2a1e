using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Tensors;

public sealed class RecyclingTests
{
    private const int Large = 1 << 15;

    [Fact]
    public void An_array_given_back_is_taken_once()
    {
        Recycling recycling = new();
        using Recycling.Use use = recycling.Enter();
        double[] array = new double[Large];
        recycling.Give(array);
        Assert.NotSame(array, Recycling.Take<double>(Large + 1));
        Assert.NotSame(array, (object)Recycling.Take<float>(Large));
        Assert.Same(array, Recycling.Take<double>(Large));
        Assert.NotSame(array, Recycling.Take<double>(Large));
    }

    [Fact]
    public void Small_arrays_and_those_beyond_the_capacity_are_let_go()
    {
        Recycling recycling = new() { Capacity = 8 * Large };
        using Recycling.Use use = recycling.Enter();
        double[] small = new double[8], first = new double[Large], second = new double[Large];
        recycling.Give(small);
        recycling.Give(first);
        recycling.Give(second);
        Assert.NotSame(small, Recycling.Take<double>(8));
        Assert.Same(first, Recycling.Take<double>(Large));
        Assert.NotSame(second, Recycling.Take<double>(Large));
    }

    [Fact]
    public void An_array_is_given_back_when_its_last_holder_goes()
    {
        Recycling recycling = new();
        using Recycling.Use use = recycling.Enter();
        Holders<double> holders = new(recycling);
        Tensor<double> x = new([Large]), reshaped = x.Reshaped(2, Large / 2);
        holders.Add(x, trusted: true);
        holders.Add(reshaped, trusted: true);
        holders.Release(x);
        Assert.NotSame(x.Values, Recycling.Take<double>(Large));
        holders.Release(reshaped);
        Assert.Same(x.Values, Recycling.Take<double>(Large));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_others_may_hold_is_never_given_back(int how)
    {
        Recycling recycling = new();
        using Recycling.Use use = recycling.Enter();
        Holders<double> holders = new(recycling);
        Tensor<double> x = new([Large]);
        holders.Add(x, trusted: true);
        switch (how)
        {
            case 0:
                holders.Keep([x]);
                break;
            case 1:
                holders.Add(new Sequence([x]), trusted: true);
                break;
            default:
                holders.Add(x, trusted: false);
                break;
        }
        holders.Release(x);
        holders.Give([x]);
        Assert.NotSame(x.Values, Recycling.Take<double>(Large));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_recycled_buffer_is_never_still_referenced(bool keepsConstants)
    {
        // Neighbours that fuse, a value used far away, outputs that share an array with an inner value, a constant and an input; all large enough to be recycled.
        Model model = Network();
        Dictionary<string, Value> first = Inputs(1), second = Inputs(2);
        Evaluator<double> recycling = new(model) { KeepsConstants = keepsConstants };
        IReadOnlyDictionary<string, Value> a = recycling.Run(first), b = recycling.Run(second), again = recycling.Run(first);
        Same(Plainly(model, first), a);
        Same(Plainly(model, second), b);
        Same(a, again);
        Assert.Equal(Inputs(1)["x"] is Tensor<float> x ? x.Values : [], ((Tensor<float>)first["x"]).Values);
    }

    [Fact]
    public void A_result_is_written_over_an_input_only_if_nobody_reads_that_later()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Model model = Elementwise(new Random(seed));
            Dictionary<string, Value> inputs = new() { ["x"] = Random(seed, 1, Large), ["y"] = Random(seed + 1000, 1, Large) };
            Same(Plainly(model, inputs), new Evaluator<double>(model).Run(inputs));
            Assert.Equal(Random(seed, 1, Large).Values, ((Tensor<float>)inputs["x"]).Values);
        }
    }

    [Fact]
    public void An_offer_is_taken_once_and_by_its_length()
    {
        Recycling recycling = new();
        using Recycling.Use use = recycling.Enter();
        double[] array = new double[Large];
        recycling.Offer(array);
        Assert.NotSame(array, Recycling.TakeOver<double>(Large + 1));
        Assert.Same(array, Recycling.TakeOver<double>(Large));
        Assert.NotSame(array, Recycling.TakeOver<double>(Large));
        recycling.Offer(array);
        recycling.Withdraw();
        Assert.NotSame(array, Recycling.TakeOver<double>(Large));
    }

    // Values used once, twice, far away, by two operands of one node, as a normalization's parameters, under another name; some of them outputs.
    private static Model Elementwise(Random random)
    {
        GraphBuilder graph = new("elementwise");
        Dimension[] row = [new(1), new(Large)];
        graph.Input("x", ElementType.Float, row);
        graph.Input("y", ElementType.Float, row);
        string half = graph.Constant("half", Tensor<float>.Scalar(0.5f)), one = graph.Constant("one", Random(1, 1, Large)), positive = graph.Constant("v", new Tensor<float>([.. Enumerable.Repeat(2f, Large)], [Large]));
        string scale = graph.Constant("scale", Random(2, Large)), flat = graph.Constant("flat", Tensor<long>.Vector(Large));
        List<string> names = ["x", "y", one];
        for (int n = 0; n < 16; n++)
        {
            string name = $"t{n}", a = names[random.Next(names.Count)], b = names[random.Next(Math.Max(0, names.Count - 3), names.Count)];
            switch (random.Next(6))
            {
                case 0:
                    graph.Node(name, "Relu", [b]);
                    break;
                case 1:
                    graph.Node(name, "Add", [b, half]);
                    break;
                case 2:
                    graph.Node(name, "Identity", [b]);
                    break;
                case 3:
                    graph.Node(name + "m", "Reshape", [a, flat]);
                    graph.Node(name, "BatchNormalization", [b, scale, scale, name + "m", positive]);
                    break;
                default:
                    graph.Node(name, random.Next(2) == 0 ? "Add" : "Sum", [a, b]);
                    break;
            }
            names.Add(name);
        }
        foreach (string output in names.Skip(3).Where((name, n) => n == 15 || random.Next(4) == 0))
        {
            graph.Output(output, ElementType.Float, row);
        }
        return ModelLoader.Convert(graph.Model(13, 8), "elementwise", null);
    }

    // With somebody watching nothing is recycled, and nothing is fused.
    private static IReadOnlyDictionary<string, Value> Plainly(Model model, Dictionary<string, Value> inputs) => new Evaluator<double>(model).Run(inputs, (_, _) => { });

    private static void Same(IReadOnlyDictionary<string, Value> expected, IReadOnlyDictionary<string, Value> found)
    {
        Assert.NotEmpty(expected);
        foreach ((string name, Value value) in expected)
        {
            Assert.Equal(((Tensor<double>)value).Values, ((Tensor<double>)found[name]).Values);
        }
    }

    private static Dictionary<string, Value> Inputs(int seed) => new() { ["x"] = Random(seed, 1, 4, 96, 96) };

    private static Tensor<float> Random(int seed, params int[] shape)
    {
        Random random = new(seed);
        return new Tensor<float>([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.NextSingle() - 0.5f)], shape);
    }

    private static Model Network()
    {
        GraphBuilder graph = new("network");
        Dimension[] image = [new(1), new(4), new(96), new(96)];
        graph.Input("x", ElementType.Float, image);
        graph.Constant("w", Random(3, 4, 4, 3, 3));
        graph.Constant("large", Random(4, 1, 4, 96, 96));
        string[] moments = [graph.Constant("s", Random(5, 4)), graph.Constant("b", Random(6, 4)), graph.Constant("m", Random(7, 4)), graph.Constant("v", Tensor<float>.Vector(1, 2, 3, 4))];
        graph.Node("c1", "Conv", ["x", "w"], ("pads", new long[] { 1, 1, 1, 1 }));
        graph.Node("n1", "BatchNormalization", ["c1", .. moments]);
        graph.Node("r1", "Relu", ["n1"]);
        graph.Node("c2", "Conv", ["r1", "w"], ("pads", new long[] { 1, 1, 1, 1 }));
        graph.Node("n2", "BatchNormalization", ["c2", .. moments]);
        graph.Node("sum", "Sum", ["n2", "r1"]);
        graph.Node("r2", "Relu", ["sum"]);
        graph.Node("shared", "Identity", ["r2"]);
        graph.Node("more", "Add", ["r2", "large"]);
        graph.Node("same", "Identity", ["large"]);
        graph.Node("back", "Identity", ["x"]);
        graph.Node("twice", "Add", ["more", "more"]);
        graph.Node("last", "Relu", ["twice"]);
        foreach (string output in (string[])["shared", "same", "back", "last", "c1"])
        {
            graph.Output(output, ElementType.Float, image);
        }
        return ModelLoader.Convert(graph.Model(13, 8), "network", null);
    }
}
