using System.Numerics;
using Verification.Reference.Kernels;

namespace Verification.Benchmarks;

/// <summary>Matrix products of ours beside OpenBLAS's.</summary>
internal static class MatrixProductBenchmark
{
    private static readonly (int M, int N, int K)[] Sizes =
    [
        (1024, 1024, 1024), (512, 512, 512), (256, 256, 256), (128, 128, 128), (64, 64, 64), (32, 32, 32), (16, 16, 16), (4, 4, 4),
        (1, 1024, 1024), (1024, 1, 1024), (8, 1024, 1024), (1000, 1000, 1000), (64, 3136, 576), (512, 49, 4608), (2048, 49, 512), (128, 768, 3072),
    ];

    internal static void Run(int threads, double seconds, string filter)
    {
        if (OpenBlas.Present)
            OpenBlas.UseThreads(threads);

        Console.WriteLine($"peer: {OpenBlas.Description}");
        Console.WriteLine("type    m × n × k               ours GFLOP/s   peer GFLOP/s   time ratio: median   minimum");
        foreach ((int m, int n, int k) in Sizes)
        {
            if (!$"{m}x{n}x{k}".Contains(filter, StringComparison.Ordinal))
                continue;

            Compare<float>(m, n, k, threads, seconds, OpenBlas.Multiply);
            Compare<double>(m, n, k, threads, seconds, OpenBlas.Multiply);
        }
    }

    private static void Compare<T>(int m, int n, int k, int threads, double seconds, Action<int, int, int, T[], T[], T[]> peer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(1);
        T[] a = Fill(m * k), b = Fill(k * n), c = new T[m * n], d = new T[m * n];
        Pairing times = Pairing.Measure(
            () => MatrixProduct.Of(new MatrixView<T>(a, m, k), new MatrixView<T>(b, k, n), c, threads: threads),
            OpenBlas.Present ? () => peer(m, n, k, a, b, d) : null,
            seconds);
        double work = 2e-9 * m * n * k;
        string theirs = OpenBlas.Present
            ? $"{work / times.Peer[0],14:f1}   {times.MedianRatio,18:f3}   {times.MinimumRatio,7:f3}"
            : "   peer absent";
        Console.WriteLine($"{typeof(T).Name,-7} {$"{m} × {n} × {k}",-22} {work / times.Ours[0],13:f1} {theirs}");

        T[] Fill(int length)
        {
            var data = new T[length];
            for (int i = 0; i < length; i++)
                data[i] = T.CreateChecked((random.NextDouble() * 2) - 1);
            return data;
        }
    }
}
