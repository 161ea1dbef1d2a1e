using Verification.Models.Audit;
using Verification.Models.Backends;
using Verification.Models.Profiles;

namespace Verification.Benchmarks;

/// <summary>The whole audit of a model (the backend's run with every tensor, every node judged, inherited errors), on all cores, beside one inference of ONNX Runtime's on one thread.</summary>
internal static class AuditBenchmark
{
    internal static void Run(string path, double seconds, bool operators)
    {
        var model = new OnnxRuntimeModel(path);
        Console.WriteLine($"audit of {model.Name}; peer: {OnnxRuntimeModel.Description}, 1 thread");
        using OnnxRuntimeModel.Prepared peer = model.Prepare(threads: 1);
        var audit = new ModelAudit { Backend = OrtBackend.Cpu, Arithmetic = Arithmetic.OrtCpu };
        ModelReport report = Audit();
        Pairing times = Pairing.Measure(() => report = Audit(), peer.Run, seconds);
        Console.WriteLine("ours ms: median   minimum   peer ms: median   minimum   time ratio: median   minimum   processor");
        Console.WriteLine(times.Row);
        double judged = report.Nodes.Sum(node => node.Seconds);
        Console.WriteLine($"last audit: backend {report.BackendSeconds * 1e3:f1} ms in its run, {report.Nodes.Count} nodes judged in {judged * 1e3:f1} ms, all {report.Seconds * 1e3:f1} ms; "
            + string.Join(", ", report.Nodes.GroupBy(node => node.Class).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}")));
        if (operators)
            PerOperator.Print(() => [.. Audit().Nodes.Select(node => (node.Op, node.Seconds))]);

        ModelReport Audit() => audit.Run(model.Proto, model.Name, model.Folder, model.Inputs);
    }
}
