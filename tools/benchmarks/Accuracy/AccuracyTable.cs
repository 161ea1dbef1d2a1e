using System.Diagnostics;
using System.Globalization;
using Microsoft.ML.OnnxRuntime;
using Verification.Models.Backends;
using Verification.Models.Profiles;
using Verification.Reference.Numbers;

namespace Verification.Benchmarks.Accuracy;

/// <summary>Measures the elementary functions of a backend over the floats: the source of the numbers in its profile.</summary>
internal static class AccuracyTable
{
    public static void Run(string backend, int every, int threads, string filter, bool binades)
    {
        (OrtBackend runner, string? provider, Func<Function, double, double, double, double> profile) = backend switch
        {
            "ort-cpu" => (OrtBackend.Cpu, (string?)null, Allowed<OrtCpu32>),
            "ort-webgpu" => (OrtBackend.WebGpu, "WebGPU", (Func<Function, double, double, double, double>)Allowed<Wgsl32>),
            _ => throw new ArgumentException($"--backend is '{backend}': need ort-cpu or ort-webgpu", nameof(backend)),
        };
        Console.WriteLine($"{runner.Describe()}; every {(every == 1 ? "" : every.ToString(CultureInfo.InvariantCulture) + "-th ")}float of the dense range, 1 in {16 * every} outside");
        Console.WriteLine($"{"function",-20} {"floats",11} {"ulps",9} {"absolute",9} {"subnormal",9} {"profile",7} {"classes",8}  witnesses");
        Subject[] subjects = [.. Subjects.All.Where(s => s.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))];
        object screen = new();

        // Sessions of the WebGPU provider share a device; two at once ended in a segmentation fault (1.30.0 on SwiftShader).
        threads = provider is null ? threads : 1;
        Parallel.ForEach(subjects, new ParallelOptions { MaxDegreeOfParallelism = threads }, subject =>
        {
            string text;
            try
            {
                long start = Stopwatch.GetTimestamp();
                using FloatSweep sweep = new(subject, provider);
                Findings found = sweep.Run(every, subject.Key is { } key ? (x, z, y) => profile(key, x, z, y) : null);
                text = Line(subject, found, binades, Stopwatch.GetElapsedTime(start));
            }
            catch (OnnxRuntimeException e)
            {
                text = $"{subject.Name,-20} does not run: {e.Message.ReplaceLineEndings(" ")}";
            }
            lock (screen)
            {
                Console.WriteLine(text);
            }
        });
    }

    // Where subnormal operands may be read as zero, the bound of the result follows from what that does to the function: no profile states it.
    private static double Allowed<TProfile>(Function function, double x, double z, double y) where TProfile : IProfile =>
        TProfile.FlushesInputs && Math.Abs(x) < TProfile.Underflow ? double.PositiveInfinity
        : (function == Function.Pow ? TProfile.Error(function, x, z, Math.Abs(y)) : TProfile.Error(function, x, Math.Abs(y))) + TProfile.Underflow;

    // A binade is named only where its worst differs from the one before it.
    private static string Runs(IEnumerable<(int Exponent, double Ulps)> binades)
    {
        List<string> runs = [];
        string last = "";
        foreach ((int exponent, double ulps) in binades)
        {
            string size = ulps.ToString(ulps < 1000 ? "G2" : "E0", CultureInfo.InvariantCulture);
            if (size != last)
            {
                runs.Add(FormattableString.Invariant($"2^{exponent}: {size}"));
                last = size;
            }
        }
        return string.Join("  ", runs);
    }

    private static string Line(Subject subject, Findings found, bool binades, TimeSpan time)
    {
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{subject.Name,-20} {found.Count,11} {found.Ulps.Size,9:G5} {found.Absolute.Size,9:G3} {found.Subnormal.Size,9:G3} {found.Share.Size,7:F3} {found.Classes,8}  ulps: {found.Ulps}  ({time.TotalSeconds:F0} s)"),
            .. new[] { ("absolute", found.Absolute), ("subnormal", found.Subnormal), ("profile", found.Share), ("class", found.FirstClass) }
                .Where(w => w.Item2.ToString().Length > 0).Select(w => $"{"",80}{w.Item1}: {w.Item2}"),
        ];
        if (binades)
        {
            lines.Add($"{"",80}ulps from each binade of the result on: " + Runs(found.Binades));
        }
        return string.Join(Environment.NewLine, lines);
    }
}
