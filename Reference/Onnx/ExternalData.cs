using System.Globalization;
using Onnx;

namespace Verification.Reference.Onnx;

/// <summary>Reads external tensor data from files in one folder (or below it), and from nowhere else.</summary>
/// <param name="folder">The model's folder.</param>
public sealed class ExternalData(string folder)
{
    private const int MaxLinks = 40;

    /// <summary>The bytes that a tensor's <c>external_data</c> entries name.</summary>
    /// <param name="proto">The tensor.</param>
    /// <param name="needed">How many bytes its shape and type need: no more than these are ever read.</param>
    /// <exception cref="OnnxException">The place is outside the folder, missing, or not as long as the tensor needs.</exception>
    public ReadOnlyMemory<byte> Read(TensorProto proto, long needed)
    {
        Dictionary<string, string> entries = [];
        foreach (StringStringEntryProto entry in proto.ExternalData)
        {
            if (!entries.TryAdd(entry.Key, entry.Value))
            {
                throw Bad(proto, $"external data with two entries '{entry.Key}'");
            }
        }
        if (!entries.TryGetValue("location", out string? location) || location.Length == 0)
        {
            throw Bad(proto, "external data without a 'location'");
        }
        try
        {
            FileInfo file = Locate(proto, location);
            long offset = Number(proto, entries, "offset", 0), length = Number(proto, entries, "length", needed);
            if (length != needed)
            {
                throw Bad(proto, $"external data of length {length}, but its shape and type need {needed} bytes");
            }
            if (offset > file.Length - length || length > Array.MaxLength)
            {
                throw Bad(proto, $"external data at offset {offset} of length {length}, but '{location}' has {file.Length} bytes");
            }
            byte[] bytes = new byte[length];
            using FileStream stream = file.OpenRead();
            stream.Seek(offset, SeekOrigin.Begin);
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw Bad(proto, $"external data at '{location}' cannot be read: {e.Message}");
        }
    }

    private FileInfo Locate(TensorProto proto, string location)
    {
        string root = Path.GetFullPath(folder), path = Path.GetFullPath(Path.Combine(root, location));
        if (Path.IsPathRooted(location) || !IsBelow(root, path))
        {
            throw Bad(proto, $"external data at '{location}' is outside the model's folder");
        }
        for (int links = 0; FirstLink(root, path) is var (place, target); links++)
        {
            path = target + path[place.Length..];
            if (links == MaxLinks || !IsBelow(root, path))
            {
                throw Bad(proto, $"external data at '{location}' is behind a link to outside the model's folder");
            }
        }
        FileInfo file = new(path);
        return file.Exists ? file : throw Bad(proto, $"external data file '{location}' does not exist");
    }

    // The link nearest to the root on the way to a path, and where it leads.
    private static (string Place, string Target)? FirstLink(string root, string path)
    {
        for (int end = path.IndexOf(Path.DirectorySeparatorChar, root.TrimEnd(Path.DirectorySeparatorChar).Length + 1); ; end = path.IndexOf(Path.DirectorySeparatorChar, end + 1))
        {
            string place = end < 0 ? path : path[..end];
            FileInfo part = new(place);
            if (part.LinkTarget is not null)
            {
                return (place, Path.GetFullPath(part.ResolveLinkTarget(returnFinalTarget: false)!.FullName));
            }
            if (end < 0)
            {
                return null;
            }
        }
    }

    private static bool IsBelow(string root, string path) => path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static long Number(TensorProto proto, Dictionary<string, string> entries, string key, long otherwise) =>
        !entries.TryGetValue(key, out string? text) ? otherwise
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number
        : throw Bad(proto, $"external data '{key}' is '{text}': need a whole number from 0 to 2^63 - 1");

    private static OnnxException Bad(TensorProto proto, string message) => new($"tensor '{proto.Name}': {message}");
}
