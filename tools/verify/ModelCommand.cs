using System.CommandLine;
using System.Globalization;
using Onnx;
using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Conformance;
using Verification.Models.Inputs;
using Verification.Models.Profiles;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Tools.Verify;

/// <summary><c>verify model FILE.onnx</c>: the node-by-node audit of one model.</summary>
internal static class ModelCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("FILE.onnx") { Description = "The model" };
        Option<string> backend = Shared.Backend("ort-cpu");
        Option<string?> profile = new("--profile") { Description = $"The arithmetic to judge by, instead of the backend's own: {string.Join(", ", Arithmetic.All.Select(a => a.Name))}" };
        Option<DirectoryInfo?> inputs = new("--inputs") { Description = "An ONNX test folder (or one of its test_data_set_k) to take the inputs from, instead of random ones" };
        Option<string[]> dimensions = new("--dim") { Description = "Size of a dynamic dimension, as NAME=SIZE or INPUT.AXIS=SIZE", AllowMultipleArgumentsPerToken = true };
        Option<string[]> constants = new("--set") { Description = "An input that is to be constant, as INPUT=NUMBER", AllowMultipleArgumentsPerToken = true };
        Option<bool> randomize = new("--randomize-weights") { Description = "Replace weights made by ConstantOfShape by seeded random ones" };
        Option<DirectoryInfo?> repro = new("--repro") { Description = "Write each violated node as a one-node ONNX test folder below this folder" };
        Option<bool> all = new("--all") { Description = "List every node, not only the most remarkable ones" };
        Option<ulong> seed = Shared.Seed();
        Option<string> filter = Shared.Filter("nodes whose op_type or output name");
        Option<FileInfo?> json = Shared.Json();
        Command command = new("model", "Audit a model on a backend, node by node, against the from-scratch reference.")
        {
            file, backend, profile, inputs, dimensions, constants, randomize, repro, all, seed, filter, json,
        };
        command.SetAction(parsed =>
        {
            IBackend runner = Backends.Find(parsed.GetRequiredValue(backend));
            FileInfo source = parsed.GetRequiredValue(file);
            ModelProto proto = ModelLoader.Read(source.FullName);
            int replaced = 0;
            if (parsed.GetValue(randomize))
            {
                (proto, replaced) = RandomWeights.In(proto, parsed.GetValue(seed));
                if (replaced == 0)
                {
                    throw new UsageException($"--randomize-weights: {source.Name} has no weights made by ConstantOfShape");
                }
            }
            Dictionary<string, Value> fed = Inputs(proto, source, runner, parsed.GetValue(inputs), new RandomInputs
            {
                Seed = parsed.GetValue(seed),
                Dimensions = Pairs<int>(parsed.GetValue(dimensions), "--dim", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int size) ? size : null),
                Constants = Pairs<double>(parsed.GetValue(constants), "--set", text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null),
            });
            List<string> written = [];
            ModelReport report = Screen.Progress(source.Name, progress => new ModelAudit
            {
                Backend = runner,
                Arithmetic = Backends.Profile(parsed.GetValue(profile)),
                Filter = parsed.GetValue(filter)!,
                Progress = (result, total) => progress(result.Place + 1, total),
                OnViolation = parsed.GetValue(repro) is { } folder ? (_, node, model) => written.Add(Repro.Write(folder.FullName, model, node)) : null,
            }.Run(proto, source.Name, source.DirectoryName, fed));
            ModelText.Print(report, runner.Describe(), parsed.GetValue(all), replaced);
            foreach (string folder in written)
            {
                Console.WriteLine($"  written: {folder}");
            }
            JsonReport.Write(parsed.GetValue(json), "model", parsed.GetValue(seed), report.Nodes.Select(ModelText.Json), ModelText.Summary(report));
            return report.Count(NodeClass.Violated) > 0 ? Exit.Refuted : Exit.Good;
        });
        return command;
    }

    private static Dictionary<string, Value> Inputs(ModelProto proto, FileInfo source, IBackend backend, DirectoryInfo? folder, RandomInputs random)
    {
        Model model = ModelLoader.Convert(proto, source.Name, new ExternalData(source.DirectoryName!));
        if (folder is null)
        {
            return random.For(proto, model, source.DirectoryName, backend);
        }
        if (!folder.Exists)
        {
            throw new UsageException($"--inputs: there is no folder '{folder.FullName}'");
        }
        string set = folder.EnumerateFiles("input_*.pb").Any() ? folder.FullName : Path.Combine(folder.FullName, "test_data_set_0");
        return Directory.Exists(set) && Directory.EnumerateFiles(set, "input_*.pb").Any() ? TestFolder.Inputs(set, model)
            : throw new UsageException($"--inputs: no input_0.pb in '{folder.FullName}' or its test_data_set_0");
    }

    private static Dictionary<string, T> Pairs<T>(string[]? texts, string option, Func<string, T?> parse) where T : struct
    {
        Dictionary<string, T> pairs = [];
        foreach (string text in texts ?? [])
        {
            int at = text.LastIndexOf('=');
            pairs[at > 0 ? text[..at] : ""] = at > 0 && parse(text[(at + 1)..]) is { } value ? value
                : throw new UsageException($"{option} is '{text}': need NAME=NUMBER");
        }
        return pairs;
    }
}
