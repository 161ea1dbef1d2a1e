using Google.Protobuf;
using Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Loads ONNX models from files or bytes.</summary>
/// <remarks>Whatever the bytes are, the outcome is a model that holds together or one <see cref="OnnxException"/> that begins with the file's name.</remarks>
public static class ModelLoader
{
    /// <summary>The newest version of each operator set of the standard that the reference knows the meaning of.</summary>
    private static readonly Dictionary<string, int> Newest = new() { [""] = 28, ["ai.onnx.ml"] = 5, ["ai.onnx.preview"] = 1, ["ai.onnx.preview.training"] = 1 };

    /// <summary>Loads a model file; external data are looked for in its folder and nowhere else.</summary>
    /// <exception cref="OnnxException">The file is missing, is no ONNX model, or does not hold together.</exception>
    public static Model Load(string path) => Convert(Read(path), path, new ExternalData(Path.GetDirectoryName(Path.GetFullPath(path))!));

    /// <summary>Reads the protobuf message of a model file alone.</summary>
    /// <exception cref="OnnxException">The file is missing or no ONNX model.</exception>
    public static ModelProto Read(string path)
    {
        return Parse(FileBytes.Read(path), path);
    }

    /// <summary>Loads a model from memory; external data are refused.</summary>
    /// <exception cref="OnnxException">The bytes are no ONNX model, or one that does not hold together.</exception>
    public static Model Load(ReadOnlySpan<byte> bytes, string source) => Convert(Parse(bytes, source), source, null);

    /// <summary>Reads the protobuf message alone.</summary>
    /// <exception cref="OnnxException">The bytes are no ONNX model.</exception>
    public static ModelProto Parse(ReadOnlySpan<byte> bytes, string source)
    {
        try
        {
            return bytes.IsEmpty ? throw new OnnxException($"{source}: it is empty") : ModelProto.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new OnnxException($"{source}: not an ONNX model, or a damaged one: {e.Message}", e);
        }
    }

    /// <summary>Checks a parsed message and turns it into a model.</summary>
    /// <exception cref="OnnxException">It does not hold together.</exception>
    public static Model Convert(ModelProto proto, string source, ExternalData? external)
    {
        try
        {
            Dictionary<string, int> opsets = Opsets(proto.OpsetImport);
            if (opsets.Count == 0)
            {
                opsets[""] = 1;
            }
            GraphReader reader = new(external);
            Dictionary<(string, string, string), FunctionBody> functions = [];
            foreach (FunctionProto function in proto.Functions)
            {
                if (!functions.TryAdd((Domain(function.Domain), function.Name, function.Overload), reader.Read(function)))
                {
                    throw new OnnxException($"function '{function.Name}' of domain '{function.Domain}' is there twice");
                }
            }
            Model model = new()
            {
                Graph = reader.Read(proto.Graph ?? throw new OnnxException("no graph in it: is it an ONNX model?")),
                Opsets = opsets,
                Functions = functions,
                IrVersion = proto.IrVersion,
                Source = source,
            };
            if (model.Graph.Outputs.Length == 0)
            {
                throw new OnnxException($"graph '{model.Graph.Name}' has no outputs");
            }
            new FunctionGraph(functions).Check(model.Graph, opsets);
            return model;
        }
        catch (OnnxException e)
        {
            throw e.In(source);
        }
        catch (Exception e) when (e is ShapeException or OutOfMemoryException)
        {
            throw new OnnxException($"{source}: {e.Message}", e);
        }
    }

    internal static Dictionary<string, int> Opsets(IEnumerable<OperatorSetIdProto> imports)
    {
        Dictionary<string, int> opsets = [];
        foreach (OperatorSetIdProto import in imports)
        {
            string domain = Domain(Utf8.Name(import.Domain, "domain")), name = domain.Length == 0 ? "ai.onnx" : domain;
            int version = import.Version is >= 1 and <= int.MaxValue ? (int)import.Version
                : throw new OnnxException($"operator set '{name}' has version {import.Version}: need 1 or more");
            if (Newest.TryGetValue(domain, out int newest) && version > newest)
            {
                throw new UnsupportedException($"operator set '{name}' {version}", $"the newest that the reference knows is {newest}");
            }
            if (!opsets.TryAdd(domain, version))
            {
                throw new OnnxException($"operator set '{name}' is imported twice: as version {opsets[domain]} and as {version}");
            }
        }
        return opsets;
    }

    private static string Domain(string domain) => domain == "ai.onnx" ? "" : domain;
}
