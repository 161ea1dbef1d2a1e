using System.Runtime.InteropServices;
using Google.Protobuf;
using Microsoft.ML.OnnxRuntime;
using Onnx;
using Verification.Reference.Tensors;
using TensorElementType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace Verification.Models.Backends;

/// <summary>The large weights of a model, handed to a session of ONNX Runtime's CPU provider where they lie.</summary>
/// <remarks>
/// Serialised, 100 MB of weights are written once, parsed by the session and copied again: with ResNet-50 a session took 140 to 180 ms, and takes 24 ms so.
/// In the message that the session reads, such a weight becomes external data in an empty file, which the session looks for and, given the weight itself
/// (<see cref="SessionOptions.AddInitializer"/>), does not read. Whoever creates the session disposes of it before these.
/// </remarks>
internal sealed class SharedWeights : IDisposable
{
    /// <summary>Below this a weight is as well serialised; shape inference, too, reads small ones.</summary>
    private const int SmallestBytes = 1 << 14;
    private const string Name = "weights";

    private readonly List<GCHandle> pins = [];
    private readonly List<OrtValue> values = [];
    private readonly TensorProto[] tensors;

    private SharedWeights(TensorProto[] tensors)
    {
        this.tensors = tensors;
        Folder = Directory.CreateTempSubdirectory("verification-").FullName;
        File.Create(Path.Combine(Folder, Name)).Dispose();
    }

    /// <summary>The folder of the empty file.</summary>
    public string Folder { get; }

    /// <summary>Those of a model; null if it has none, or external data of its own.</summary>
    public static SharedWeights? Of(ModelProto model)
    {
        TensorProto[] large = [.. model.Graph.Initializer.Where(tensor => tensor.RawData.Length >= SmallestBytes && IsWhole(tensor))];
        return large.Length == 0 || HasExternalData(model.Graph) || model.Functions.Any(function => HasExternalData(function.Node)) ? null : new SharedWeights(large);
    }

    /// <summary>Takes the weights out of the model's message and hands them to the session to be.</summary>
    public void MoveTo(SessionOptions options)
    {
        foreach (TensorProto tensor in tensors)
        {
            Add(tensor, options);
            tensor.RawData = ByteString.Empty;
            tensor.DataLocation = TensorProto.Types.DataLocation.External;
            tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = Name });
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        values.ForEach(value => value.Dispose());
        pins.ForEach(pin => pin.Free());
        Directory.Delete(Folder, recursive: true);
    }

    private void Add(TensorProto tensor, SessionOptions options)
    {
        if (!MemoryMarshal.TryGetArray(tensor.RawData.Memory, out ArraySegment<byte> bytes))
        {
            bytes = tensor.RawData.ToByteArray();
        }
        pins.Add(GCHandle.Alloc(bytes.Array, GCHandleType.Pinned));
        nint first = pins[^1].AddrOfPinnedObject() + bytes.Offset;
        values.Add(OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, (TensorElementType)tensor.DataType, [.. tensor.Dims], first, bytes.Count));
        options.AddInitializer(tensor.Name, values[^1]);
    }

    // A damaged weight is left for the session to refuse.
    private static bool IsWhole(TensorProto tensor) =>
        (ElementType)tensor.DataType is ElementType.Float or ElementType.Double && tensor.Segment is null && tensor.Dims.All(d => d > 0)
        && tensor.Dims.Aggregate((Int128)((ElementType)tensor.DataType).Bits() / 8, (bytes, d) => bytes > int.MaxValue ? bytes : bytes * d) == tensor.RawData.Length;

    private static bool HasExternalData(GraphProto graph) =>
        graph.Initializer.Any(IsExternal) || graph.SparseInitializer.Any(sparse => IsExternal(sparse.Values) || IsExternal(sparse.Indices)) || HasExternalData(graph.Node);

    private static bool HasExternalData(IEnumerable<NodeProto> nodes) => nodes.SelectMany(node => node.Attribute).Any(attribute =>
        IsExternal(attribute.T) || attribute.Tensors.Any(IsExternal) || (attribute.G is { } graph && HasExternalData(graph)) || attribute.Graphs.Any(HasExternalData));

    private static bool IsExternal(TensorProto? tensor) => tensor?.DataLocation == TensorProto.Types.DataLocation.External;
}
