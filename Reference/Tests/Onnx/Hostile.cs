using System.Diagnostics;
using Google.Protobuf;
using Onnx;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Tests.Onnx;

/// <summary>Models to be spoilt, and what must come of it.</summary>
internal static class Hostile
{
    /// <summary>y = exp(x + w) for x [batch, 2].</summary>
    public static ModelProto Sound()
    {
        GraphBuilder graph = new("sound");
        string x = graph.Input("x", ElementType.Float, "batch", 2);
        string sum = graph.Node("sum", "Add", [x, graph.Constant("w", Tensor<float>.Vector(1, 2))]);
        graph.Output(graph.Node("y", "Exp", [sum]), ElementType.Float, "batch", 2);
        return graph.Model(opset: 21, irVersion: 10);
    }

    /// <summary>The model after something was done to it.</summary>
    public static ModelProto Spoilt(Action<ModelProto> spoil)
    {
        ModelProto model = Sound();
        spoil(model);
        return model;
    }

    /// <summary>Loading it gives one message that begins with the name it came under, and says this.</summary>
    public static void IsRefused(ModelProto model, params string[] says) => Refuses(() => ModelLoader.Convert(model, "m.onnx", null), ["m.onnx: ", .. says]);

    /// <summary>An OnnxException, and no other, within a second, whose one-line message begins with the first text and contains the others.</summary>
    public static OnnxException Refuses(Action action, params string[] says)
    {
        long start = Stopwatch.GetTimestamp();
        OnnxException e = Assert.ThrowsAny<OnnxException>(action);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5); // a second, on a machine that does nothing else
        Assert.StartsWith(says[0], e.Message, StringComparison.Ordinal);
        Assert.All(says, text => Assert.Contains(text, e.Message, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', e.Message);
        Assert.InRange(e.Message.Length, 1, 600);
        return e;
    }

    /// <summary>Evaluates a model on inputs.</summary>
    public static IReadOnlyDictionary<string, Value> Run(ModelProto model, params (string Name, Value Value)[] inputs) =>
        new Evaluator<double>(ModelLoader.Load(model.ToByteArray(), "m.onnx")).Run(inputs.ToDictionary(i => i.Name, i => i.Value));
}
