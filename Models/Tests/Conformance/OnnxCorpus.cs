using Verification.Models.Conformance;

namespace Verification.Models.Tests.Conformance;

/// <summary>ONNX's own backend tests, where the environment variable <c>VERIFY_ONNX_CORPUS</c> names the folder that holds them.</summary>
internal static class OnnxCorpus
{
    /// <summary>What is below the folder: node tests by the thousand, and what converters once wrote.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["node", "simple", "pytorch-converted", "pytorch-operator"];

    /// <summary>The tests of one kind; without the folder, the asking test is skipped.</summary>
    public static IReadOnlyList<TestFolder> Tests(string kind)
    {
        string? root = Environment.GetEnvironmentVariable("VERIFY_ONNX_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "VERIFY_ONNX_CORPUS names no folder: clone github.com/onnx/onnx and set it to onnx/backend/test/data");
        return TestFolder.Find(Path.Combine(root!, kind));
    }
}
