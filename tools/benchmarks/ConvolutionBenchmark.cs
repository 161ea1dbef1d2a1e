using Verification.Reference.Kernels;

namespace Verification.Benchmarks;

/// <summary>Convolutions of well-known networks (batch 1, 224 × 224), ours beside a peer's.</summary>
internal static class ConvolutionBenchmark
{
    /// <summary>Every distinct convolution of ResNet-50: channels, filters, input size, kernel size, stride.</summary>
    internal static readonly (int Channels, int Filters, int Size, int Kernel, int Stride)[] ResNet50 =
    [
        (3, 64, 224, 7, 2),
        (64, 64, 56, 1, 1), (64, 64, 56, 3, 1), (64, 256, 56, 1, 1), (256, 64, 56, 1, 1),
        (256, 128, 56, 1, 1), (128, 128, 56, 3, 2), (128, 512, 28, 1, 1), (256, 512, 56, 1, 2), (512, 128, 28, 1, 1), (128, 128, 28, 3, 1),
        (512, 256, 28, 1, 1), (256, 256, 28, 3, 2), (256, 1024, 14, 1, 1), (512, 1024, 28, 1, 2), (1024, 256, 14, 1, 1), (256, 256, 14, 3, 1),
        (1024, 512, 14, 1, 1), (512, 512, 14, 3, 2), (512, 2048, 7, 1, 1), (1024, 2048, 14, 1, 2), (2048, 512, 7, 1, 1), (512, 512, 7, 3, 1),
    ];

    /// <summary>The depthwise convolutions of MobileNet v2, and two of the longer filters of MobileNet v3.</summary>
    internal static readonly (int Channels, int Filters, int Size, int Kernel, int Stride)[] Depthwise =
    [
        (32, 32, 112, 3, 1), (96, 96, 112, 3, 2), (144, 144, 56, 3, 1), (144, 144, 56, 3, 2), (192, 192, 28, 3, 1), (192, 192, 28, 3, 2),
        (384, 384, 14, 3, 1), (576, 576, 14, 3, 2), (960, 960, 7, 3, 1), (72, 72, 56, 5, 2), (672, 672, 14, 5, 1),
    ];

    internal static void Run(
        (int Channels, int Filters, int Size, int Kernel, int Stride)[] layers, bool depthwise, int threads, double seconds, string filter, IConvolutionPeer? peer)
    {
        Console.WriteLine($"peer: {peer?.Description ?? "absent"}");
        Console.WriteLine("channels → filters, size, kernel, stride   ours GFLOP/s   peer GFLOP/s   time ratio: median   minimum");
        double logMedian = 0, logMinimum = 0, sum = 0;
        int count = 0;
        foreach ((int channels, int filters, int size, int kernel, int stride) in layers)
        {
            string name = $"{channels} → {filters}, {size}², {kernel}×{kernel}, /{stride}";
            if (!name.Contains(filter, StringComparison.Ordinal))
                continue;

            int pad = kernel / 2;
            var shape = new ConvolutionShape(1, channels, filters, [size, size], [kernel, kernel], [stride, stride], padsBegin: [pad, pad], padsEnd: [pad, pad], groups: depthwise ? channels : 1);
            float[] x = Numbers((int)shape.InputLength), w = Numbers((int)shape.WeightLength), bias = Numbers(filters), y = new float[shape.OutputLength];
            using IPreparedConvolution? other = peer?.Prepare(shape, x, w, bias, threads);
            Pairing times = Pairing.Measure(() => Convolution.Of<float>(shape, x, w, bias, y, threads), other is null ? null : other.Run, seconds);
            double work = 2e-9 * shape.OutputLength * shape.Depth;
            string theirs = other is null
                ? "   peer absent"
                : $"{work / times.Peer[0],14:f1}   {times.MedianRatio,18:f3}   {times.MinimumRatio,7:f3}";
            Console.WriteLine($"{name,-42} {work / times.Ours[0],12:f1} {theirs}");
            logMedian += Math.Log(times.MedianRatio);
            logMinimum += Math.Log(times.MinimumRatio);
            sum += times.Ours[0];
            count++;
        }

        Console.WriteLine($"sum of our minima {sum * 1e3:f2} ms");
        if (peer is not null && count > 0)
            Console.WriteLine($"geometric mean of the time ratios: {Math.Exp(logMedian / count):f3} (medians), {Math.Exp(logMinimum / count):f3} (minima)");
    }

    private static float[] Numbers(int length)
    {
        var random = new Random(1);
        var numbers = new float[length];
        for (int i = 0; i < length; i++)
            numbers[i] = (random.NextSingle() * 2) - 1;

        return numbers;
    }
}
