using Verification.Models.Backends;
using Verification.Models.Conformance;

namespace Verification.Models.Tests.Conformance;

/// <summary>The findings beside official tests against what the backends do now.</summary>
[Collection(OneWebGpuAtATime.Name)]
public sealed class FindingsTests
{
    [Fact]
    public void Each_has_a_known_verdict_and_a_reason_and_stands_once()
    {
        Assert.All(Findings.All, f => Assert.Contains(f.Verdict, Finding.Verdicts));
        Assert.All(Findings.All, f => Assert.True(f.Reason.Length > 10, f.Test));
        Assert.Equal(Findings.All.Count, Findings.All.Select(f => (f.Backend, f.Test)).Distinct().Count());
    }

    [Theory]
    [InlineData("ort-cpu")]
    [InlineData("ort-webgpu")]
    [InlineData("reference")]
    public void Each_test_still_fails_or_lies_beyond_the_bound(string backend)
    {
        Dictionary<string, TestFolder> tests = OnnxCorpus.Tests("node").ToDictionary(t => t.Name);
        IBackend runner = backend == "ort-cpu" ? OrtBackend.Cpu : backend == "ort-webgpu" ? OrtBackend.WebGpu : new ReferenceBackend<double>();
        Finding[] listed = [.. Findings.All.Where(f => f.Backend == backend && f.Verdict != "environment" && tests.ContainsKey(f.Test))];
        Assert.NotEmpty(listed);
        Assert.All(listed, f =>
        {
            ConformanceResult result = ConformanceRun.Of(tests[f.Test], runner, backend == "reference" ? new ReferenceBackend<float>() : null, bounds: backend == "reference");
            Assert.True(result is { Verdict: "fail" } or { Bound.IsBeyond: true }, f.Test);
        });
    }
}
