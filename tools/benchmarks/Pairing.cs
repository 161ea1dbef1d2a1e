using System.Diagnostics;

namespace Verification.Benchmarks;

/// <summary>Times of ours and of a peer, taken in turns so that both meet the same disturbances.</summary>
internal sealed record Pairing
{
    /// <summary>Seconds per call of ours, ascending.</summary>
    public required double[] Ours { get; init; }

    /// <summary>Seconds per call of the peer, ascending; empty without a peer.</summary>
    public required double[] Peer { get; init; }

    /// <summary>Our processor time over the peer's, medians: what other programs on the machine do touches it less.</summary>
    public double ProcessorRatio { get; private init; } = double.NaN;

    /// <summary>Our median over the peer's: below 1 we are faster.</summary>
    public double MedianRatio => Median(Ours) / Median(Peer);

    /// <summary>Our minimum over the peer's.</summary>
    public double MinimumRatio => Ours[0] / (Peer.Length == 0 ? double.NaN : Peer[0]);

    /// <summary>Ours and the peer's in milliseconds, and their ratios: median and minimum of each, and of processor time.</summary>
    internal string Row =>
        $"{Median(Ours) * 1e3,15:f2} {Ours[0] * 1e3,9:f2} {Median(Peer) * 1e3,17:f2} {Peer[0] * 1e3,9:f2} {MedianRatio,20:f3} {MinimumRatio,9:f3} {ProcessorRatio,11:f3}";

    internal static double Median(double[] sorted) => sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];

    /// <summary>Measures both for about <paramref name="seconds"/> in all.</summary>
    internal static Pairing Measure(Action ours, Action? peer, double seconds)
    {
        // Each sample lasts at least 100 µs, so that the clock is exact enough; the first call also warms caches and buffers up.
        ours();
        peer?.Invoke();
        int calls = Math.Max(1, (int)(100e-6 / Math.Max(1e-9, Time(ours, 1, []))));
        List<double> mine = [], theirs = [], ourProcessor = [], theirProcessor = [];
        long end = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        while (mine.Count < 5 || Stopwatch.GetTimestamp() < end)
        {
            mine.Add(Time(ours, calls, ourProcessor));
            if (peer is not null)
                theirs.Add(Time(peer, calls, theirProcessor));
        }

        mine.Sort();
        theirs.Sort();
        ourProcessor.Sort();
        theirProcessor.Sort();
        return new Pairing { Ours = [.. mine], Peer = [.. theirs], ProcessorRatio = Median([.. ourProcessor]) / Median([.. theirProcessor]) };
    }

    private static double Time(Action action, int calls, List<double> processor)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
            action();

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
        processor.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds / calls);
        return seconds;
    }
}
