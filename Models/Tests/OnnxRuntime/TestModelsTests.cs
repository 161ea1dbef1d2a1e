using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;

namespace Verification.Models.Tests.OnnxRuntime;

public sealed class TestModelsTests
{
    public static TheoryData<string, long, string> Models => new()
    {
        { TestModels.TextDirection, 9, "BatchNormalization" },
        { TestModels.VoiceActivity, 16, "If" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Are_read_by_the_schema_and_by_ONNX_Runtime(string path, long opset, string operation)
    {
        var model = ModelProto.Parser.ParseFrom(File.ReadAllBytes(path));
        Assert.Equal(opset, model.OpsetImport.Single(o => o.Domain.Length == 0).Version);
        Assert.Contains(model.Graph.Node, n => n.OpType == operation);
        using var session = new InferenceSession(model.ToByteArray());
        Assert.Equal(model.Graph.Output.Select(o => o.Name), session.OutputNames);
    }
}
