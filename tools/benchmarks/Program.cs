using System.Globalization;
using Verification.Benchmarks;
using Verification.Benchmarks.Accuracy;

string what = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "";
int threads = int.Parse(Option("--threads", "1"), CultureInfo.InvariantCulture);
double seconds = double.Parse(Option("--seconds", "1"), CultureInfo.InvariantCulture);
string filter = Option("--filter", "");

switch (what)
{
    case "matmul":
        MatrixProductBenchmark.Run(threads, seconds, filter);
        return 0;
    case "conv" or "depthwise":
        bool depthwise = what == "depthwise";
        ConvolutionBenchmark.Run(
            depthwise ? ConvolutionBenchmark.Depthwise : ConvolutionBenchmark.ResNet50,
            depthwise,
            threads,
            seconds,
            filter,
            args.Contains("--alone") ? null : new OnnxRuntimeConvolution());
        return 0;
    case "claims":
        ClaimsBenchmark.Run(seconds);
        return 0;
    case "gradients":
        GradientBenchmark.Run(seconds, filter, Option("--python", "python3"));
        return 0;
    case "evaluation":
        if (!EvaluationBenchmark.Run(seconds, filter))
        {
            Console.Error.WriteLine(EvaluationBenchmark.Absent);
            return 2;
        }
        return 0;
    case "accuracy":
        AccuracyTable.Run(Option("--backend", "ort-cpu"), int.Parse(Option("--every", "1"), CultureInfo.InvariantCulture), threads, filter, args.Contains("--binades"));
        return 0;
    case "models" or "audit":
        string[] paths = ModelFiles.Named(args, filter);
        if (paths.Length == 0)
        {
            Console.Error.WriteLine(ModelFiles.Absent);
            return 2;
        }
        foreach (string path in paths)
        {
            if (what == "models")
            {
                ModelBenchmark.Run(path, args.Contains("--threads") ? [threads] : [1, 2], seconds, args.Contains("--operators"));
            }
            else
            {
                AuditBenchmark.Run(path, seconds, args.Contains("--operators"));
            }
        }
        return 0;
    default:
        Console.Error.WriteLine("usage: matmul | conv | depthwise  [--threads N] [--seconds PER-LINE] [--filter TEXT] [--alone]");
        Console.Error.WriteLine("       models | audit  [--model FILE.onnx]… [--threads N] [--seconds PER-LINE] [--filter TEXT] [--operators]");
        Console.Error.WriteLine("       evaluation  [--seconds S] [--filter TEXT]");
        Console.Error.WriteLine("       claims  [--seconds PER-LINE]");
        Console.Error.WriteLine("       gradients  [--seconds PER-LINE] [--filter TEXT] [--python PYTHON-WITH-TORCH]");
        Console.Error.WriteLine("       accuracy  [--backend ort-cpu | ort-webgpu] [--every N] [--threads N] [--filter TEXT] [--binades]");
        return 2;
}

string Option(string name, string otherwise)
{
    int at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
}
