using Verification.Models.Conformance;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Benchmarks;

/// <summary>Pure evaluation of ONNX's official tests: models and inputs are read before the clock starts, outputs are compared by nobody.</summary>
/// <remarks>
/// The peer cannot run in the same process and is rarely at hand: ONNX's Python reference evaluated its 1831 node tests in 2.5 s of processor time, 1.37 ms each.
/// The first pass includes the compilation of every operator, as a first run in Python includes the import of its modules.
/// </remarks>
internal static class EvaluationBenchmark
{
    private const double PeerPerTest = 2.5 / 1831;

    internal const string Absent = $"no tests: set {ModelFiles.Variable} to a folder of ONNX backend tests with a folder 'node', as onnx/backend/test/data of ONNX";

    internal static bool Run(double seconds, string filter)
    {
        string? corpus = Environment.GetEnvironmentVariable(ModelFiles.Variable);
        string node = Path.Combine(corpus ?? "", "node");
        if (string.IsNullOrEmpty(corpus) || !Directory.Exists(node))
        {
            return false;
        }
        List<(Model Model, Dictionary<string, Value> Inputs)> tests = [];
        foreach (TestFolder test in TestFolder.Find(node).Where(test => test.Name.Contains(filter, StringComparison.Ordinal)))
        {
            Model model = ModelLoader.Load(test.ModelPath);
            tests.AddRange(test.DataSets.Select(set => (model, TestFolder.Inputs(set, model))));
        }
        (double first, int refused) = Pass(tests);
        List<double> later = [];
        for (double spent = 0; later.Count < 3 || spent < seconds; spent += later[^1])
        {
            later.Add(Pass(tests).Seconds);
        }
        later.Sort();
        Console.WriteLine($"pure evaluation of {tests.Count} official node tests in double, one process, processor time ({refused} refused)");
        Console.WriteLine(FormattableString.Invariant($"  {"pass",-8} {"s",8} {"ms a test",10} {"Python reference ÷ ours",24}"));
        Print("first", first);
        Print("later", later[later.Count / 2]);
        return true;

        void Print(string name, double time) =>
            Console.WriteLine(FormattableString.Invariant($"  {name,-8} {time,8:f3} {1e3 * time / tests.Count,10:f3} {PeerPerTest * tests.Count / time,24:f1}"));
    }

    private static (double Seconds, int Refused) Pass(List<(Model Model, Dictionary<string, Value> Inputs)> tests)
    {
        int refused = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        foreach ((Model model, Dictionary<string, Value> inputs) in tests)
        {
            try
            {
                new Evaluator<double>(model).Run(inputs);
            }
            catch (OnnxException)
            {
                refused++;
            }
        }
        return ((Environment.CpuUsage.TotalTime - before).TotalSeconds, refused);
    }
}
