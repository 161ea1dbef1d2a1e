using Onnx;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Profiles;
using Verification.Properties.Cases;
using Verification.Properties.Operators;
using Verification.Reference.Tensors;
using static Verification.Properties.Operators.GraphDraft;

namespace Verification.Models.Tests.Audit;

/// <summary>Where ONNX Runtime 1.30.0's CPU provider does not compute what the standard says, as random graphs found it: real faults that the audit must call by their name.</summary>
public sealed class KnownDeviationTests(ITestOutputHelper output)
{
    [Fact]
    public void GroupNormalization_takes_the_variance_in_one_pass() => Violated(
        d => d.Node("GroupNormalization", [d.Real([2, 4, 5], v => v - 5000, Palette.Normal), d.Floats(1, 1, 1, 1), d.Floats(0, 0, 0, 0)], Int("num_groups", 2)));

    [Fact]
    public void MeanVarianceNormalization_has_no_epsilon() => Violated(d => d.Node("MeanVarianceNormalization", [d.Real([2, 3, 4, 4], v => v * 1e-12f, Palette.Normal)]));

    [Fact]
    public void LRN_slides_its_sum_along_the_channels() => Violated(d => d.Node("LRN", [d.Constant(new Tensor<float>([3e4f, 1, 2e-2f, 1e-2f, 3e-2f, 2e-2f], [1, 6, 1, 1]))], Int("size", 3), Float("alpha", 1), Float("bias", 1e-4)));

    [Fact]
    public void LSTM_does_not_clip_the_argument_of_its_last_activation() => Violated(d => d.Node(
        "LSTM", [d.Real([2, 3, 4], Palette.Wide), d.Real([1, 20, 4], Palette.Normal), d.Real([1, 20, 5], Palette.Normal), "", "", "", d.Real([1, 3, 5], Palette.Normal)], 3, Int("hidden_size", 5), Float("clip", 0.5)));

    [Fact]
    public void GridSample_extrapolates_cubics_beyond_a_border() => Violated(d => d.Node("GridSample", [d.Real([1, 1, 5, 5], Palette.Normal), d.Uniform([1, 3, 3, 2], 1.05, 1.2)], Text("mode", "cubic"), Text("padding_mode", "border")));

    // Its chirps' angles πn²/N are not reduced before they are rounded, so that its error grows with N where the algorithm's would not.
    [Theory]
    [InlineData(3, NodeClass.WithinBound)]
    [InlineData(17, NodeClass.WithinBound)]
    [InlineData(1009, NodeClass.WithinBound)]
    [InlineData(4001, NodeClass.Suspicious)]
    public void DFT_of_other_lengths_than_powers_of_two_is_explained_by_chirps_up_to_some_thousand(int length, NodeClass expected) =>
        Judged(d => d.Node("DFT", [d.Real([1, length, 1], Palette.Normal), "", d.Scalar(1L)]), expected);

    private void Violated(Action<GraphDraft> draw) => Judged(draw, NodeClass.Violated);

    private void Judged(Action<GraphDraft> draw, NodeClass expected)
    {
        GraphProto graph = new() { Name = "deviation" };
        Dictionary<string, Value> inputs = [];
        draw(new GraphDraft(graph, inputs, new Xoshiro(1), "x"));
        ModelProto model = new() { IrVersion = 11, Graph = graph, OpsetImport = { new OperatorSetIdProto { Version = 22 } } };
        ModelReport report = new ModelAudit { Backend = OrtBackend.Cpu, Arithmetic = Arithmetic.OrtCpu, Inherited = false }.Run(model, "deviation", null, inputs);
        NodeResult node = Assert.Single(report.Nodes);
        output.WriteLine(FormattableString.Invariant($"{node.Worst}; {node.Reason}; {node.Ratio:G3} x the bound"));
        Assert.True(node.Class == expected, $"{node.Op} is {node.Class.Text()}: {node.Worst} {node.Reason}");
    }
}
