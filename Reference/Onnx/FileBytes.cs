namespace Verification.Reference.Onnx;

/// <summary>Reads whole files, saying in one line why one cannot be read.</summary>
internal static class FileBytes
{
    /// <summary>The bytes of a file that is not empty.</summary>
    /// <exception cref="OnnxException">There is no such file, it is a folder, a device, empty, 2 GiB or more, or not ours to read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                throw new OnnxException($"{path}: it is a folder, needed a file");
            }
            FileInfo file = new(path);
            return !file.Exists ? throw new OnnxException($"{path}: there is no such file")
                : file.Length == 0 ? throw new OnnxException($"{path}: it is empty") // so are pipes and devices, which might never end
                : file.Length > Array.MaxLength ? throw new OnnxException($"{path}: it has {file.Length} bytes, more than the {Array.MaxLength} that one protobuf message may have")
                : File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new OnnxException($"{path}: {e.Message}", e);
        }
    }
}
