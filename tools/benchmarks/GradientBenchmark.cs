using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Verification.Gradients;
using Verification.Gradients.Layers;
using Verification.Reference.Tensors;

namespace Verification.Benchmarks;

/// <summary>Checks of whole gradients beside PyTorch's gradcheck (slow mode, every entry), one thread, in the same run.</summary>
internal static class GradientBenchmark
{
    // What gradcheck lets pass at an entry v: 1e-5 + 1e-3·|v|.
    private const double LeastOfGradcheck = 1e-5;

    private static readonly (string Name, ILayer Layer, int[][] Shapes, double Scale)[] Cases =
    [
        ("softmax", new SoftmaxLoops(), [[64, 256]], 1),
        ("batch-norm", new BatchNormalizationLoops(), [[128, 64]], 1),
        ("ugrnn", new UgrnnLoops(), [[32, 32], [32, 32], [32], [32, 32], [32, 32], [32], [16, 32], [16, 32]], 0.18),
        ("gru", new GruLoops(), [[16, 32], [16, 32], [96, 32], [96, 32], [96], [96]], 0.18),
        ("conv2d", new ConvolutionLoops(stride: 1, pad: 1), [[1, 3, 8, 8], [4, 3, 3, 3], [4]], 1),
        ("layer-norm", new LayerNormalizationLoops(), [[16, 64], [64], [64]], 1),
    ];

    internal static void Run(double seconds, string filter, string python)
    {
        Console.WriteLine("case         check                        verdict   ours ms: median   minimum    largest error unseen   peer ms   peer ÷ ours");
        foreach ((string name, ILayer layer, int[][] shapes, double scale) in Cases)
        {
            if (!name.Contains(filter, StringComparison.Ordinal))
                continue;

            var random = new Random(1);
            Tensor<double>[] at = [.. shapes.Select(shape => Normal(random, shape, scale))];
            Tensor<double>[] cotangents = [.. layer.Forward(at).Select(y => Normal(random, y.Shape, 1))];
            double? jacobian = Peer(python, name, "jacobian"), scalar = Peer(python, name, "scalar");
            Row(name, "black box, Jacobian", () => Gradient.Check(layer, at), seconds, jacobian);
            Row(name, "black box, one cotangent", () => Gradient.CheckFor<double>(layer.Forward, layer.Pullback, at, cotangents), seconds, scalar);
            Row(name, "black box, scalar loss", () => Loss(layer, at, cotangents), seconds, scalar);
            Row(name, "Gradient.Of", () => Gradient.Of(layer, at), seconds, jacobian);
        }
    }

    // The loss as a function of one number: nothing shows that it is a sum over outputs.
    private static GradientReport Loss(ILayer layer, Tensor<double>[] at, Tensor<double>[] cotangents) => Gradient.Check<double>(
        x => [Tensor<double>.Scalar(layer.Forward(x).Zip(cotangents, (y, c) => Dot(y.Values, c.Values)).Sum())],
        (x, c) => layer.Pullback(x, [.. cotangents.Select(t => new Tensor<double>(Array.ConvertAll(t.Values, v => v * c[0][0]), t.Shape))]),
        at);

    private static double Dot(double[] x, double[] y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += x[i] * y[i];

        return sum;
    }

    private static void Row(string name, string check, Func<GradientReport> run, double seconds, double? peer)
    {
        GradientReport report = run();
        double[] times = Pairing.Measure(() => report = run(), null, seconds).Ours;
        double median = Pairing.Median(times);
        string theirs = peer is { } value ? string.Create(CultureInfo.InvariantCulture, $"{value * 1e3,9:f1} {value / median,13:f1}") : "   absent";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-12} {check,-26} {report.Verdict,9} {median * 1e3,17:f3} {times[0] * 1e3,9:f3} {report.Detectable,14:e1} ({LeastOfGradcheck:e0}) {theirs}"));
    }

    private static Tensor<double> Normal(Random random, int[] shape, double scale)
    {
        var values = new double[Shape.Count(shape)];
        for (int i = 0; i < values.Length; i++)
            values[i] = scale * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

        return new(values, shape);
    }

    // Seconds of PyTorch's gradcheck; null where it is not there, or has not the memory (17 GiB for the Jacobian of the softmax).
    private static double? Peer(string python, string name, string variant)
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(python, [Path.Combine(AppContext.BaseDirectory, "gradcheck.py"), name, variant])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            if (process is null)
                return null;

            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            string line = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 && line.Length > 0 ? JsonDocument.Parse(line).RootElement.GetProperty("seconds").GetDouble() : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
