using System.Diagnostics;
using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Benchmarks;

/// <summary>Whole models evaluated by the reference in float and in double, beside one inference of ONNX Runtime's.</summary>
internal static class ModelBenchmark
{
    internal static void Run(string path, int[] threads, double seconds, bool operators)
    {
        var model = new OnnxRuntimeModel(path);
        Console.WriteLine($"{model.Name}; peer: {OnnxRuntimeModel.Description}");
        Console.WriteLine("threads  number    ours ms: median   minimum   peer ms: median   minimum   time ratio: median   minimum   processor");
        foreach (int count in threads)
        {
            using IDisposable applied = (Limits.Current with { MaxThreads = count }).Apply();
            using OnnxRuntimeModel.Prepared peer = model.Prepare(count);
            Compare<float>(model, peer, count, seconds, operators);
            Compare<double>(model, peer, count, seconds, operators);
        }
    }

    private static void Compare<T>(OnnxRuntimeModel model, OnnxRuntimeModel.Prepared peer, int threads, double seconds, bool operators) where T : struct, IFloatingPointIeee754<T>
    {
        var evaluator = new Evaluator<T>(model.Model);
        Pairing times = Pairing.Measure(() => evaluator.Run(model.Inputs), peer.Run, seconds);
        Console.WriteLine($"{threads,7}  {typeof(T).Name,-8} {times.Row}");
        if (operators)
            PerOperator.Print(() => Timed(evaluator, model));
    }

    private static List<(string Operator, double Seconds)> Timed<T>(Evaluator<T> evaluator, OnnxRuntimeModel model) where T : struct, IFloatingPointIeee754<T>
    {
        List<(string, double)> nodes = [];
        long before = Stopwatch.GetTimestamp();
        evaluator.Run(model.Inputs, (node, _) =>
        {
            long now = Stopwatch.GetTimestamp();
            nodes.Add((node.OpType, (now - before) / (double)Stopwatch.Frequency));
            before = now;
        });
        return nodes;
    }
}
