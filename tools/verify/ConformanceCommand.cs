using System.CommandLine;
using Spectre.Console;
using Verification.Models.Backends;
using Verification.Models.Conformance;
using Verification.Properties.Cases;

namespace Verification.Tools.Verify;

/// <summary><c>verify conformance DIR</c>: runs standard ONNX backend-test folders on a backend.</summary>
internal static class ConformanceCommand
{
    public static Command Create()
    {
        Argument<DirectoryInfo> root = new("DIR") { Description = "A folder of ONNX backend tests, at any depth" };
        Option<string> backend = Shared.Backend("reference");
        Option<string> filter = Shared.Filter("tests whose folder name");
        Option<string?> shard = Shared.Shard();
        Option<bool> all = new("--all") { Description = "List every test, not only those that fail" };
        Option<FileInfo?> json = Shared.Json();
        Command command = new("conformance", "Run standard ONNX backend-test folders (model.onnx, test_data_set_k/) on a backend.") { root, backend, filter, shard, all, json };
        command.SetAction(parsed =>
        {
            DirectoryInfo folder = parsed.GetRequiredValue(root);
            if (!folder.Exists)
            {
                throw new UsageException($"there is no folder '{folder.FullName}'");
            }
            IReadOnlyList<TestFolder> tests = Shard.Parse(parsed.GetValue(shard)).Of<TestFolder>([.. TestFolder.Find(folder.FullName).Where(t => t.Name.Contains(parsed.GetValue(filter)!, StringComparison.Ordinal))]);
            if (tests.Count == 0)
            {
                throw new UsageException($"no test (a folder with model.onnx and test_data_set_0) below '{folder.FullName}'{(parsed.GetValue(filter)!.Length > 0 ? $" has '{parsed.GetValue(filter)}' in its name" : "")}");
            }
            bool reference = parsed.GetRequiredValue(backend) == "reference";
            IBackend runner = reference ? new ReferenceBackend<double>() : Backends.Find(parsed.GetRequiredValue(backend));
            IBackend? rounding = reference ? new ReferenceBackend<float>() : null;
            List<ConformanceResult> results = Screen.Progress($"{tests.Count} tests", progress =>
            {
                List<ConformanceResult> done = [];
                foreach (TestFolder test in tests)
                {
                    done.Add(ConformanceRun.Of(test, runner, rounding, bounds: reference));
                    progress(done.Count, tests.Count);
                }
                return done;
            });
            Print(results, parsed.GetValue(all), runner);
            int pass = results.Count(r => r.Verdict == "pass"), fail = results.Count(r => r.Verdict == "fail");
            JsonReport.Write(parsed.GetValue(json), "conformance", Shared.DefaultSeed, results.Select(r => new { r.Id, r.Verdict, r.Reason, bound = r.Bound?.Verdict, ratio = r.Bound?.Ratio, r.Seconds }), new { pass, fail, unsupported = results.Count - pass - fail });
            return fail > 0 ? Exit.Refuted : Exit.Good;
        });
        return command;
    }

    private static void Print(List<ConformanceResult> results, bool all, IBackend backend)
    {
        List<ConformanceResult> shown = [.. results.Where(r => all || r.Verdict == "fail" || r.Bound is { IsBeyond: true })];
        if (shown.Count > 0)
        {
            Table table = Screen.Table("test", "verdict", "judged", "reason");
            foreach (ConformanceResult result in shown)
            {
                Screen.Row(table, result.Verdict == "pass" ? "green" : result.Verdict == "fail" ? "red" : "yellow", 1, result.Id, result.Verdict, Findings.Of(backend.Name, result.Id) is { } finding ? $"{finding.Verdict}: {finding.Reason}" : "", result.Bound is { IsBeyond: true } ? result.Bound.Worst : result.Reason);
            }
            Screen.Print(table);
        }
        List<IGrouping<string, ConformanceResult>> missing = [.. results.Where(r => r.Verdict == "unsupported").GroupBy(r => r.Operator).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)];
        if (missing.Count > 0)
        {
            Console.WriteLine("unsupported: " + string.Join(", ", missing.Select(g => $"{g.Key} ({g.Count()})")));
        }
        if (results.Any(r => r.Bound is not null))
        {
            Console.WriteLine($"expected reals within the derived bound: {results.Count(r => r.Bound?.Verdict == "within")} tests, beyond it {results.Count(r => r.Bound?.Verdict == "beyond")}, no bound {results.Count(r => r.Bound?.Verdict == "open")}");
        }
        Console.WriteLine($"{results.Count(r => r.Verdict == "pass")} pass, {results.Count(r => r.Verdict == "fail")} fail, {results.Count(r => r.Verdict == "unsupported")} unsupported on {backend.Name} ({backend.Describe()}); "
            + FormattableString.Invariant($"{results.Sum(r => r.Seconds):F1} s"));
    }
}
