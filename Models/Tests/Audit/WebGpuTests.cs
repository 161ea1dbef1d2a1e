using Onnx;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Profiles;
using Verification.Properties.Cases;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;
using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Models.Tests.Audit;

/// <summary>What ONNX Runtime 1.30.0's WebGPU provider computes otherwise than the CPU provider, and what the audit says of it.</summary>
[Collection(OneWebGpuAtATime.Name)]
public sealed class WebGpuTests(ITestOutputHelper output)
{
    // Gates i, o, f, c: σ(30) ≈ 1, σ(−30) = 9.4e−14, σ(−30), tanh 1; hence c = tanh 1 and h = σ(−30) tanh tanh 1.
    private static readonly float[] Saturated = [30, -30, -30, 1, 0, 0, 0, 0];
    private static readonly double Squashed = Math.Tanh(Math.Tanh(1));

    private static SingleNode Cell => new("LSTM", [("hidden_size", 1L)],
        new Tensor<float>([1], [1, 1, 1]), new Tensor<float>(new float[4], [1, 4, 1]), new Tensor<float>(new float[4], [1, 4, 1]), new Tensor<float>(Saturated, [1, 8]));

    [Fact]
    public void A_saturated_LSTM_is_explained_by_the_form_that_limits_its_arguments()
    {
        NodeResult node = Judge(20);
        Assert.Equal((NodeClass.WithinBound, "of the limited form"), (node.Class, node.Reason));
        Assert.InRange(node.Bound, 0, 1e-14);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(19.999)]
    [InlineData(20.001)]
    [InlineData(1000)]
    public void Another_limit_is_violated(double limit) =>
        Assert.Equal(NodeClass.Violated, Judge(limit).Class);

    [Theory]
    [InlineData("LSTM", 4, 1)]
    [InlineData("LSTM", 4, 6)]
    [InlineData("GRU", 3, 1)]
    [InlineData("GRU", 3, 6)]
    public void Saturated_layers_hold(string op, int gates, int steps)
    {
        NodeResult node = Run(d => d.Node(op, [d.Real([steps, 2, 3], Palette.Wide), d.Real([1, gates * 5, 3], Palette.Normal), d.Real([1, gates * 5, 5], Palette.Normal)], 1, Int("hidden_size", 5)));
        Assert.True(node.Class is NodeClass.Faithful or NodeClass.WithinBound, $"{node.Class.Text()}: {node.Worst} {node.Reason}");
    }

    // The width matters: with 8 channels and 8 filters it is right.
    [Fact]
    public void A_wide_one_dimensional_convolution_of_length_1_is_violated() =>
        Assert.Equal(NodeClass.Violated, Run(d => d.Node("Conv", [d.Real([1, 129, 1], Palette.Normal), d.Real([128, 129, 3], Palette.Normal)], Ints("pads", 1, 1))).Class);

    private static NodeResult Judge(double limit) => Cell.Judge(new Tensor<float>([(float)(Squashed / (1 + Math.Exp(limit)))], [1, 1, 1, 1]), Arithmetic.WebGpu);

    private NodeResult Run(Action<GraphDraft> draw)
    {
        GraphProto graph = new() { Name = "webgpu" };
        Dictionary<string, Value> inputs = [];
        draw(new GraphDraft(graph, inputs, new Xoshiro(1), "x"));
        ModelProto model = new() { IrVersion = 10, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 16 } } };
        ModelReport report = new ModelAudit { Backend = OrtBackend.WebGpu, Inherited = false }.Run(model, "webgpu", null, inputs);
        NodeResult node = Assert.Single(report.Nodes);
        output.WriteLine(FormattableString.Invariant($"{node.Provider}: {node.Class.Text()} {node.Worst}; {node.Reason}; {node.Ratio:G3} x the bound"));
        return node;
    }
}
