using Onnx;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Profiles;
using Verification.Properties.Cases;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;
using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Models.Tests.Audit;

/// <summary>Each fault is planted in one node of a graph Relu → node: that node must be called violated, and no other.</summary>
public sealed class PlantedFaultTests
{
    private const string Output = "node.y";
    private static readonly string[] Nodes = ["Conv", "Gemm", "MatMul", "Softmax", "BatchNormalization", "LSTM"];

    public static TheoryData<string> Operators => [.. Nodes];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Nothing_is_violated_undisturbed(string op) => Assert.DoesNotContain(Audit(Graph(op), OrtBackend.Cpu).Nodes, n => n.Class is not (NodeClass.Faithful or NodeClass.WithinBound));

    [Theory]
    [MemberData(nameof(Operators))]
    public void One_element_off_by_four_bounds(string op)
    {
        // The bound of that element is what the audit itself reports where the element is off by far.
        NodeResult far = Only(op, y => Changed(y, y.Count / 2, v => v + 1000));
        Only(op, y => Changed(y, y.Count / 2, v => (float)(v + 4 * far.Bound)));
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void One_element_is_NaN(string op) => Only(op, y => Changed(y, y.Count - 1, _ => float.NaN));

    [Theory]
    [MemberData(nameof(Operators))]
    public void An_index_that_is_shifted_by_one(string op) => Only(op, y => new Tensor<float>([.. y.Values[1..], y.Values[0]], y.Shape));

    [Theory]
    [MemberData(nameof(Operators))]
    public void Two_axes_that_are_swapped(string op) => Only(op, y =>
    {
        // The last two axes, read in the wrong order.
        int rows = y.Shape[^2], columns = y.Shape[^1], area = rows * columns;
        float[] swapped = new float[y.Count];
        for (int i = 0; i < y.Count; i++)
        {
            int at = i % area;
            swapped[i] = y[i - at + at % rows * columns + at / rows];
        }
        return new Tensor<float>(swapped, y.Shape);
    });

    [Theory]
    [MemberData(nameof(Operators))]
    public void Results_that_went_through_half_precision(string op) => Only(op, y => new Tensor<float>(Array.ConvertAll(y.Values, v => (float)(Half)v), y.Shape));

    [Theory]
    [MemberData(nameof(Operators))]
    public void Accumulation_in_half_precision(string op)
    {
        (ModelProto model, Dictionary<string, Value> inputs) = Graph(op);
        IReadOnlyDictionary<string, Value> values = OrtBackend.Cpu.Run(model, null, inputs, everyTensor: true).Values;
        Tensor<float> half = HalfAccumulation.Of(model, 1, name => values.GetValueOrDefault(name) ?? inputs.GetValueOrDefault(name)), right = (Tensor<float>)values[Output];

        // More than results that were rounded at the end: most have lost digits on the way.
        Assert.True(half.Values.Where((v, i) => v != (float)(Half)right[i]).Count() > half.Count / 4, "the sums were not taken in half precision");
        Only(op, _ => half);
    }

    [Theory]
    [InlineData("Conv", 2)]
    [InlineData("Gemm", 2)]
    [InlineData("LSTM", 3)]
    public void A_bias_that_is_dropped(string op, int input) => Instead(op, node => node.Input[input] = "");

    [Fact]
    public void A_missing_epsilon() => Instead("BatchNormalization", node => node.Attribute.Single(a => a.Name == "epsilon").F = 0);

    [Theory]
    [InlineData("Gemm", "transB", 0)]
    [InlineData("Softmax", "axis", 0)]
    [InlineData("Softmax", "axis", 1)]
    public void Another_reading_of_an_attribute(string op, string attribute, long value) => Instead(op, node => node.Attribute.Single(a => a.Name == attribute).I = value);

    [Fact]
    public void Weights_that_are_transposed() => Instead("MatMul", node => node.Input[1] = "transposed");

    [Fact]
    public void Softmax_by_the_rules_of_opset_12() => Instead("Softmax", node => node.Attribute.Clear(), opset: 12);

    // What another node computes from the same inputs takes the place of what this node computes.
    private static void Instead(string op, Action<NodeProto> change, int opset = 21)
    {
        (ModelProto model, Dictionary<string, Value> inputs) = Graph(op);
        ModelProto wrong = model.Clone();
        wrong.OpsetImport[0].Version = opset;
        wrong.IrVersion = opset < 13 ? 7 : 10;
        change(wrong.Graph.Node[1]);
        Tensor<float> instead = (Tensor<float>)OrtBackend.Cpu.Run(wrong, null, inputs, everyTensor: true).Values[Output];
        Only(op, _ => instead);
    }

    private static NodeResult Only(string op, Func<Tensor<float>, Tensor<float>> fault)
    {
        ModelReport report = Audit(Graph(op), new DisturbedBackend(Output, fault));
        NodeResult violated = Assert.Single(report.Nodes, n => n.Class == NodeClass.Violated);
        Assert.Equal(op, violated.Op);
        return violated;
    }

    private static ModelReport Audit((ModelProto Model, Dictionary<string, Value> Inputs) graph, IBackend backend) =>
        new ModelAudit { Backend = backend, Arithmetic = Arithmetic.OrtCpu, Inherited = false }.Run(graph.Model, "planted", null, graph.Inputs);

    private static Tensor<float> Changed(Tensor<float> y, int place, Func<float, float> change)
    {
        float[] values = [.. y.Values];
        values[place] = change(values[place]);
        return new Tensor<float>(values, y.Shape);
    }

    private static (ModelProto Model, Dictionary<string, Value> Inputs) Graph(string op)
    {
        GraphProto graph = new() { Name = "planted" };
        Dictionary<string, Value> inputs = [];
        GraphDraft draft = new(graph, inputs, new Xoshiro(7), "node");
        string Real(params int[] shape) => draft.Real(shape, Palette.Normal);
        string[] none = [];
        AttributeProto[] plain = [];
        (int[] shape, string[] more, AttributeProto[] attributes) = op switch
        {
            "Conv" => (new[] { 2, 3, 7, 9 }, [Real(4, 3, 3, 3), Real(4)], [Ints("pads", 1, 1, 1, 1)]),
            "Gemm" => (new[] { 5, 8 }, [Real(8, 8), Real(8)], [Int("transB", 1)]),
            "MatMul" => (new[] { 2, 5, 8 }, [Real(8, 8)], plain),
            "Softmax" => (new[] { 3, 4, 6 }, none, [Int("axis", 2)]),
            "BatchNormalization" => (new[] { 3, 4, 5, 2 }, [Real(4), Real(4), Real(4), draft.Uniform([4], 0.1, 1)], [Float("epsilon", 1e-2)]),
            _ => (new[] { 4, 3, 5 }, new[] { Real(1, 24, 5), Real(1, 24, 6), Real(1, 48) }, new[] { Int("hidden_size", 6) }),
        };
        string x = draft.Node("Relu", [Real(shape)]);
        if (op == "MatMul")
        {
            Tensor<float> weights = (Tensor<float>)inputs[more[0]];
            float[] transposed = new float[64];
            for (int i = 0; i < 64; i++)
            {
                transposed[i] = weights[i % 8 * 8 + i / 8];
            }
            graph.Initializer.Add(Verification.Reference.Onnx.TensorWriter.Write(new Tensor<float>(transposed, [8, 8]), "transposed"));
        }
        graph.Node.Add(new NodeProto { OpType = op, Input = { x }, Output = { Output }, Attribute = { attributes } });
        graph.Node[1].Input.Add(more);
        graph.Output.Add(new ValueInfoProto { Name = Output });
        return (new ModelProto { IrVersion = 10, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 21 } } }, inputs);
    }
}
