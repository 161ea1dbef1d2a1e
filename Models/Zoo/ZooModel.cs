using Google.Protobuf;
using Onnx;

namespace Verification.Models.Zoo;

/// <summary>A small model of one of the suite's own systems; its file is written by <c>tools/export</c> and never by hand.</summary>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Build">Builds the model, the same on every machine.</param>
public sealed record ZooModel(string Name, Func<ModelProto> Build)
{
    /// <summary>Every model, by name.</summary>
    public static IReadOnlyList<ZooModel> All { get; } =
    [
        new("batch-normalization", BatchNormalizationModel.Build),
        new("softmax", SoftmaxModel.Build),
        new("ugrnn-scan", UgrnnModel.Build),
        new("vae", VaeModel.Build),
        new("vq-vae", VqVaeModel.Build),
    ];

    /// <summary>The operator set of every model here: what all runtimes in use know.</summary>
    internal const int Opset = 21;

    /// <summary>The version of the file format that came with it.</summary>
    internal const int IrVersion = 10;

    /// <summary>Where the committed file lies beside a program that uses this library.</summary>
    public string Path => System.IO.Path.Combine(AppContext.BaseDirectory, "Zoo", FileName);

    /// <summary>The file's name.</summary>
    public string FileName => Name + ".onnx";

    /// <summary>The bytes that the file must have.</summary>
    public byte[] Bytes() => Build().ToByteArray();
}
