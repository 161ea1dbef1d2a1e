using Onnx;
using Verification.Reference.Onnx;

namespace Verification.Tools.Verify;

/// <summary>A model of the suite's own systems, as it lies beside the program.</summary>
/// <param name="Path">Its file.</param>
internal sealed record BundledModel(string Path)
{
    private readonly Lazy<ModelProto> proto = new(() => ModelLoader.Read(Path));

    public string Id => System.IO.Path.GetFileNameWithoutExtension(Path);

    public ModelProto Proto => proto.Value;

    /// <summary>The formula: the model's documentation up to its source.</summary>
    public string Statement => string.Join(" ", Lines.TakeWhile(l => !l.StartsWith("Source:", StringComparison.Ordinal)));

    /// <summary>The inputs.</summary>
    public string Domain => string.Join("; ", ModelLoader.Convert(Proto, Id, null).Graph.Inputs.Select(i =>
        $"{i.Name} {i.ElementType.ToString().ToLowerInvariant()} [{string.Join(", ", (i.Dimensions ?? []).Select(d => d.Size?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (d.Name.Length > 0 ? d.Name : "?")))}]"));

    /// <summary>Where the formula is from: the line that starts with "Source:".</summary>
    public string Source => Lines.FirstOrDefault(l => l.StartsWith("Source:", StringComparison.Ordinal))?["Source:".Length..].Trim() ?? "";

    private string[] Lines => Proto.DocString.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<BundledModel> All() =>
        Directory.EnumerateFiles(System.IO.Path.Combine(AppContext.BaseDirectory, "Zoo"), "*.onnx").Order(StringComparer.Ordinal).Select(f => new BundledModel(f));
}
