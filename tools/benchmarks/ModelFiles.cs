namespace Verification.Benchmarks;

/// <summary>The models that whole-model benchmarks run: those given by <c>--model</c>, else the usual ones below <c>VERIFY_ONNX_CORPUS</c>.</summary>
internal static class ModelFiles
{
    internal const string Variable = "VERIFY_ONNX_CORPUS";

    private static readonly string[] Usual = ["resnet50", "squeezenet", "densenet121", "vgg19"];

    internal static string Absent =>
        $"no model: give --model FILE.onnx, or set {Variable} to a folder that holds (at any depth) light_{string.Join(".onnx, light_", Usual)}.onnx, as in onnx/backend/test/data of ONNX";

    internal static string[] Named(string[] args, string filter)
    {
        string[] given = [.. args.Zip(args.Skip(1)).Where(pair => pair.First == "--model").Select(pair => pair.Second)];
        if (given.Length > 0)
            return given;

        string? corpus = Environment.GetEnvironmentVariable(Variable);
        return string.IsNullOrEmpty(corpus) || !Directory.Exists(corpus) ? []
            : [.. Usual.Where(name => name.Contains(filter, StringComparison.Ordinal))
                .SelectMany(name => Directory.EnumerateFiles(corpus, $"light_{name}.onnx", SearchOption.AllDirectories).Take(1))];
    }
}
