using System.Numerics;
using System.Runtime.InteropServices;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

public sealed class FusionTests
{
    private const int Channels = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_follows_a_convolution_is_the_same_to_the_last_bit_in_one_pass(int threads)
    {
        using IDisposable applied = (Limits.Current with { MaxThreads = threads }).Apply();
        int fused = 0;
        for (int seed = 0; seed < 80; seed++)
        {
            Model model = Network(new Random(seed));
            fused += Enumerable.Range(0, model.Graph.Nodes.Length).Count(n => model.Graph.Nodes[n].OpType == "Conv" && new GraphPlan<float>(model.Graph, true).FusesWithNext(n));
            IsTheSame<float>(model, seed);
            IsTheSame<double>(model, seed);
        }
        Assert.InRange(fused, 80, 1000);
    }

    [Fact]
    public void A_convolution_that_is_needed_elsewhere_stands_alone()
    {
        GraphBuilder graph = Begun();
        graph.Node("c", "Conv", ["x", "w1"]);
        graph.Node("a", "Add", ["c", "c"]);
        graph.Node("d", "Conv", ["x", "w1"]);
        graph.Node("r", "Relu", ["d"]);
        graph.Node("e", "Conv", ["x", "w1"]);
        graph.Node("s", "Sum", ["a", "r"]);
        graph.Output("s", ElementType.Float, Image);
        graph.Output("d", ElementType.Float, Image);
        Model model = ModelLoader.Convert(graph.Model(13, 8), "alone", null);
        Assert.DoesNotContain(true, Enumerable.Range(0, 5).Where(n => model.Graph.Nodes[n].OpType == "Conv").Select(new GraphPlan<float>(model.Graph, true).FusesWithNext));
        IsTheSame<float>(model, 1);
    }

    private static Dimension[] Image => [new(1), new(Channels), new(64), new(65)];

    private static GraphBuilder Begun()
    {
        GraphBuilder graph = new("chains");
        graph.Input("x", ElementType.Float, Image);
        graph.Constant("w1", Random(1, Channels, Channels, 1, 1));
        graph.Constant("w3", Random(2, Channels, Channels, 3, 3));
        graph.Constant("single", Random(3, Channels, 1, 3, 3));
        graph.Constant("bias", Random(4, Channels));
        graph.Constant("deviation", new Tensor<float>([1, 2, 3, 4, 5], [Channels]));
        graph.Constant("channel", Random(5, Channels, 1, 1));
        graph.Constant("column", Random(6, 65));
        graph.Constant("one", Random(7, 1));
        return graph;
    }

    // Convolutions of all kinds, each with a few elementwise nodes after it, with values from elsewhere on either side; some values are asked for, or used again.
    private static Model Network(Random random)
    {
        GraphBuilder graph = Begun();
        List<string> names = ["x"];
        string last = "x";
        for (int n = 0; n < 12; n++)
        {
            string name = $"t{n}", other = names[random.Next(names.Count)];
            switch (n % 4 == 0 ? 0 : random.Next(8))
            {
                case 0:
                    int kind = random.Next(3);
                    string[] start = random.Next(2) == 0 ? ["bias"] : [];
                    (string, object)[] attributes = kind == 0 ? [] : kind == 1 ? [("pads", new long[] { 1, 1, 1, 1 })] : [("pads", new long[] { 1, 1, 1, 1 }), ("group", (long)Channels)];
                    graph.Node(name, "Conv", [last, kind == 0 ? "w1" : kind == 1 ? "w3" : "single", .. start], attributes);
                    break;
                case 1 or 2:
                    graph.Node(name, "BatchNormalization", [last, "bias", "bias", "bias", "deviation"]);
                    break;
                case 3:
                    graph.Node(name, random.Next(2) == 0 ? "Mul" : "Add", [last, random.Next(3) switch { 0 => "channel", 1 => "column", _ => "one" }]);
                    break;
                case 4:
                    graph.Node(name, "Sum", [other, last]);
                    break;
                case 5:
                    graph.Node(name, random.Next(2) == 0 ? "Mul" : "Add", [last, other]);
                    break;
                default:
                    graph.Node(name, "Relu", [last]);
                    break;
            }
            names.Add(last = name);
        }
        foreach (string output in names.Skip(1).Where((_, n) => n == 11 || random.Next(8) == 0))
        {
            graph.Output(output, ElementType.Float, Image);
        }
        return ModelLoader.Convert(graph.Model(13, 8), "chains", null);
    }

    // With somebody watching, nothing is fused.
    private static void IsTheSame<T>(Model model, int seed) where T : struct, IFloatingPointIeee754<T>
    {
        Dictionary<string, Value> inputs = new() { ["x"] = Random(seed + 100, 1, Channels, 64, 65) };
        IReadOnlyDictionary<string, Value> plain = new Evaluator<T>(model).Run(inputs, (_, _) => { }), found = new Evaluator<T>(model).Run(inputs);
        Assert.NotEmpty(plain);
        foreach ((string name, Value value) in plain)
        {
            Assert.True(MemoryMarshal.AsBytes<T>(((Tensor<T>)value).Values).SequenceEqual(MemoryMarshal.AsBytes<T>(((Tensor<T>)found[name]).Values)), $"seed {seed}: '{name}' differs");
        }
    }

    private static Tensor<float> Random(int seed, params int[] shape)
    {
        Random random = new(seed);
        return new Tensor<float>([.. Enumerable.Range(0, Shape.Count(shape)).Select(_ => random.NextSingle() - 0.5f)], shape);
    }
}
