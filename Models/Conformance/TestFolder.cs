using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Models.Conformance;

/// <summary>A test in ONNX's standard layout: <c>model.onnx</c> beside <c>test_data_set_k/input_i.pb</c> and <c>output_i.pb</c>.</summary>
public sealed class TestFolder
{
    private TestFolder(string path) => Path = path;

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The folder's own name.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The model's file.</summary>
    public string ModelPath => System.IO.Path.Combine(Path, "model.onnx");

    /// <summary>The data sets' folders, in order of their numbers.</summary>
    public IEnumerable<string> DataSets => Directory.EnumerateDirectories(Path, "test_data_set_*").OrderBy(d => d.Length).ThenBy(d => d, StringComparer.Ordinal);

    /// <summary>Every test folder at or below a folder, by path.</summary>
    public static IReadOnlyList<TestFolder> Find(string root) =>
        [.. Directory.EnumerateFiles(root, "model.onnx", SearchOption.AllDirectories).Select(f => new TestFolder(System.IO.Path.GetDirectoryName(f)!)).OrderBy(t => t.Path, StringComparer.Ordinal)];

    /// <summary>The inputs of a data set, by the model's input names; a file may be missing for an input that may be left out.</summary>
    public static Dictionary<string, Value> Inputs(string dataSet, Model model)
    {
        IEnumerable<ValueInfo> fed = Directory.EnumerateFiles(dataSet, "input_*.pb").Count() < model.Graph.Inputs.Length
            ? model.Graph.Inputs.Where(i => !model.Graph.Initializers.ContainsKey(i.Name)) : model.Graph.Inputs;
        return Files(dataSet, "input", [.. fed]);
    }

    /// <summary>The expected outputs of a data set, by the model's output names.</summary>
    public static Dictionary<string, Value> Outputs(string dataSet, Model model) => Files(dataSet, "output", model.Graph.Outputs);

    private static Dictionary<string, Value> Files(string dataSet, string kind, IReadOnlyList<ValueInfo> infos)
    {
        Dictionary<string, Value> values = [];
        for (int i = 0; i < infos.Count; i++)
        {
            string file = System.IO.Path.Combine(dataSet, $"{kind}_{i}.pb");
            if (File.Exists(file))
            {
                values[infos[i].Name] = ValueReader.Load(file, infos[i].Kind);
            }
        }
        return values;
    }
}
