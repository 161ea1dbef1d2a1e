using Google.Protobuf;
using Onnx;
using ModelVersion = Onnx.Version;

namespace Verification.Reference.Tests.Onnx;

public sealed class SchemaTests
{
    [Fact]
    public void Knows_IR_version_13() => Assert.True(Enum.GetValues<ModelVersion>().Max(v => (int)v) >= 13);

    [Fact]
    public void Reads_back_the_model_that_it_wrote()
    {
        var node = new NodeProto { OpType = "Softmax", Name = "s" };
        node.Input.Add("x");
        node.Output.Add("y");
        node.Attribute.Add(new AttributeProto { Name = "axis", Type = AttributeProto.Types.AttributeType.Int, I = -1 });
        var model = new ModelProto { IrVersion = 13, Graph = new() { Name = "g" } };
        model.Graph.Node.Add(node);
        model.Graph.Initializer.Add(new TensorProto { Name = "w", DataType = (int)TensorProto.Types.DataType.Float, FloatData = { 1f, float.NaN } });

        Assert.Equal(model, ModelProto.Parser.ParseFrom(model.ToByteArray()));
    }

    [Fact]
    public void Keeps_an_element_type_that_it_does_not_know()
    {
        var read = TensorProto.Parser.ParseFrom(new TensorProto { DataType = 999 }.ToByteArray());
        Assert.Equal(999, read.DataType);
    }
}
