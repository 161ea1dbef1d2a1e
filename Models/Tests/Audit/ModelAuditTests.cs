using Onnx;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Conformance;
using Verification.Models.Inputs;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit;

[Collection(OneWebGpuAtATime.Name)]
public sealed class ModelAuditTests
{
    [Theory]
    [InlineData(true, "Exp")]
    [InlineData(false, "Neg")]
    public void Audits_the_nodes_of_the_branch_that_was_taken(bool condition, string taken)
    {
        // Both branches use the same inner names, as exporters do.
        GraphProto Branch(string opType)
        {
            GraphBuilder branch = new(opType);
            branch.Node("t", opType, ["x"]);
            branch.Node("r", "Mul", ["t", "c"]);
            branch.Proto.Output.Add(new ValueInfoProto { Name = "r" });
            return branch.Proto;
        }
        GraphBuilder graph = new("branches");
        graph.Input("x", ElementType.Float, 3);
        graph.Input("p", ElementType.Bool);
        graph.Constant("c", Tensor<float>.Vector(2, 3, 4));
        graph.Node("u", "Abs", ["x"]);
        graph.Node("y", "If", ["p"], ("then_branch", Branch("Exp")), ("else_branch", Branch("Neg")));
        graph.Node("z", "Add", ["y", "u"]);
        graph.Output("z", ElementType.Float, 3);
        Dictionary<string, Value> inputs = new() { ["x"] = Tensor<float>.Vector(1, -2, 3), ["p"] = Tensor<bool>.Scalar(condition) };

        ModelReport report = new ModelAudit { Backend = OrtBackend.Cpu }.Run(Relaxed(graph), "branches", null, inputs);
        Assert.DoesNotContain(report.Nodes, n => n.Op == "If");
        Assert.Contains(report.Nodes, n => n.Op == taken);
        Assert.All(report.Nodes, n => Assert.True(n.Class <= NodeClass.WithinBound, $"{n.Id}: {n.Class.Text()} {n.Reason}"));
        Assert.True(report.Outputs.Single().Relative < 1e-6);
    }

    [Fact]
    public void Says_which_provider_really_ran_a_node_and_judges_by_its_arithmetic()
    {
        // String operators have no WebGPU kernel and fall back to the CPU.
        GraphBuilder graph = new("providers");
        graph.Input("x", ElementType.Float, 4);
        graph.Node("a", "Tanh", ["x"]);
        graph.Node("b", "Det", [graph.Node("m", "Reshape", ["a", graph.Constant("shape", 2, 2)])]);
        graph.Output("b", ElementType.Float);
        ModelReport report = new ModelAudit { Backend = OrtBackend.WebGpu }.Run(Relaxed(graph), "providers", null, new Dictionary<string, Value> { ["x"] = Tensor<float>.Vector(1, 2, 3, 5) });
        Assert.Equal("WebGpuExecutionProvider", report.Nodes.Single(n => n.Op == "Tanh").Provider);
        Assert.Equal("CPUExecutionProvider", report.Nodes.Single(n => n.Op == "Det").Provider);
        Assert.Contains("wgsl", report.Profile, StringComparison.Ordinal);
        Assert.Contains("ort-cpu", report.Profile, StringComparison.Ordinal);
    }

    [Fact]
    public void Knows_a_node_again_that_the_provider_rewrote_for_its_own_layout()
    {
        GraphBuilder graph = new("layout");
        graph.Input("x", ElementType.Float, 1, 2, 5, 5);
        graph.Node("y", "Conv", ["x", graph.Constant("w", Drawing.Tensor(ElementType.Float, [3, 2, 3, 3], 1))]);
        graph.Output("y", ElementType.Float, 1, 3, 3, 3);
        Dictionary<string, Value> inputs = new() { ["x"] = Drawing.Tensor(ElementType.Float, [1, 2, 5, 5], 2) };
        ModelReport report = new ModelAudit { Backend = OrtBackend.WebGpu }.Run(Relaxed(graph), "layout", null, inputs);
        Assert.Equal("WebGpuExecutionProvider", Assert.Single(report.Nodes).Provider);
    }

    [Fact]
    public void A_repro_folder_passes_on_a_right_backend_and_fails_on_a_wrong_one()
    {
        string root = Directory.CreateTempSubdirectory("verification-").FullName;
        try
        {
            GraphBuilder graph = new("repro");
            graph.Input("x", ElementType.Float, 1, 2, 5, 5);
            graph.Constant("w", Drawing.Tensor(ElementType.Float, [3, 2, 3, 3], 1));
            graph.Node("y/with:odd*characters", "Conv", [graph.Node("h", "Relu", ["x"]), "w"]);
            graph.Output("y/with:odd*characters", ElementType.Float, 1, 3, 3, 3);
            Dictionary<string, Value> inputs = new() { ["x"] = Drawing.Tensor(ElementType.Float, [1, 2, 5, 5], 2) };
            List<string> written = [];
            ModelReport report = new ModelAudit
            {
                Backend = new DisturbedBackend("y/with:odd*characters", OffByAHundredth),
                OnViolation = (_, node, model) => written.Add(Repro.Write(root, model, node)),
            }.Run(Relaxed(graph), "repro", null, inputs);

            NodeResult violated = Assert.Single(report.Nodes, n => n.Class == NodeClass.Violated);
            Assert.Equal("Conv", violated.Op);
            TestFolder folder = Assert.Single(TestFolder.Find(root));
            Assert.Equal(Assert.Single(written), folder.Path);
            Assert.Equal("pass", ConformanceRun.Of(folder, OrtBackend.Cpu).Verdict);
            Assert.Equal("pass", ConformanceRun.Of(folder, new ReferenceBackend<double>()).Verdict);
            Assert.Equal("fail", ConformanceRun.Of(folder, new DisturbedBackend("y/with:odd*characters", OffByAHundredth)).Verdict);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Theory]
    [InlineData("text direction")]
    [InlineData("voice activity")]
    public void Finds_nothing_wrong_in_a_real_model_on_the_CPU(string which)
    {
        string path = which == "text direction" ? TestModels.TextDirection : TestModels.VoiceActivity;
        ModelProto proto = ModelLoader.Read(path);
        Model model = ModelLoader.Convert(proto, which, null);
        Dictionary<string, Value> inputs = new RandomInputs { Seed = 1 }.For(proto, model, null, OrtBackend.Cpu);
        ModelReport report = new ModelAudit { Backend = OrtBackend.Cpu }.Run(proto, which, null, inputs);
        Assert.True(report.Nodes.Count > 100);
        Assert.All(report.Nodes, n => Assert.True(n.Class < NodeClass.Undecided, $"{n.Op} '{n.Id}' is {n.Class.Text()}: {n.Worst}; {n.Reason}"));
        Assert.All(report.Outputs, o => Assert.True(o.Relative < 1e-4, $"{o.Name} {o.Relative} {o.Note}"));
    }

    private static Tensor<float> OffByAHundredth(Tensor<float> x) => new([.. x.Values.Select((v, i) => i == 7 ? v + 0.01f : v)], x.Shape);

    // Types of intermediate values are left to the backend, as they are in most files.
    private static ModelProto Relaxed(GraphBuilder graph) => graph.Model(21, 10);
}
