using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Verification.Models.Tests.OnnxRuntime;

[Collection(OneWebGpuAtATime.Name)]
public sealed class ProviderTests
{
    private static bool HasWebGpu => OrtEnv.Instance().GetAvailableProviders().Contains("WebGpuExecutionProvider");

    [Fact]
    public void Loads_the_native_library_in_version_1_30()
    {
        Assert.SkipUnless(HasWebGpu && typeof(OrtEnv).Assembly == typeof(NativeEnvironment).Assembly, "the build asked for another ONNX Runtime");
        Assert.StartsWith("1.30.", OrtEnv.Instance().GetVersionString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_a_graph_on_the_CPU_provider()
    {
        using var options = new SessionOptions();
        AssertRunsOn("CPUExecutionProvider", options);
    }

    [Fact]
    public void Runs_a_graph_on_the_WebGPU_provider_and_on_no_other()
    {
        Assert.SkipUnless(HasWebGpu, "this native library has no WebGPU provider");
        using var options = new SessionOptions();
        options.AppendExecutionProvider("WebGPU", []);
        options.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
        AssertRunsOn("WebGpuExecutionProvider", options);
    }

    /// <summary>Small integers are exact in any order and any fusion, so the result is known to the bit.</summary>
    private static void AssertRunsOn(string provider, SessionOptions options)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            options.GraphOptimizationLevel = GraphOptimizationLevel.ORT_DISABLE_ALL;
            options.EnableProfiling = true;
            options.ProfileOutputPathPrefix = Path.Combine(folder.FullName, "run");
            using var session = new InferenceSession(SmallGraphs.MatMulThenAdd(), options);
            using var results = session.Run(
            [
                NamedOnnxValue.CreateFromTensor("a", new DenseTensor<float>(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3])),
                NamedOnnxValue.CreateFromTensor("b", new DenseTensor<float>(new float[] { 1, -1, 2, 0, 0, 3 }, [3, 2])),
                NamedOnnxValue.CreateFromTensor("c", new DenseTensor<float>(new float[] { 10, 20 }, [2])),
            ]);
            Assert.Equal([15f, 28f, 24f, 34f], results.Single().AsTensor<float>());
            Assert.Equal([("Add", provider), ("MatMul", provider)], NodesIn(session.EndProfiling()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Operation, string Provider)> NodesIn(string profile)
    {
        using var events = JsonDocument.Parse(File.ReadAllText(profile));
        return events.RootElement.EnumerateArray()
            .Where(e => e.TryGetProperty("args", out var args) && args.TryGetProperty("provider", out _))
            .Select(e => e.GetProperty("args"))
            .Select(args => (args.GetProperty("op_name").GetString()!, args.GetProperty("provider").GetString()!))
            .Order().ToList();
    }
}
