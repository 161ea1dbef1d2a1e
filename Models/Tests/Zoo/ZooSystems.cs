using Verification.Models.Zoo;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Zoo;

/// <summary>The systems of the zoo in plain loops over doubles, from their formulas alone.</summary>
internal static class ZooSystems
{
    /// <summary>Seeded inputs on [−2, 2).</summary>
    public static Dictionary<string, Tensor<float>> Inputs(string name, int batch)
    {
        SeededWeights random = new((ulong)(100 + batch));
        Tensor<float> Of(params int[] shape) => new([.. random.Next(1, shape).Values.Select(v => 2 * v)], shape);
        return name switch
        {
            "softmax" => new() { ["s"] = Of(batch, 3, 4) },
            "batch-normalization" => new() { ["x"] = Of(batch, 5) },
            "ugrnn-scan" => new() { ["x"] = Of(8, batch, 3), ["h"] = Of(batch, 4) },
            "vae" => new() { ["x"] = Of(batch, 6), ["epsilon"] = Of(batch, 2) },
            _ => new() { ["y"] = Of(batch, 8) },
        };
    }

    public static Dictionary<string, double[]> Outputs(string name, Dictionary<string, Tensor<float>> inputs, Dictionary<string, float[]> w) => name switch
    {
        "softmax" => Softmax(inputs["s"]),
        "batch-normalization" => BatchNormalization(inputs["x"], w),
        "ugrnn-scan" => Ugrnn(inputs["x"], inputs["h"], w),
        "vae" => Vae(inputs["x"], inputs["epsilon"], w),
        _ => VqVae(inputs["y"], w),
    };

    // Element (i, j) of table n belongs to group g(i, j): its share of the group's sum.
    private static Dictionary<string, double[]> Softmax(Tensor<float> s)
    {
        double[] Shares(Func<int, int> group) => [.. s.Values.Select((v, i) => Math.Exp(v) / s.Values.Where((_, k) => k / 12 == i / 12 && group(k % 12) == group(i % 12)).Sum(u => Math.Exp(u)))];
        return new() { ["rows"] = Shares(i => i / 4), ["columns"] = Shares(i => i % 4), ["joint"] = Shares(_ => 0), ["printed"] = Shares(i => i / 4) };
    }

    private static Dictionary<string, double[]> BatchNormalization(Tensor<float> x, Dictionary<string, float[]> w)
    {
        int b = x.Shape[0], n = x.Shape[1];
        double[] mu = new double[n], s = new double[n];
        for (int i = 0; i < x.Count; i++)
        {
            mu[i % n] += (double)x[i] / b;
        }
        for (int i = 0; i < x.Count; i++)
        {
            s[i % n] += (x[i] - mu[i % n]) * (x[i] - mu[i % n]) / (b - 1);
        }
        return new()
        {
            ["mu"] = mu,
            ["s"] = s,
            ["x-prime"] = [.. x.Values.Select((v, i) => (v - mu[i % n]) / Math.Sqrt(s[i % n]))],
            ["inference"] = [.. x.Values.Select((v, i) => w["scale"][i % n] * (v - (double)w["stored-mean"][i % n]) / Math.Sqrt(w["stored-variance"][i % n] + (double)1e-5f) + w["bias"][i % n])],
        };
    }

    private static Dictionary<string, double[]> Ugrnn(Tensor<float> x, Tensor<float> start, Dictionary<string, float[]> w)
    {
        double[] h = [.. start.Values.Select(v => (double)v)];
        List<double> states = [];
        foreach (float[] xt in x.Values.Chunk(x.Count / 8))
        {
            double[] input = Array.ConvertAll(xt, v => (double)v), before = h;
            double[] Gate(string g) => [.. Product(before, w[$"W-h{g}"], 4).Zip(Product(input, w[$"W-x{g}"], 3), (a, b) => a + b).Select((v, i) => v - w[$"B-{g}"][i % 4])];
            double[] r = [.. Gate("R").Select(Math.Tanh)], gate = [.. Gate("G").Select(v => 1 / (1 + Math.Exp(-v)))];
            h = [.. before.Select((v, i) => gate[i] * v + (1 - gate[i]) * r[i])];
            states.AddRange(h);
        }
        return new() { ["h-last"] = h, ["states"] = [.. states] };
    }

    private static Dictionary<string, double[]> Vae(Tensor<float> x, Tensor<float> epsilon, Dictionary<string, float[]> w)
    {
        double[] h = [.. Affine("encoder", [.. x.Values], 6, w).Select(Math.Tanh)], mean = Affine("z-hat", h, 5, w), logVariance = Affine("log-variance", h, 5, w);
        double[] z = [.. mean.Select((m, i) => m + Math.Exp(logVariance[i] / 2) * epsilon[i])];
        double[] xHat = Affine("x-hat", [.. Affine("decoder", z, 2, w).Select(Math.Tanh)], 5, w);
        double[] rate = Sums(mean.Select((m, i) => (Math.Exp(logVariance[i]) + m * m - 1 - logVariance[i]) / 2), 2);
        double[] distortion = Sums(xHat.Select((v, i) => (x[i] - v) * (x[i] - v) / 2 + w["normalizer"][0] / 6.0), 6);
        return new() { ["z"] = z, ["x-hat"] = xHat, ["rate"] = rate, ["distortion"] = distortion, ["elbo"] = [.. rate.Zip(distortion, (a, b) => -(a + b))] };
    }

    private static Dictionary<string, double[]> VqVae(Tensor<float> y, Dictionary<string, float[]> w)
    {
        double[][] l = [.. Affine("encoder", [.. y.Values], 8, w).Chunk(4)], c = [.. w["C"].Select(v => (double)v).Chunk(4)];
        double Distance(double[] a, double[] b) => a.Zip(b, (p, q) => (p - q) * (p - q)).Sum();
        int[] k = [.. l.Select(v => Array.IndexOf(c, c.MinBy(centre => Distance(centre, v))))];
        double[] lHat = [.. k.SelectMany(i => c[i])], yHat = Affine("y-hat", lHat, 12, w);
        return new()
        {
            ["k"] = [.. k.Select(i => (double)i)],
            ["L-hat"] = lHat,
            ["straight-through"] = lHat,
            ["y-hat"] = yHat,
            ["distortion"] = Sums(yHat.Select((v, i) => (y[i] - v) * (y[i] - v) / 2), 8),
            ["commitment"] = [.. l.Select((v, p) => 0.125 * Distance(v, c[k[p]]))],
        };
    }

    // x[b, ·] → W x[b, ·]
    private static double[] Product(double[] x, float[] w, int width) =>
        [.. x.Chunk(width).SelectMany(row => w.Chunk(width).Select(weights => row.Zip(weights, (a, b) => a * b).Sum()))];

    private static double[] Affine(string name, double[] x, int width, Dictionary<string, float[]> w)
    {
        float[] bias = w[$"{name}-b"];
        return [.. Product(x, w[$"{name}-W"], width).Select((v, i) => v + bias[i % bias.Length])];
    }

    private static double[] Sums(IEnumerable<double> values, int width) => [.. values.Chunk(width).Select(part => part.Sum())];
}
