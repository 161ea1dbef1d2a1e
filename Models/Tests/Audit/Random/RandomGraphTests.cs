using System.Globalization;
using Verification.Models.Audit;

namespace Verification.Models.Tests.Audit.Random;

public sealed class RandomGraphTests(ITestOutputHelper output)
{
    private const ulong Seed = 20261121;

    [Fact]
    public void No_undisturbed_node_of_ONNX_Runtime_is_called_violated()
    {
        double effort = double.TryParse(Environment.GetEnvironmentVariable("VERIFY_EFFORT"), NumberStyles.Float, CultureInfo.InvariantCulture, out double given) ? given : 1;
        RandomGraphAudit audit = new();
        audit.Run(Seed, 0, (int)(3 * RandomGraphs.Kinds * effort));
        output.WriteLine(audit.ToString());
        Assert.Equal(0, audit.Of(NodeClass.Violated));
        Assert.InRange(audit.Of(NodeClass.Undecided), 0, audit.Nodes / 20);
    }

    [Fact]
    public void A_case_is_the_same_alone_and_among_others()
    {
        var (many, inputs) = RandomGraphs.Cases(Seed, 40, 5);
        var (one, alone) = RandomGraphs.Cases(Seed, 42, 1);
        Assert.All(one.Graph.Node, node => Assert.Contains(node, many.Graph.Node));
        Assert.All(alone, input => Assert.True(input.Value.Describe() == inputs[input.Key].Describe()));
    }
}
