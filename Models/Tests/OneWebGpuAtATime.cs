namespace Verification.Models.Tests;

/// <summary>Tests that run the WebGPU provider, one at a time: two sessions at once end the process now and then (ONNX Runtime 1.30.0 on SwiftShader).</summary>
[CollectionDefinition(Name)]
public sealed class OneWebGpuAtATime
{
    public const string Name = "WebGPU";
}
